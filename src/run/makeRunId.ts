/** A new run's id. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { ownRandom } from "../slack/ownRandom.ts"

const letters = 6

const random = Effect.flatMap(ownRandom, (random) => random.nextIntBetween(0, 36 ** letters))

/** The time in base 36, so that ids sort by the start, and six random letters, so that two starts in one millisecond differ. */
export const makeRunId: Effect.Effect<string> = Effect.zipWith(
  Clock.currentTimeMillis,
  random,
  (now, random) => `${now.toString(36)}-${random.toString(36).padStart(letters, "0")}`
)
