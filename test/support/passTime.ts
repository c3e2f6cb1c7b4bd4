/** Time that passes for those who write on the disk meanwhile. */
import { Chunk, type Duration, Effect, TestClock } from "effect"

/** Until as many wait for the clock as did before: whoever woke has done what it had to, on the disk too. */
export const passTime = (duration: Duration.DurationInput): Effect.Effect<void> =>
  Effect.gen(function* () {
    const sleepers = Effect.map(TestClock.sleeps(), Chunk.size)
    const before = yield* sleepers
    yield* TestClock.adjust(duration)
    yield* Effect.promise(() => new Promise(setImmediate)).pipe(
      Effect.zipRight(sleepers),
      Effect.repeat({ until: (now) => now >= before })
    )
  })
