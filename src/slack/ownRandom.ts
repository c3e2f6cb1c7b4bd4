/** Randomness of runbell's own: who has seeded Effect's Random draws the same numbers with runbell as without. */
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"

/** A generator that nobody else draws from, seeded by the system. */
export const ownRandom: Effect.Effect<Random.Random> = Effect.sync(() =>
  Random.make(crypto.getRandomValues(new Uint32Array(1))[0])
)
