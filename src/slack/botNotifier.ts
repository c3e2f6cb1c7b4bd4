/** What a notifier over a bot is made of, whatever carries its requests. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import type { ApiPost } from "./ApiPost.ts"
import { makeBotParts } from "./BotParts.ts"
import { destinationOf, makeBot } from "./bot.ts"
import type { Capabilities } from "./Capabilities.ts"
import { type Cards, cardsInMemory } from "./Cards.ts"
import { makeCardEditor } from "./cardEditor.ts"
import { makeQueue } from "./deliveryQueue.ts"
import { goTogether } from "./joinMessages.ts"
import type { Message } from "./Message.ts"
import type { Service } from "./Notifier.ts"
import type { Receipt } from "./Receipt.ts"
import { SlackPolicy } from "./SlackPolicy.ts"
import { stepsOf } from "./steps.ts"
import type { Upload } from "./Upload.ts"
import { makeWebApi } from "./WebApi.ts"

/** All there is; what a token lacks the scope for is told in text. */
export const botCan: Capabilities = { edit: true, thread: true, upload: true }

/** How a bot's requests are made, and where to. */
export interface BotReach {
  readonly post: ApiPost
  readonly upload: Upload
  readonly channel: string
  /** Default: known to this process alone. */
  readonly cards?: Cards | undefined
}

/** Delivers in order, by the policy in force, until the scope closes. */
export const botNotifier = Effect.fnUntraced(function* ({
  post,
  upload,
  channel,
  cards
}: BotReach): Effect.fn.Return<Service, never, Scope.Scope> {
  const policy = yield* SlackPolicy
  const parts = yield* makeBotParts({
    api: makeWebApi(post, policy),
    upload,
    channel,
    cards: cards ?? (yield* cardsInMemory)
  })
  const destination = destinationOf(channel)
  const editor = yield* makeCardEditor(parts, policy) // before the queue, which may leave edits to it when it closes
  const enqueue = yield* makeQueue(yield* makeBot(parts, policy), { ...policy, goTogether })
  const shown: Effect.Effect<Receipt> = Effect.map(DateTime.now, (at) => ({
    destination,
    at,
    form: "blocks" as const,
    attempts: 0
  }))
  /** Nobody waits for what is added to a message. */
  const add = (message: Message) =>
    Effect.flatMap(enqueue(message), (receipt) =>
      Effect.forkDaemon(
        Effect.catchAll(receipt, (error) =>
          Effect.logWarning(`runbell: what belongs to a message was not delivered (${message.adds}). ${error.message}`)
        )
      )
    )
  return {
    destination,
    can: botCan,
    enqueue: (message) => {
      if (message.event._tag === "RunProgressed") return Effect.as(editor.edit(message), shown)
      if (message.adds !== undefined) return Effect.as(add(message), shown)
      const [first, ...rest] = stepsOf(message, { draws: Option.isSome(parts.draw) })
      return Effect.zipLeft(enqueue(first), Effect.forEach(rest, add, { discard: true }))
    }
  }
})
