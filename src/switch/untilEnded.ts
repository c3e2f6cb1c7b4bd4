/** Beats as long as a run goes on. */
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

/** Beats, waits for as long as the beat says, in milliseconds, and so on; no longer than until the end. */
export const untilEnded = <A>(beat: Effect.Effect<number>, ended: Deferred.Deferred<A>): Effect.Effect<void> =>
  Effect.flatMap(beat, (pause) =>
    Effect.sleep(Duration.millis(pause)).pipe(
      Effect.raceFirst(Deferred.await(ended)),
      Effect.zipRight(Deferred.isDone(ended)),
      Effect.flatMap((over) => (over ? Effect.void : untilEnded(beat, ended)))
    )
  )
