/** The notifier that the environment asks for, and what is said of an environment that cannot be right. */
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Layer } from "effect"
import { SlackNotifier } from "runbell"
import { scriptedSlack } from "../support/scriptedSlack.ts"
import { saying } from "../support/words.ts"

const url = "https://hooks.slack.com/services/T000/B000/XXXX"

const sending = (environment: Readonly<Record<string, string>>) => {
  const slack = scriptedSlack()
  return Effect.gen(function* () {
    const notifier = yield* SlackNotifier
    yield* Effect.flatten(notifier.enqueue(saying("hello")))
    return slack.asked.map(({ url }) => url)
  }).pipe(
    Effect.provide(SlackNotifier.layerConfig.pipe(Layer.provide(slack.layer))),
    Effect.withConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(environment))))
  )
}

describe("SlackNotifier.layerConfig", () => {
  it.effect("posts to SLACK_WEBHOOK_URL", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* sending({ SLACK_WEBHOOK_URL: url }), [url])
    })
  )

  it.effect.each([{}, { SLACK_WEBHOOK_URL: "" }])("names the variable when it is missing or empty: %j", (environment) =>
    Effect.gen(function* () {
      assert.include(inspect(yield* Effect.flip(sending(environment))), "SLACK_WEBHOOK_URL")
    })
  )

  it.effect("refuses a URL that cannot be right, and shows nothing of it", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(sending({ SLACK_WEBHOOK_URL: `http://hooks.slack.com/services/T000/B000/XXXX` }))
      assert.containsSubset(error, { _tag: "InvalidWebhookUrl", reason: "NotHttps" })
      assert.notInclude(inspect(error, { depth: 9, showHidden: true }), "XXXX")
    })
  )
})
