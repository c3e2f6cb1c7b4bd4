/** Which URLs are taken for a webhook, and that a refused one is never shown. */
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Either, FastCheck, Redacted } from "effect"
import type { InvalidWebhookUrl } from "runbell"
import { checkWebhookUrl } from "../../src/slack/WebhookUrl.ts"

const check = (url: string) => Either.map(checkWebhookUrl(Redacted.make(url)), Redacted.value)

const reason = (url: string): InvalidWebhookUrl["reason"] | undefined =>
  Either.match(check(url), { onLeft: ({ reason }) => reason, onRight: () => undefined })

/** All the ways in which an error ends up in a log. */
const printed = (error: InvalidWebhookUrl): string =>
  [
    error.message,
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: 9, showHidden: true }),
    error.stack,
    Cause.pretty(Cause.fail(error))
  ].join("\n")

describe("checkWebhookUrl", () => {
  it.each([
    "https://hooks.slack.com/services/T000/B000/XXXX",
    "https://hooks.slack-gov.com/services/T000/B000/XXXX",
    "https://hooks.slack.com/T000/B000/XXXX",
    "http://127.0.0.1:8080/services/T000/B000/XXXX",
    "http://localhost:8080/services/T000/B000/XXXX",
    "http://[::1]:8080/services/T000/B000/XXXX",
    "https://127.8.9.10/services/T000/B000/XXXX"
  ])("takes %s as it is", (url) => {
    assert.deepStrictEqual(check(url), Either.right(url))
  })

  it.each([
    ["spaces around it", " https://hooks.slack.com/services/T000/B000/XXXX\n"],
    ["a host in capitals", "https://HOOKS.Slack.com/services/T000/B000/XXXX"]
  ])("takes one with %s, without them", (_, url) => {
    assert.deepStrictEqual(check(url), Either.right("https://hooks.slack.com/services/T000/B000/XXXX"))
  })

  it.each([
    ["", "Empty"],
    ["  \n", "Empty"],
    ["hooks.slack.com/services/T000/B000/XXXX", "NotAUrl"],
    ["$SLACK_WEBHOOK_URL", "NotAUrl"],
    ["https://", "NotAUrl"],
    ["http://hooks.slack.com/services/T000/B000/XXXX", "NotHttps"],
    ["ftp://127.0.0.1/services/T000/B000/XXXX", "NotHttps"],
    ["file:///services/T000/B000/XXXX", "NotHttps"],
    ["javascript:alert(1)", "NotHttps"],
    ["https://hooks.slack.com.evil.example/services/T000/B000/XXXX", "UnknownHost"],
    ["https://evilhooks.slack.com/services/T000/B000/XXXX", "UnknownHost"],
    ["https://slack.com/services/T000/B000/XXXX", "UnknownHost"],
    ["https://10.0.0.1/services/T000/B000/XXXX", "UnknownHost"],
    ["https://127.0.0.1.evil.example/services/T000/B000/XXXX", "UnknownHost"],
    ["https://hooks.slack.com/workflows/T000/A000/1/XXXX", "WorkflowTrigger"],
    ["https://hooks.slack.com/triggers/T000/1/XXXX", "WorkflowTrigger"],
    ["https://hooks.slack.com@evil.example/services/T000/B000/XXXX", "Credentials"],
    ["https://me:XXXX@hooks.slack.com/services/T000/B000/XXXX", "Credentials"]
  ] as const)("refuses %j: %s", (url, expected) => {
    assert.strictEqual(reason(url), expected)
  })

  const secret = FastCheck.stringMatching(/^[a-z0-9]{8,24}$/u)
  const junk = FastCheck.tuple(
    FastCheck.constantFrom(
      "https://evil.example",
      "http://hooks.slack.com",
      "https://hooks.slack.com@x.example",
      "https://me:pw@hooks.slack.com",
      "https://hooks.slack.com/workflows",
      "",
      "https:/\\",
      "ht tp://"
    ),
    secret,
    FastCheck.constantFrom("", "?token=", "#", "%", "\u0000")
  ).map(([start, secret, sep]) => ({ url: `${start}/${secret}${sep}${secret}`, secret }))

  it.prop("shows nothing of a URL that it refuses, however the error is printed", [junk], ([{ url, secret }]) => {
    const refused = check(url)
    if (Either.isRight(refused)) return assert.fail("it was taken")
    assert.notInclude(printed(refused.left), secret)
    assert.notInclude(printed(refused.left), "evil.example")
  })

  it.prop(
    "takes nothing but https to Slack, or loopback, whatever it is given",
    [
      FastCheck.oneof(
        FastCheck.webUrl({ validSchemes: ["http", "https", "ws", "ftp"] }),
        FastCheck.string(),
        junk.map(({ url }) => url)
      )
    ],
    ([url]) => {
      const taken = check(url)
      if (Either.isLeft(taken)) return
      const { protocol, hostname } = new URL(taken.right)
      const slack = protocol === "https:" && ["hooks.slack.com", "hooks.slack-gov.com"].includes(hostname)
      assert.isTrue(slack || hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127."))
    }
  )
})
