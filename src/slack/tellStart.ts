/** Tells a bot's channel that a run has started: with a card of its own, or as the next attempt on the card of the work. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Run } from "../domain/Run.ts"
import type { BotParts } from "./BotParts.ts"
import type { Card } from "./Cards.ts"
import type { Taken } from "./forms.ts"
import { lookFor, type Posted } from "./posting.ts"
import type { RunThreads } from "./runThreads.ts"
import type { Sending } from "./Sending.ts"
import type { SlackError } from "./SlackError.ts"
import { cardKey, cardOf, editPosted, postCard } from "./showCard.ts"

/** Earlier attempts had a card, and nobody here knows where it stands. */
const lostCard = ({ card, origin }: Run): Card["why"] =>
  (origin?.job?.attempt ?? 1) > 1 && card !== undefined ? "unknown" : undefined

/** Shows the attempt on the card; why it cannot be shown there, if it cannot. */
const editCard = (parts: BotParts, card: Card, { message }: Sending): Effect.Effect<Card["why"], SlackError> =>
  parts.edits.run(editPosted(parts, card, cardOf(message, card.why))).pipe(
    Effect.map(({ taken }) => taken),
    // The next progress shows what this one could not, and the attempt is told in the thread.
    Effect.catchIf(
      (error) => error.canRetry,
      () => Effect.succeed(undefined)
    )
  )

/** A start that may have been posted already is looked for: the card that stands may be its own. */
export const tellStart = Effect.fnUntraced(function* (
  parts: BotParts,
  { cardOfRun, toChannel, show }: RunThreads,
  run: Run,
  sending: Sending
): Effect.fn.Return<Taken<Posted>, SlackError> {
  const { message, key, inDoubt } = sending
  const newCard = (why: Card["why"]) => postCard(parts, cardKey(run), message, why, toChannel(sending))
  const card = yield* cardOfRun(run)
  if (card === undefined) return yield* newCard(lostCard(run))
  const itself = inDoubt ? yield* lookFor(parts.api, { id: card.channel }, key) : Option.none()
  if (Option.isSome(itself)) return { taken: itself.value, form: "blocks" }
  const why = yield* editCard(parts, card, sending)
  return why === undefined ? yield* show(run, message.again ?? message, sending, false) : yield* newCard(why)
})
