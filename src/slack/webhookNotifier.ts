/** What a notifier over an incoming webhook is made of, whatever carries its requests. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { postsOnly } from "./Capabilities.ts"
import { makeQueue } from "./deliveryQueue.ts"
import type { Service } from "./Notifier.ts"
import type { Post } from "./Post.ts"
import { SlackPolicy } from "./SlackPolicy.ts"
import { destination, makeWebhook } from "./webhook.ts"

/** Delivers in order, by the policy in force, until the scope closes. */
export const webhookNotifier = Effect.fnUntraced(function* (post: Post): Effect.fn.Return<Service, never, Scope.Scope> {
  const policy = yield* SlackPolicy
  return { destination, can: postsOnly, enqueue: yield* makeQueue(yield* makeWebhook(post, policy), policy) }
})
