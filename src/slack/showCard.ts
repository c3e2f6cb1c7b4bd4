/** Edits a run's card, or posts a new one with a word of explanation where the old one cannot be edited any more. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Run } from "../domain/Run.ts"
import { refusalOf } from "./ApiAnswer.ts"
import type { BotParts } from "./BotParts.ts"
import type { Card } from "./Cards.ts"
import { type Body, type Shown, type Taken } from "./forms.ts"
import { footer } from "./layout.ts"
import { limits } from "./limits.ts"
import type { Message } from "./Message.ts"
import { truncate } from "./Mrkdwn.ts"
import { makePost, type Posted } from "./posting.ts"
import type { SlackError } from "./SlackError.ts"

/** What attempts at the same work have in common, or else the run itself. */
export const cardKey = (run: Run): string => run.card ?? run.id

/** What the card shows once the message is told. */
const shownBy = ({ card, text, blocks }: Message): Shown => card ?? { text, blocks }

/** Under its title, why it is not the first card of its run. */
export const cardOf = (message: Message, why: Card["why"]): Shown => {
  const shown = shownBy(message)
  const [head, ...rest] = shown.blocks
  const word = why === undefined ? undefined : message.newCard?.[why]
  return word === undefined || shown.blocks.length >= limits.blocks
    ? shown
    : { ...shown, blocks: [head, footer(word), ...rest] }
}

/** Method page "chat.update": a longer text is refused (`msg_too_long`). In Unicode code points. */
const longestText = 4_000

/** Why it cannot be edited, by the codes of the method page "chat.update". */
const gone: Readonly<Record<string, NonNullable<Card["why"]>>> = {
  message_not_found: "deleted",
  edit_window_closed: "tooOld",
  cant_update_message: "tooOld",
  channel_not_found: "unknown"
}

/** Asks for an edit once. Answers why it cannot be made, if it cannot. */
const edit = ({ api }: BotParts, { channel, ts }: Posted, body: Body): Effect.Effect<Card["why"], SlackError> =>
  api("chat.update", {
    channel,
    ts,
    text: truncate(body.text, longestText).replace(/&[a-z]*…$/u, "…"), // no half of an escaped character
    parse: "none", // else an edit finds links and names in the text, which a post does not: method page "chat.update"
    blocks: body.blocks ?? [] // without any, Slack would keep those that it has
  }).pipe(
    Effect.as(undefined),
    Effect.catchTag("ApiRefused", (refused) => {
      const why = Object.hasOwn(gone, refused.code) ? gone[refused.code] : undefined
      return why === undefined ? Effect.fail(refusalOf(refused)) : Effect.succeed(why)
    })
  )

/** Shows it in the place of what was posted there. Answers why it cannot be shown there, if it cannot. */
export const editPosted = (
  parts: BotParts,
  posted: Posted,
  shown: Shown
): Effect.Effect<Taken<Card["why"]>, SlackError> => parts.forms.send(shown, (body) => edit(parts, posted, body))

/** A card for the run, which is remembered. */
export const postCard = (
  parts: BotParts,
  key: string,
  message: Message,
  why: Card["why"],
  post: (body: Body) => Effect.Effect<Posted, SlackError>
): Effect.Effect<Taken<Posted>, SlackError> =>
  Effect.tap(parts.forms.send(cardOf(message, why), post), ({ taken: { channel, ts } }) =>
    parts.cards.remember(key, { channel, ts, why })
  )

/** What became of a card. */
export type ShownCard =
  | { readonly _tag: "None" }
  | { readonly _tag: "Edited" }
  | ({ readonly _tag: "New" } & Taken<Posted>)

/** Shows the message's card, in one attempt. A run without a card gets none: its start was not told, or is not told yet. */
export const showCard = (
  parts: BotParts,
  run: Run,
  message: Message,
  turn: <A>(request: Effect.Effect<A, SlackError>) => Effect.Effect<A, SlackError> = (request) => request
): Effect.Effect<ShownCard, SlackError> =>
  Effect.gen(function* () {
    const key = cardKey(run)
    const card = Option.getOrUndefined(yield* parts.cards.recall(key))
    if (card === undefined) return { _tag: "None" }
    const edited = editPosted(parts, card, cardOf(message, card.why))
    const { taken: why } = yield* parts.edits.run(
      message.event._tag === "RunProgressed"
        ? parts.edits.whileOpen(run.id, edited, { taken: undefined, form: "blocks" as const })
        : edited
    )
    if (why === undefined) return { _tag: "Edited" }
    const post = makePost(parts.api, { channel: parts.channel, id: card.channel }, crypto.randomUUID(), false)
    return { _tag: "New", ...(yield* postCard(parts, key, message, why, (body) => turn(post(body)))) }
  })
