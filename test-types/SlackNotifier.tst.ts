/** What each layer gives, needs and may fail with. */
import type { HttpClient } from "@effect/platform"
import { type ConfigError, type Effect, type Layer, Redacted } from "effect"
import { type InvalidWebhookUrl, Mention, type Message, type Receipt, Route, SlackNotifier, SlackPolicy } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { describe, expect, test } from "tstyche"

const url = Redacted.make("https://hooks.slack.com/services/T000/B000/XXXX")

declare const deliver: (message: Message) => Effect.Effect<Receipt>
declare const failing: (message: Message) => Effect.Effect<Receipt, Error>
declare const needing: (message: Message) => Effect.Effect<Receipt, never, HttpClient.HttpClient>

describe("SlackNotifier", () => {
  test("over a webhook needs an HttpClient, and may refuse the URL", () => {
    expect(SlackNotifier.layerWebhook({ url })).type.toBe<
      Layer.Layer<SlackNotifier, InvalidWebhookUrl, HttpClient.HttpClient>
    >()
  })

  test("takes the URL as a secret only", () => {
    expect(SlackNotifier.layerWebhook).type.not.toBeCallableWith({
      url: "https://hooks.slack.com/services/T000/B000/XXXX"
    })
    expect(SlackNotifier.layerWebhook).type.not.toBeCallableWith({ url: Redacted.make(7) })
    expect(SlackNotifier.layerWebhook).type.not.toBeCallableWith({})
  })

  test("from the environment may miss its variable too", () => {
    expect(SlackNotifier.layerConfig).type.toBe<
      Layer.Layer<SlackNotifier, InvalidWebhookUrl | ConfigError.ConfigError, HttpClient.HttpClient>
    >()
  })

  test("to several destinations needs and may fail with what each of them does", () => {
    const [posting, printing] = [SlackNotifier.layerWebhook({ url }), SlackNotifier.layerConsole]
    expect(SlackNotifier.all([posting, printing])).type.toBe<
      Layer.Layer<SlackNotifier, InvalidWebhookUrl, HttpClient.HttpClient>
    >()
    expect(SlackNotifier.all([printing])).type.toBe<Layer.Layer<SlackNotifier>>()
    expect(SlackNotifier.all).type.not.toBeCallableWith([])
    expect(
      SlackNotifier.route({
        routes: [{ when: Route.trouble, to: posting, mentions: [Mention.here] }],
        otherwise: printing
      })
    ).type.toBe<Layer.Layer<SlackNotifier, InvalidWebhookUrl, HttpClient.HttpClient>>()
    expect(SlackNotifier.route).type.not.toBeCallableWith({ routes: [{ when: Route.trouble, to: posting }] })
  })

  test("on a terminal or nowhere needs nothing and cannot fail", () => {
    expect(SlackNotifier.layerConsole).type.toBe<Layer.Layer<SlackNotifier>>()
    expect(SlackNotifier.layerNoop).type.toBe<Layer.Layer<SlackNotifier>>()
  })

  test("of one's own delivers one message, with nothing else to fail with than the typed refusals", () => {
    expect(SlackNotifier.make).type.toBeCallableWith({ destination: "mail", deliver })
    expect(SlackNotifier.make).type.not.toBeCallableWith({ destination: "mail", deliver: failing })
    expect(SlackNotifier.make).type.not.toBeCallableWith({ destination: "mail", deliver: needing })
  })
})

describe("SlackRecorder", () => {
  test("gives the notifier and the recorder of what it delivers", () => {
    expect(SlackRecorder.layer).type.toBe<Layer.Layer<SlackRecorder | SlackNotifier>>()
  })
})

describe("SlackPolicy", () => {
  test("changes single limits, and knows each by its name", () => {
    expect(SlackPolicy.layer({ endTimeout: "2 seconds" })).type.toBe<Layer.Layer<SlackPolicy>>()
    expect(SlackPolicy.layer).type.not.toBeCallableWith({ endTimeOut: "2 seconds" })
    expect(SlackPolicy.layer).type.not.toBeCallableWith({ endTimeout: "soon" })
    expect(SlackPolicy.layer).type.not.toBeCallableWith({ endTimeout: undefined })
  })
})
