/** A notifier whose messages outlive the process: what Slack has not taken yet waits in the outbox. */
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { markTold } from "../journal/markTold.ts"
import { rememberDestination } from "../outbox/destinations.ts"
import { makeDurableQueue } from "../outbox/durableQueue.ts"
import { fingerprint } from "../outbox/fingerprint.ts"
import { outboxFolder } from "../outbox/outboxFolder.ts"
import { postsOnly } from "../slack/Capabilities.ts"
import type { Message } from "../slack/Message.ts"
import type { Service } from "../slack/Notifier.ts"
import type { Post } from "../slack/Post.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { attemptWebhook } from "../slack/webhook.ts"

export interface DurableOptions {
  /** The folder of all that runbell keeps. */
  readonly folder: string
  /** Checked. */
  readonly url: Redacted.Redacted
  readonly post: Post
}

const destination = "Slack webhook"

/** Once its end is in the outbox, nobody has to tell it any more, whatever becomes of the process that did. */
const noteEnd = (folder: string, { event }: Message): Effect.Effect<void> =>
  event._tag === "RunEnded" ? Effect.ignore(markTold(folder, event.run.id)) : Effect.void

/** A destination that cannot be written down can only be reached by who knows it anyway. */
const remember = ({ folder, url }: DurableOptions): Effect.Effect<void> =>
  Effect.catchAll(Effect.asVoid(rememberDestination(folder, url)), ({ message }) =>
    Effect.logDebug(`runbell: ${message}`)
  )

export const durableNotifier = Effect.fnUntraced(function* (
  options: DurableOptions
): Effect.fn.Return<Service, never, Scope.Scope> {
  const { folder, url, post } = options
  yield* remember(options)
  const { enqueue, onlyInMemory } = yield* makeDurableQueue(attemptWebhook(post, yield* SlackPolicy), {
    folder: outboxFolder(folder, fingerprint(url)),
    destination
  })
  return {
    destination,
    can: postsOnly,
    enqueue: (message) =>
      Effect.tap(enqueue(message), () =>
        Effect.flatMap(onlyInMemory, (count) => (count === 0 ? noteEnd(folder, message) : Effect.void))
      )
  }
})
