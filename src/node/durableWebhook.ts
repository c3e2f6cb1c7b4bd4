/** A webhook's notifier whose messages outlive the process. */
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { Address } from "../slack/Address.ts"
import { postsOnly } from "../slack/Capabilities.ts"
import type { Service } from "../slack/Notifier.ts"
import type { Post } from "../slack/Post.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { attemptWebhook, destination } from "../slack/webhook.ts"
import { durableNotifier } from "./durableNotifier.ts"

export interface DurableWebhookOptions {
  /** The folder of all that runbell keeps. */
  readonly folder: string
  /** Checked. */
  readonly url: Redacted.Redacted
  readonly post: Post
}

export const durableWebhook = Effect.fnUntraced(function* ({
  folder,
  url,
  post
}: DurableWebhookOptions): Effect.fn.Return<Service, never, Scope.Scope> {
  const carrier = { deliver: attemptWebhook(post, yield* SlackPolicy) }
  const enqueue = yield* durableNotifier({ folder, address: Address.Webhook({ url }), destination, carrier })
  return { destination, can: postsOnly, enqueue }
})
