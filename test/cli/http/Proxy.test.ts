/** Which proxy a request goes through, by the environment. */
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { FastCheck, Redacted } from "effect"
import { routeOf } from "../../../src/cli/http/Proxy.ts"

const slack = new URL("https://hooks.slack.com/services/T000/B000/XXXX")

/** In short: `http proxy:3128`, `direct`, `unusable`. */
const route = (environment: Readonly<Record<string, string>>, url = slack): string => {
  const way = routeOf(url, environment)
  if (way._tag !== "Through") return way._tag
  const { secure, host, port } = way.proxy
  return `${way.variable}: ${secure ? "tls" : "plain"} ${host} ${port}`
}

describe("routeOf", () => {
  it.each([
    [{}, "Direct"],
    [{ HTTPS_PROXY: "" }, "Direct"],
    [{ HTTP_PROXY: "http://proxy:3128" }, "Direct"],
    [{ HTTPS_PROXY: "http://proxy:3128" }, "HTTPS_PROXY: plain proxy 3128"],
    [{ https_proxy: "http://small:1", HTTPS_PROXY: "http://large:2" }, "https_proxy: plain small 1"],
    [{ ALL_PROXY: "http://proxy" }, "ALL_PROXY: plain proxy 80"],
    [{ HTTPS_PROXY: "http://one:1", all_proxy: "http://two:2" }, "HTTPS_PROXY: plain one 1"],
    [{ HTTPS_PROXY: "proxy:3128" }, "HTTPS_PROXY: plain proxy 3128"],
    [{ HTTPS_PROXY: "https://proxy" }, "HTTPS_PROXY: tls proxy 443"],
    [{ HTTPS_PROXY: "http://[::1]:3128/" }, "HTTPS_PROXY: plain ::1 3128"],
    [{ HTTPS_PROXY: "socks5://proxy:1080" }, "Unusable"],
    [{ HTTPS_PROXY: "http://" }, "Unusable"],
    [{ HTTPS_PROXY: "http://a b" }, "Unusable"]
  ] as const)("with %j is: %s", (environment, expected) => {
    assert.strictEqual(route(environment), expected)
  })

  it.each([
    "hooks.slack.com",
    "slack.com",
    ".slack.com",
    "*.slack.com",
    "*",
    "example.org, SLACK.com",
    "example.org slack.com",
    "hooks.slack.com:443"
  ])("goes around the proxy with NO_PROXY=%s", (NO_PROXY) => {
    assert.strictEqual(route({ HTTPS_PROXY: "http://proxy:1", NO_PROXY }), "Direct")
  })

  it.each([
    "lack.com",
    "com.hooks",
    "ooks.slack.com",
    "hooks.slack.com:8443",
    "example.org",
    ".",
    ",",
    "api.slack.com"
  ])("goes through the proxy with NO_PROXY=%s", (NO_PROXY) => {
    assert.strictEqual(route({ HTTPS_PROXY: "http://proxy:1", NO_PROXY }), "HTTPS_PROXY: plain proxy 1")
  })

  it.each([
    "http://127.0.0.1:4040/services/T/B/X",
    "https://127.0.0.1:4040/",
    "https://localhost/",
    "https://[::1]:1/"
  ])("never sends what is for this machine to a proxy: %s", (url) => {
    assert.strictEqual(route({ HTTPS_PROXY: "http://proxy:1", HTTP_PROXY: "http://proxy:1" }, new URL(url)), "Direct")
  })

  it("reads a name and a password, with what is escaped in them, and does not show them", () => {
    const way = routeOf(slack, { HTTPS_PROXY: "http://ann:p%40ss%3A@proxy:3128" })
    if (way._tag !== "Through" || way.proxy.authorization === undefined) return assert.fail("no name")
    assert.strictEqual(Redacted.value(way.proxy.authorization), `Basic ${btoa("ann:p@ss:")}`)
    assert.notMatch(inspect(way, { depth: 9, showHidden: true }) + JSON.stringify(way), /ann|p@ss|p%40ss|QG5u/u)
  })

  it.prop("answers whatever stands in the variables", [FastCheck.string(), FastCheck.string()], ([proxy, exempt]) => {
    assert.include(["Direct", "Through", "Unusable"], routeOf(slack, { HTTPS_PROXY: proxy, NO_PROXY: exempt })._tag)
  })
})
