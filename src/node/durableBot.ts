/** A bot's notifier whose messages outlive the process, and whose cards are known to whoever tells of the runs next. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import { cardsByFile } from "../journal/cards.ts"
import type { Carrier } from "../outbox/Carrier.ts"
import { fingerprint } from "../outbox/fingerprint.ts"
import { Address } from "../slack/Address.ts"
import type { ApiPost } from "../slack/ApiPost.ts"
import type { CheckedBot } from "../slack/BotOptions.ts"
import { makeBotParts } from "../slack/BotParts.ts"
import { attemptBot, destinationOf } from "../slack/bot.ts"
import { botCan } from "../slack/botNotifier.ts"
import { makeCardEditor } from "../slack/cardEditor.ts"
import { goTogether } from "../slack/joinMessages.ts"
import type { Service } from "../slack/Notifier.ts"
import type { Receipt } from "../slack/Receipt.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { stepsOf } from "../slack/steps.ts"
import type { Upload } from "../slack/Upload.ts"
import { makeWebApi } from "../slack/WebApi.ts"
import { durableNotifier } from "./durableNotifier.ts"

/** A bot, and how its requests are made. */
export interface BotAccess {
  readonly bot: CheckedBot
  readonly post: ApiPost
  readonly upload: Upload
}

/** `folder` is that of all that runbell keeps. */
const partsOf = (folder: string, { bot, post, upload }: BotAccess) =>
  Effect.flatMap(SlackPolicy, (policy) =>
    makeBotParts({
      api: makeWebApi(post, policy),
      upload,
      channel: bot.channel,
      cards: cardsByFile(folder, fingerprint(Address.Bot(bot)))
    })
  )

type Parts = Effect.Effect.Success<ReturnType<typeof partsOf>>

const carrierOf = (parts: Parts): Carrier => ({ deliver: attemptBot(parts), looksUp: true, goTogether })

/** Who carries a bot's messages out of an outbox. */
export const botCarrier = (folder: string, access: BotAccess): Effect.Effect<Carrier> =>
  Effect.map(partsOf(folder, access), carrierOf)

/** Progress is shown by who is there to show it, and never kept: it is old by the time anybody else could. */
export const durableBot = Effect.fnUntraced(function* (
  folder: string,
  access: BotAccess
): Effect.fn.Return<Service, never, Scope.Scope> {
  const parts = yield* partsOf(folder, access)
  const destination = destinationOf(access.bot.channel)
  // Before the queue, which may leave edits to it when it closes. What it cannot show then goes back into the outbox.
  const editor = yield* makeCardEditor(parts, yield* SlackPolicy, (message) => enqueue(message))
  const enqueue = yield* durableNotifier(
    { folder, address: Address.Bot(access.bot), destination, carrier: carrierOf(parts) },
    (message) => stepsOf(message, { draws: Option.isSome(parts.draw) })
  )
  const shown: Effect.Effect<Receipt> = Effect.map(DateTime.now, (at) => ({
    destination,
    at,
    form: "blocks",
    attempts: 0
  }))
  return {
    destination,
    can: botCan,
    enqueue: (message) => {
      if (message.event._tag === "RunProgressed") return Effect.as(editor.edit(message), shown)
      const taken = Effect.zipRight(parts.edits.closeWith(message), enqueue(message)) // another process may show the outcome
      return message.adds === undefined ? taken : Effect.as(taken, shown)
    }
  }
})
