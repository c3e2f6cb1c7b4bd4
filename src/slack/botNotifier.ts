/** What a notifier over a bot is made of, whatever carries its requests. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { ApiPost } from "./ApiPost.ts"
import { destinationOf, makeBot } from "./bot.ts"
import { postsOnly } from "./Capabilities.ts"
import { makeQueue } from "./deliveryQueue.ts"
import type { Service } from "./Notifier.ts"
import { SlackPolicy } from "./SlackPolicy.ts"
import { makeWebApi } from "./WebApi.ts"

/** Delivers in order, by the policy in force, until the scope closes. */
export const botNotifier = Effect.fnUntraced(function* (
  post: ApiPost,
  channel: string
): Effect.fn.Return<Service, never, Scope.Scope> {
  const policy = yield* SlackPolicy
  const deliver = yield* makeBot(makeWebApi(post, policy), channel, policy)
  return { destination: destinationOf(channel), can: postsOnly, enqueue: yield* makeQueue(deliver, policy) }
})
