/** Where each run's card stands in Slack, so that whoever tells of the run next edits the same one. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

/** A message that was posted, and is edited from then on. */
export interface Card {
  /** The channel's id: a name is not enough to edit. */
  readonly channel: string
  readonly ts: string
  /** Why it is not the first card of its run; see `newCard` of a message. */
  readonly why?: "deleted" | "tooOld" | "unknown" | undefined
}

/** Remembers cards by their key: what attempts at the same work have in common, or else the run's id. */
export interface Cards {
  readonly recall: (key: string) => Effect.Effect<Option.Option<Card>>
  readonly remember: (key: string, card: Card) => Effect.Effect<void>
}

/** Of so many runs, and no more: a process may live for months. */
const mostCards = 10_000

/** As long as this process lives, those that were last asked for. */
export const makeCardsInMemory = (): Cards => {
  const cards = new Map<string, Card>()
  const put = (key: string, card: Card) => {
    cards.delete(key) // it comes last again
    cards.set(key, card)
    const [oldest] = cards.keys()
    if (cards.size > mostCards && oldest !== undefined) cards.delete(oldest)
  }
  return {
    recall: (key) =>
      Effect.sync(() => {
        const card = cards.get(key)
        if (card !== undefined) put(key, card)
        return Option.fromNullable(card)
      }),
    remember: (key, card) => Effect.sync(() => put(key, card))
  }
}

export const cardsInMemory: Effect.Effect<Cards> = Effect.sync(makeCardsInMemory)
