/** What the layers of a bot, of `runbell/node` and of the dead-man's switch give, need and may fail with. */
import type { HttpClient } from "@effect/platform"
import { type ConfigError, type Layer, Redacted } from "effect"
import { DeadMansSwitch, type InvalidBotOptions, type InvalidWebhookUrl, SlackNotifier } from "runbell"
import { NodeSlackNotifier } from "runbell/node"
import { describe, expect, test } from "tstyche"

const url = Redacted.make("https://hooks.slack.com/services/T000/B000/XXXX")
const bot = { token: Redacted.make("xoxb-fake"), channel: "#runs" }

type Client = HttpClient.HttpClient
type NotSet = ConfigError.ConfigError

describe("a bot", () => {
  test("needs an HttpClient, and may be refused for what it is given or for what is not set", () => {
    expect(SlackNotifier.layerBot(bot)).type.toBe<Layer.Layer<SlackNotifier, InvalidBotOptions, Client>>()
    expect(SlackNotifier.layerBotConfig).type.toBe<Layer.Layer<SlackNotifier, InvalidBotOptions | NotSet, Client>>()
  })

  test("takes its token as a secret only, and a channel", () => {
    expect(SlackNotifier.layerBot).type.not.toBeCallableWith({ token: "xoxb-fake", channel: "#runs" })
    expect(SlackNotifier.layerBot).type.not.toBeCallableWith({ token: bot.token })
  })
})

describe("NodeSlackNotifier", () => {
  test("is of the same types as SlackNotifier, so that one goes in the other's place", () => {
    expect(NodeSlackNotifier.layerWebhook({ url })).type.toBe<Layer.Layer<SlackNotifier, InvalidWebhookUrl, Client>>()
    expect(NodeSlackNotifier.layerConfig).type.toBe<typeof SlackNotifier.layerConfig>()
    expect(NodeSlackNotifier.layerBot(bot)).type.toBe<Layer.Layer<SlackNotifier, InvalidBotOptions, Client>>()
    expect(NodeSlackNotifier.layerBotConfig).type.toBe<typeof SlackNotifier.layerBotConfig>()
  })

  test("takes a folder, and a watchdog or none", () => {
    expect(NodeSlackNotifier.layerWebhook).type.toBeCallableWith({ url, folder: "/var/lib/runbell", watchdog: false })
    expect(NodeSlackNotifier.layerWebhook).type.not.toBeCallableWith({ url, folder: 7 })
  })
})

describe("DeadMansSwitch", () => {
  test("adds nothing to what a program can ask for, needs an HttpClient, and may be refused", () => {
    expect(DeadMansSwitch.layerSlack(bot)).type.toBe<Layer.Layer<never, InvalidBotOptions, Client>>()
    expect(DeadMansSwitch.layerSlackConfig).type.toBe<Layer.Layer<never, InvalidBotOptions | NotSet, Client>>()
    expect(DeadMansSwitch.layerPing({ url })).type.toBe<Layer.Layer<never, DeadMansSwitch.InvalidPingUrl, Client>>()
    expect(DeadMansSwitch.layerPingConfig).type.toBe<
      Layer.Layer<never, DeadMansSwitch.InvalidPingUrl | NotSet, Client>
    >()
  })

  test("changes single times", () => {
    expect(DeadMansSwitch.Policy.layer).type.toBeCallableWith({ beat: "10 minutes" })
    expect(DeadMansSwitch.Policy.layer).type.not.toBeCallableWith({ beats: "10 minutes" })
  })
})
