/** A machine that can fall asleep and wake up, or be gone for ever: as a clock, by which everything on it runs. */
import { type Clock, Deferred, Effect } from "effect"

/** While it sleeps nobody on it wakes up; what its clock shows goes on, as it does when a laptop's lid is closed. */
export const makeMachine = Effect.map(Effect.clock, (clock) => {
  let asleep: Deferred.Deferred<void> | undefined
  const sleep: Clock.Clock["sleep"] = (duration) =>
    Effect.zipRight(
      clock.sleep(duration),
      Effect.suspend(() => (asleep === undefined ? Effect.void : Deferred.await(asleep)))
    )
  const own: Clock.Clock = Object.assign(Object.create(clock), { sleep })
  return {
    /** Runs something on it. */
    run: <A, E, R>(program: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => Effect.withClock(program, own),
    sleep: Effect.map(Deferred.make<void>(), (awake) => {
      asleep = awake
    }),
    wake: Effect.suspend(() => {
      const awake = asleep
      asleep = undefined
      return awake === undefined ? Effect.void : Deferred.succeed(awake, undefined)
    })
  }
})
