/** Slack in a test that wants the whole way as a bot: the sandbox over a real socket, and the bot's notifier over fetch. */
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer } from "effect"
import { type Policy, SlackNotifier, SlackPolicy } from "runbell"
import { SlackSandbox } from "runbell/testing"
import { swift } from "./liveSlack.ts"

/** The notifier that a user makes, with its token from the sandbox. Default: to the channel `#runs`, by its id. */
export const bot = (limits: Partial<Policy> = {}, channel?: string) =>
  Layer.unwrapEffect(
    Effect.gen(function* () {
      const { apiUrl, botToken, channelId } = yield* SlackSandbox
      return SlackNotifier.layerBot({
        token: botToken,
        channel: channel ?? (yield* channelId("#runs")),
        api: apiUrl
      })
    })
  ).pipe(
    Layer.provide(FetchHttpClient.layer),
    Layer.provideMerge(SlackPolicy.layer({ ...swift, ...limits })),
    Layer.orDie
  )
