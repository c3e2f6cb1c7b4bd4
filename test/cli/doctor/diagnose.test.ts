/** What the doctor finds between here and Slack: with the sandbox in each state, and with all that can be in its way. */
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Either, Layer, Redacted } from "effect"
import { SlackPolicy } from "runbell"
import { Fault, SlackSandbox, type WebhookState } from "runbell/testing"
import { diagnose } from "../../../src/cli/doctor/diagnose.ts"
import { findDestination } from "../../../src/cli/doctor/findDestination.ts"
import { exitCodeOf, type Report } from "../../../src/cli/doctor/Report.ts"
import { renderReport } from "../../../src/cli/doctor/renderReport.ts"
import { en } from "../../../src/cli/doctor/words/en.ts"
import { wordsIn } from "../../../src/cli/doctor/words/wordsIn.ts"
import { Check } from "../../../src/cli/settings/Check.ts"
import { Destination } from "../../../src/cli/settings/Destination.ts"
import type { Environment } from "../../../src/cli/settings/Environment.ts"
import { type Settings, settingsOf } from "../../../src/cli/settings/Settings.ts"
import { Source } from "../../../src/cli/settings/Source.ts"
import { SecretFileUnreadable } from "../../../src/cli/settings/secretOf.ts"
import { Warning } from "../../../src/cli/settings/Warning.ts"
import { Address } from "../../../src/slack/Address.ts"
import { InvalidWebhookUrl } from "../../../src/slack/WebhookUrl.ts"
import { certificate } from "../../support/certificates.ts"
import { sandbox } from "../../support/liveSlack.ts"
import { deadPort, httpServer, httpsServer, proxyServer, rawServer } from "../../support/servers.ts"

const source = Source.Variable({ name: "SLACK_WEBHOOK_URL" })

const settings = (destination: Destination, warnings: ReadonlyArray<Warning> = []): Settings =>
  Either.getOrThrow(settingsOf([], { check: Check.Missing(), destination, warnings }))

const at = (address: Address, unused?: Source): Settings =>
  settings(Destination.Usable({ source, address, file: undefined, unused }))

const usable = (url: string): Settings => at(Address.Webhook({ url: Redacted.make(url) }))

const examine = (url: string, environment: Environment = {}, post?: string) =>
  diagnose(usable(url), { environment, post })

/** The findings by check, without what was not checked. */
const found = (report: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(
    report.flatMap(({ name, finding }) => (finding._tag === "NotChecked" ? [] : [[name, finding._tag]]))
  )

const path = "/services/T000/B000/XXXX"

const printed = (report: Report): string =>
  [
    inspect(report, { depth: 9, showHidden: true }),
    JSON.stringify(report),
    ...Object.values(wordsIn).flatMap((words) => renderReport(report, words))
  ].join("\n")

describe("what is set", () => {
  it.effect("is looked at first, and nothing else without it", () =>
    Effect.gen(function* () {
      const report = yield* diagnose(settings(Destination.Missing()), { environment: {}, post: undefined })
      assert.deepStrictEqual(found(report), { destination: "NothingSet" })
      assert.strictEqual(exitCodeOf(report), 1)
    })
  )

  it.effect.each([
    [new InvalidWebhookUrl({ reason: "NotHttps" }), "UrlUnusable"],
    [new SecretFileUnreadable({ path: "/nowhere", code: "ENOENT" }), "SecretFileUnreadable"]
  ] as const)("is told when it cannot be used", ([problem, expected]) =>
    Effect.gen(function* () {
      const report = yield* diagnose(settings(Destination.Unusable({ source, problem })), {
        environment: {},
        post: undefined
      })
      assert.deepStrictEqual(found(report), { destination: expected })
    })
  )

  it.effect("is warned of where it is careless, which alone is no problem", () =>
    Effect.gen(function* () {
      const warnings = [
        Warning.SecretInArguments({ option: "webhook-url" }),
        Warning.SecretReadable({ path: "/home/me/runbell.json" })
      ]
      const report = yield* diagnose(settings(Destination.Missing(), warnings), { environment: {}, post: undefined })
      assert.deepStrictEqual(
        report.slice(0, 3).map(({ finding }) => finding._tag),
        ["SecretInArguments", "SecretReadable", "NothingSet"]
      )
      assert.strictEqual(exitCodeOf(report.slice(0, 2)), 0)
    })
  )
})

describe("the webhook", () => {
  const states: ReadonlyArray<readonly [WebhookState, string]> = [
    ["active", "WebhookAlive"],
    ["revoked", "WebhookUnknown"],
    ["removed", "WebhookUnknown"],
    ["disabled", "WebhookUnknown"],
    ["channelArchived", "ChannelArchived"],
    ["channelDeleted", "ChannelGone"],
    ["prohibited", "PostForbidden"],
    ["generalRestricted", "PostForbidden"],
    ["teamDisabled", "WorkspaceGone"]
  ]

  it.live.each(states)("is found out in each state, and no message is posted for it: %s", ([state, expected]) =>
    Effect.gen(function* () {
      const { webhookUrl, setState, messages } = yield* SlackSandbox
      yield* setState(state)
      const report = yield* examine(Redacted.value(webhookUrl))
      const good = { destination: "UrlFound", dns: "HostFound", tcp: "Connected", clock: "ClockRight" }
      assert.deepStrictEqual(found(report), { ...good, webhook: expected })
      assert.strictEqual(exitCodeOf(report), state === "active" ? 0 : 1)
      assert.lengthOf(yield* messages, 0)
    }).pipe(Effect.provide(sandbox), Effect.orDie)
  )

  it.live.each([
    ["/services/T00000001/B0UNKNOWN/XXXX", "no_service"],
    ["/services/T0UNKNOWN/B00000001/XXXX", "no_team"]
  ] as const)("is told by Slack's own code: %s", ([path, code]) =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      assert.include(renderReport(yield* examine(`${url}${path}`), en).join("\n"), code)
    }).pipe(Effect.provide(sandbox), Effect.orDie)
  )

  it.live.each([
    [Fault.ServerError({}), "SlackAtFault", 1],
    [Fault.RateLimited({ retryAfter: 1 }), "RateLimited", 0],
    [Fault.Answer({ status: 200, body: "<html>Please log in" }), "NotSlack", 1],
    [Fault.Answer({ status: 302, body: "", headers: { location: "/login" } }), "NotSlack", 1],
    [Fault.DropBefore(), "NoAnswer", 1]
  ] as const)("is told from what answers in its place: %j", ([fault, expected, code]) =>
    Effect.gen(function* () {
      const { webhookUrl, failAlways } = yield* SlackSandbox
      yield* failAlways(fault)
      const report = yield* examine(Redacted.value(webhookUrl), {}, "test")
      assert.strictEqual(found(report)["webhook"], expected)
      assert.isUndefined(found(report)["post"], "there is no use in posting")
      assert.strictEqual(exitCodeOf(report), code)
    }).pipe(Effect.provide(sandbox), Effect.orDie)
  )

  it.live("is waited for no longer than a message's attempt may take", () =>
    Effect.gen(function* () {
      const { webhookUrl, failAlways } = yield* SlackSandbox
      yield* failAlways(Fault.Hang())
      const report = yield* examine(Redacted.value(webhookUrl))
      const finding = report.find(({ name }) => name === "webhook")?.finding
      assert.deepInclude(finding, { _tag: "NoAnswer", code: "ETIMEDOUT" })
    }).pipe(Effect.provide(Layer.merge(sandbox, SlackPolicy.layer({ attemptTimeout: "300 millis" }))), Effect.orDie)
  )

  it.live("gets one test message when that is asked for", () =>
    Effect.gen(function* () {
      const { webhookUrl, messages } = yield* SlackSandbox
      const report = yield* examine(Redacted.value(webhookUrl), {}, en.testMessage)
      assert.strictEqual(found(report)["post"], "Posted")
      assert.strictEqual(exitCodeOf(report), 0)
      assert.deepStrictEqual(
        (yield* messages).map(({ text }) => text),
        [en.testMessage]
      )
    }).pipe(Effect.provide(sandbox), Effect.orDie)
  )
})

describe("the way there", () => {
  it.live("ends at a port where nobody listens", () =>
    Effect.gen(function* () {
      const report = yield* examine(`http://127.0.0.1:${yield* deadPort}${path}`)
      assert.deepStrictEqual(found(report), { destination: "UrlFound", dns: "HostFound", tcp: "NotConnected" })
      assert.strictEqual(exitCodeOf(report), 1)
    })
  )

  it.live("ends at a host that does not exist", () =>
    Effect.gen(function* () {
      const report = yield* examine(`https://hooks.slack.invalid${path}`)
      assert.deepStrictEqual(found(report), { destination: "UrlFound", dns: "HostUnknown" })
    })
  )

  it.scopedLive("ends at a server of an authority that Node does not know", () =>
    Effect.gen(function* () {
      const port = yield* httpsServer(yield* certificate("IP:127.0.0.1"), (_, response) => response.end("ok"))
      const report = yield* examine(`https://127.0.0.1:${port}${path}`)
      assert.strictEqual(found(report)["tls"], "AuthorityUnknown")
      assert.isUndefined(found(report)["webhook"])
      assert.include(printed(report), "NODE_EXTRA_CA_CERTS")
    })
  )

  it.scopedLive("ends at what speaks no TLS", () =>
    Effect.gen(function* () {
      const port = yield* rawServer((socket) => socket.end("garbage\n"))
      const report = yield* examine(`https://127.0.0.1:${port}${path}`)
      assert.strictEqual(found(report)["tls"], "NotEncrypted")
    })
  )

  it.scopedLive.each([
    [{ refusal: 403 }, "ProxyRefuses"],
    [{ refusal: 502 }, "ProxyRefuses"],
    [{ authorization: "Basic another" }, "ProxyWantsLogin"]
  ] as const)("ends at a proxy that lets nobody through: %j", ([options, expected]) =>
    Effect.gen(function* () {
      const { asked, port } = yield* proxyServer(options)
      const report = yield* examine(`https://hooks.slack.com${path}`, {
        HTTPS_PROXY: `http://ann:p%40ss@127.0.0.1:${port}`
      })
      assert.deepStrictEqual(found(report), {
        destination: "UrlFound",
        dns: "HostFound",
        tcp: "Connected",
        proxy: expected
      })
      assert.deepStrictEqual(asked, ["hooks.slack.com:443"])
      assert.notMatch(printed(report), /p@ss|p%40ss|ann:|XXXX/u)
    })
  )

  it.live.each([
    ["http://proxy.invalid:3128", { dns: "HostUnknown" }],
    ["socks5://127.0.0.1:1080", { proxy: "ProxyUnusable" }]
  ] as const)("ends at a proxy that cannot be used: %s", ([HTTPS_PROXY, expected]) =>
    Effect.gen(function* () {
      const report = yield* examine(`https://hooks.slack.com${path}`, { HTTPS_PROXY })
      assert.deepStrictEqual(found(report), { destination: "UrlFound", ...expected })
    })
  )

  it.scopedLive("ends at a proxy that is not there", () =>
    Effect.gen(function* () {
      const HTTPS_PROXY = `http://127.0.0.1:${yield* deadPort}`
      const report = yield* examine(`https://hooks.slack.com${path}`, { HTTPS_PROXY })
      assert.deepStrictEqual(found(report), { destination: "UrlFound", dns: "HostFound", tcp: "NotConnected" })
    })
  )

  it.scopedLive("leads through a proxy as far as a certificate that cannot be trusted", () =>
    Effect.gen(function* () {
      const to = yield* httpsServer(yield* certificate("DNS:hooks.slack.com"), (_, response) => response.end("ok"))
      const { port } = yield* proxyServer({ to })
      const report = yield* examine(`https://hooks.slack.com${path}`, { HTTPS_PROXY: `http://127.0.0.1:${port}` })
      const { proxy, tls } = found(report)
      assert.deepStrictEqual({ proxy, tls }, { proxy: "ProxyPasses", tls: "AuthorityUnknown" })
    })
  )
})

describe("the clock", () => {
  it.scopedLive.each([
    [-3_600_000, { _tag: "ClockWrong", minutes: 60, ahead: true }],
    [600_000, { _tag: "ClockWrong", minutes: 10, ahead: false }],
    [30_000, { _tag: "ClockRight" }]
  ] as const)("is compared with the answer's Date: %i ms apart", ([apart, expected]) =>
    Effect.gen(function* () {
      const port = yield* httpServer((_, response) => {
        response.setHeader("date", new Date(Date.now() + apart).toUTCString())
        response.writeHead(400).end("invalid_payload")
      })
      const report = yield* examine(`http://127.0.0.1:${port}${path}`)
      assert.deepInclude(report.find(({ name }) => name === "clock")?.finding, expected)
      assert.strictEqual(exitCodeOf(report), 0)
    })
  )

  it.scopedLive("is not judged where the answer has no Date", () =>
    Effect.gen(function* () {
      const port = yield* httpServer((_, response) => {
        response.sendDate = false
        response.writeHead(400).end("invalid_payload")
      })
      const report = yield* examine(`http://127.0.0.1:${port}${path}`)
      assert.isUndefined(found(report)["clock"])
      assert.strictEqual(found(report)["webhook"], "WebhookAlive")
    })
  )
})

describe("the bot", () => {
  const asked = (post?: string, channel = "#runs", token?: Redacted.Redacted) =>
    Effect.gen(function* () {
      const { apiUrl, botToken } = yield* SlackSandbox
      const address = Address.Bot({ token: token ?? botToken, channel, api: apiUrl })
      return yield* diagnose(at(address), { environment: {}, post })
    })

  const good = { destination: "BotFound", dns: "HostFound", tcp: "Connected", clock: "ClockRight", bot: "BotAlive" }

  it.live("is introduced, with its scopes and its channel, and leaves nothing behind", () =>
    Effect.gen(function* () {
      const { setScopes, messages } = yield* SlackSandbox
      yield* setScopes("chat:write", "channels:history", "files:write")
      const report = yield* asked()
      assert.deepStrictEqual(found(report), { ...good, scopes: "ScopesComplete", channel: "ChannelOpen" })
      assert.strictEqual(exitCodeOf(report), 0)
      assert.lengthOf(yield* messages, 0)
      assert.notInclude(printed(report), "XXXX")
    }).pipe(Effect.provide(sandbox), Effect.orDie)
  )

  it.live("says which scopes would be of use, and which one it cannot do without", () =>
    Effect.gen(function* () {
      const { setScopes } = yield* SlackSandbox
      yield* setScopes("chat:write")
      const report = yield* asked()
      assert.strictEqual(found(report)["scopes"], "ScopesUseful")
      assert.match(renderReport(report, en).join("\n"), /files:write.*picture.*channels:history/u)
      assert.strictEqual(exitCodeOf(report), 0)
      yield* setScopes("channels:history")
      assert.strictEqual(exitCodeOf(yield* asked()), 1)
    }).pipe(Effect.provide(sandbox), Effect.orDie)
  )

  it.live("says how to let it into its channel", () =>
    Effect.gen(function* () {
      const { setChannel } = yield* SlackSandbox
      yield* setChannel("#runs", "public")
      const report = yield* asked()
      assert.strictEqual(found(report)["channel"], "NotInChannel")
      assert.match(renderReport(report, en).join("\n"), /type \/invite @\w+ in the channel/u)
      assert.strictEqual(exitCodeOf(report), 1)
      yield* setChannel("#runs", "archived")
      assert.strictEqual(found(yield* asked())["channel"], "ChannelArchived")
      assert.strictEqual(found(yield* asked(undefined, "C0NOWHERE"))["channel"], "ChannelUnknown")
    }).pipe(Effect.provide(sandbox), Effect.orDie)
  )

  it.live("says what has become of its token, and tries nothing more with it", () =>
    Effect.gen(function* () {
      const { setToken } = yield* SlackSandbox
      assert.strictEqual(found(yield* asked("hi", "#runs", Redacted.make("xoxb-YYYY")))["bot"], "TokenRefused")
      yield* setToken("revoked")
      const report = yield* asked()
      assert.deepStrictEqual([found(report)["bot"], found(report)["channel"]], ["TokenRefused", undefined])
      assert.strictEqual(exitCodeOf(report), 1)
    }).pipe(Effect.provide(sandbox), Effect.orDie)
  )

  it.live("posts a message where it is asked to", () =>
    Effect.gen(function* () {
      const { messages } = yield* SlackSandbox
      assert.strictEqual(found(yield* asked("All is well"))["post"], "Posted")
      assert.deepStrictEqual(
        (yield* messages).map(({ text }) => text),
        ["All is well"]
      )
    }).pipe(Effect.provide(sandbox), Effect.orDie)
  )

  it("is told where a webhook is set besides, which is not used", () => {
    const token = Redacted.make("xoxb-XXXX")
    const address = Address.Bot({ token, channel: "#runs", api: "https://slack.com/api/" })
    assert.deepStrictEqual(
      findDestination(at(address, Source.Variable({ name: "SLACK_WEBHOOK_URL" }))).map(({ finding }) => finding._tag),
      ["BotFound", "WebhookUnused"]
    )
  })
})
