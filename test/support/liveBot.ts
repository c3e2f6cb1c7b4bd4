/** Slack in a test that wants the whole way as a bot: the sandbox over a real socket, and the bot's notifier over fetch. */
import { FetchHttpClient, HttpClient } from "@effect/platform"
import { Effect, Layer } from "effect"
import { type Policy, SlackNotifier, SlackPolicy } from "runbell"
import { SlackSandbox } from "runbell/testing"
import { makeBotParts } from "../../src/slack/BotParts.ts"
import { cardsInMemory } from "../../src/slack/Cards.ts"
import { httpClientApiPost, httpClientUpload } from "../../src/slack/httpClientPost.ts"
import { makeWebApi } from "../../src/slack/WebApi.ts"
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

/** What the notifier is made of, for a test of one part of it. */
export const botParts = Effect.gen(function* () {
  const { apiUrl: api, botToken: token, channelId } = yield* SlackSandbox
  const client = yield* HttpClient.HttpClient
  return yield* makeBotParts({
    api: makeWebApi(httpClientApiPost(client, { api, token }), yield* SlackPolicy),
    upload: httpClientUpload(client, { api }),
    channel: yield* channelId("#runs"),
    cards: yield* cardsInMemory
  })
}).pipe(Effect.provide([FetchHttpClient.layer, SlackPolicy.layer(swift)]))
