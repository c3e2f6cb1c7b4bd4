/** Waits for a list to grow, without polling. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"

/** The list, as soon as it is so long. */
export const awaitCount = <A>(
  changes: Stream.Stream<ReadonlyArray<A>>,
  count: number
): Effect.Effect<ReadonlyArray<A>> =>
  changes.pipe(
    Stream.filter((list) => list.length >= count),
    Stream.runHead,
    Effect.map(Option.getOrElse(() => []))
  )
