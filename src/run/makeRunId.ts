/** A new run's id. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"

const letters = 6

/** The time in base 36, so that ids sort by the start, and six random letters, so that two starts in one millisecond differ. */
export const makeRunId: Effect.Effect<string> = Effect.zipWith(
  Clock.currentTimeMillis,
  Random.nextIntBetween(0, 36 ** letters),
  (now, random) => `${now.toString(36)}-${random.toString(36).padStart(letters, "0")}`
)
