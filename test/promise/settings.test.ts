/** Where a program without Effect is told, and in which way a setting that cannot be right is refused before anything runs. */
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Either, Redacted } from "effect"
import {
  type ConnectOptions,
  connect,
  DestinationMissing,
  InvalidBotOptions,
  InvalidWebhookUrl,
  isConnectError,
  isSlackError,
  UnknownLanguage
} from "runbell/promise"
import { SlackSandbox } from "runbell/testing"
import { destinationOf } from "../../src/promise/destinationOf.ts"
import { swift } from "../support/liveSlack.ts"
import { inSandbox, tell } from "./support.ts"

const webhook = "https://hooks.slack.com/services/T000/B000/XXXX"
const token = "xoxb-XXXX"

const chosen = (given: ConnectOptions, environment: Readonly<Record<string, string>> = {}) =>
  destinationOf(given).pipe(
    Effect.withConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(environment)))),
    Effect.map((destination) => {
      if (destination._tag === "Webhook") return Redacted.value(destination.url)
      return destination._tag === "Bot"
        ? `${Redacted.value(destination.bot.token)} ${destination.bot.channel}`
        : "console"
    }),
    Effect.either,
    Effect.map(Either.mapLeft(({ missing }) => missing)),
    Effect.map(Either.merge)
  )

const choices: ReadonlyArray<readonly [string, ConnectOptions, Readonly<Record<string, string>>, string]> = [
  ["nothing at all", {}, {}, "Everything"],
  ["variables that are set to nothing", {}, { SLACK_WEBHOOK_URL: "", SLACK_BOT_TOKEN: "" }, "Everything"],
  ["a webhook in the environment", {}, { SLACK_WEBHOOK_URL: webhook }, webhook],
  ["a bot in the environment", {}, { SLACK_BOT_TOKEN: token, SLACK_CHANNEL: "#runs" }, `${token} #runs`],
  [
    "both in the environment",
    {},
    { SLACK_WEBHOOK_URL: webhook, SLACK_BOT_TOKEN: token, SLACK_CHANNEL: "#runs" },
    `${token} #runs`
  ],
  ["half a bot and a webhook in the environment", {}, { SLACK_WEBHOOK_URL: webhook, SLACK_BOT_TOKEN: token }, webhook],
  ["half a bot in the environment", {}, { SLACK_BOT_TOKEN: token }, "Channel"],
  ["a webhook of one's own", { webhook }, { SLACK_BOT_TOKEN: token, SLACK_CHANNEL: "#runs" }, webhook],
  ["a channel of one's own", { channel: "#a" }, { SLACK_BOT_TOKEN: token, SLACK_CHANNEL: "#runs" }, `${token} #a`],
  ["a channel without a token", { channel: "#a" }, { SLACK_WEBHOOK_URL: webhook }, "Token"],
  ["a token without a channel", { token }, {}, "Channel"],
  ["a dry run", { dryRun: true, webhook }, {}, "console"]
]

describe("where to tell", () => {
  for (const [what, given, environment, expected] of choices) {
    it.effect(`is found with ${what}`, () =>
      Effect.map(chosen(given, environment), (found) => assert.strictEqual(found, expected))
    )
  }
})

const refusal = (options: ConnectOptions) =>
  connect({ signals: false, durable: false, ...options }).catch((error) => error)

describe("connect", () => {
  it("rejects with an error of its own for each setting that cannot be right, and shows no secret", async () => {
    const secret = "hooks.example.com/secret"
    const refusals: ReadonlyArray<readonly [ConnectOptions, new (...args: ReadonlyArray<never>) => Error]> = [
      [{ webhook: `https://${secret}` }, InvalidWebhookUrl],
      [{ webhook: "" }, InvalidWebhookUrl],
      [{ token: secret, channel: "#runs" }, InvalidBotOptions],
      [{ webhook, language: "tlh" }, UnknownLanguage],
      [{ channel: "#runs" }, DestinationMissing]
    ]
    for (const [options, kind] of refusals) {
      const error = await refusal(options)
      assert.isTrue(error instanceof kind && isConnectError(error) && !isSlackError(error), String(error))
      assert.notInclude(`${error} ${JSON.stringify(error)} ${error.stack}`, secret)
    }
  })

  it.live("speaks another language, through a fetch of one's own, in other words where they are secret", () =>
    inSandbox(
      Effect.gen(function* () {
        let asked = 0
        const fetch: typeof globalThis.fetch = (...args) => {
          asked += 1
          return globalThis.fetch(...args)
        }
        const { value, told } = yield* tell((notifier) => notifier.send("token-123"), {
          language: "zh",
          fetch,
          redact: (text) => text.replaceAll(/token-\d+/gu, "‹token›")
        })
        assert.isTrue(value.at instanceof Date)
        assert.strictEqual(value.attempts, 1)
        assert.strictEqual(asked, 1)
        assert.deepStrictEqual(told, ["‹token›"])
      })
    )
  )

  it.live("is a bot's, which learns the ts of its messages", () =>
    inSandbox(
      Effect.gen(function* () {
        const { apiUrl, botToken } = yield* SlackSandbox
        const receipt = yield* Effect.promise(async () => {
          const bot = { token: Redacted.value(botToken), channel: "#runs", api: apiUrl }
          const notifier = await connect({ ...bot, durable: false, policy: swift })
          return notifier.send("hello").finally(notifier.close)
        })
        assert.match(receipt.ts ?? "", /^\d+\.\d+$/u)
      })
    )
  )

  it.live("rejects what Slack refuses with its own error, which says what to do", () =>
    inSandbox(
      Effect.gen(function* () {
        yield* Effect.flatMap(SlackSandbox, ({ setState }) => setState("revoked"))
        const { value: error } = yield* tell((notifier) => notifier.send("hello").catch((error: unknown) => error))
        assert.isTrue(error instanceof Error && isSlackError(error) && error._tag === "SlackWebhookRevoked")
      })
    )
  )
})
