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

/** As long as this process lives. */
export const cardsInMemory: Effect.Effect<Cards> = Effect.sync(() => {
  const cards = new Map<string, Card>()
  return {
    recall: (key) => Effect.sync(() => Option.fromNullable(cards.get(key))),
    remember: (key, card) => Effect.sync(() => void cards.set(key, card))
  }
})
