/** A new run's id. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

const letters = 6

/** From the system: Effect's Random may be the program's own, seeded one, whose numbers are not ours to draw. */
const random = Effect.sync(() => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 36 ** letters)

/** The time in base 36, so that ids sort by the start, and six random letters, so that two starts in one millisecond differ. */
export const makeRunId: Effect.Effect<string> = Effect.zipWith(
  Clock.currentTimeMillis,
  random,
  (now, random) => `${now.toString(36)}-${random.toString(36).padStart(letters, "0")}`
)
