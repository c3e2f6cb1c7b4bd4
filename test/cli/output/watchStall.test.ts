/** A silence is told once when it begins to be too long, and once when it ends. */
import { assert, describe, it } from "@effect/vitest"
import { Clock, Duration, Effect, TestClock } from "effect"
import type { Alert } from "runbell"
import { type StallOptions, watchStall } from "../../../src/cli/output/watchStall.ts"

const watched = (limit: StallOptions["limit"], clock?: Clock.Clock) =>
  Effect.gen(function* () {
    const alerts: Array<Alert.Alert> = []
    const watch = yield* watchStall({
      limit,
      watched: "output",
      lastLine: () => "step 41",
      raise: (alert) => Effect.sync(() => alerts.push(alert))
    }).pipe(Effect.withClock(clock ?? (yield* Effect.clock)))
    yield* TestClock.adjust(0)
    return { ...watch, alerts, tags: () => alerts.map(({ reason }) => reason._tag) }
  })

/** The same clock as an object of its own, so that a part of it can be another. */
const clockLike = (clock: Clock.Clock): Clock.Clock => ({
  [Clock.ClockTypeId]: Clock.ClockTypeId,
  unsafeCurrentTimeMillis: () => clock.unsafeCurrentTimeMillis(),
  unsafeCurrentTimeNanos: () => clock.unsafeCurrentTimeNanos(),
  currentTimeMillis: clock.currentTimeMillis,
  currentTimeNanos: clock.currentTimeNanos,
  sleep: (duration) => clock.sleep(duration)
})

describe("watchStall", () => {
  it.scoped("tells the onset with what was last seen, and the recovery", () =>
    Effect.gen(function* () {
      const { sign, alerts } = yield* watched(Duration.minutes(15))
      yield* TestClock.adjust("10 minutes")
      sign()
      yield* TestClock.adjust("14 minutes")
      assert.deepStrictEqual(alerts, [])
      yield* TestClock.adjust("1 minute")
      yield* TestClock.adjust("2 hours")
      sign()
      yield* TestClock.adjust("1 minute")
      assert.deepStrictEqual(alerts, [
        {
          level: "warn",
          reason: { _tag: "Stalled", watched: "output", silentFor: Duration.minutes(15), lastLine: "step 41" },
          step: undefined,
          heldBack: 0
        },
        { level: "info", reason: { _tag: "Resumed", silentFor: Duration.minutes(135) }, step: undefined, heldBack: 0 }
      ])
    })
  )

  it.scoped("is ready again after each recovery", () =>
    Effect.gen(function* () {
      const { sign, tags } = yield* watched(Duration.minutes(15))
      for (let time = 0; time < 3; time += 1) {
        yield* TestClock.adjust("15 minutes")
        sign()
        sign()
        yield* TestClock.adjust("1 minute")
      }
      assert.deepStrictEqual(tags(), ["Stalled", "Resumed", "Stalled", "Resumed", "Stalled", "Resumed"])
    })
  )

  it.scoped("finds a run that never says anything", () =>
    Effect.gen(function* () {
      const { tags } = yield* watched(Duration.minutes(15))
      yield* TestClock.adjust("40 days")
      assert.deepStrictEqual(tags(), ["Stalled"])
    })
  )

  it.scoped("waits longer than any timer can, in steps that every timer can", () =>
    Effect.gen(function* () {
      const clock = yield* Effect.clock
      const slept: Array<number> = []
      const { tags } = yield* watched(Duration.days(60), {
        ...clockLike(clock),
        sleep: (duration) => {
          slept.push(Duration.toMillis(duration))
          return clock.sleep(duration)
        }
      })
      yield* TestClock.adjust("59 days")
      assert.deepStrictEqual(tags(), [])
      yield* TestClock.adjust("1 day")
      assert.deepStrictEqual(tags(), ["Stalled"])
      assert.isBelow(Math.max(...slept), 2 ** 31)
    })
  )

  it.scoped("learns the pace: no alarm in 30 days with pauses, then a stall within three times the pace", () =>
    Effect.gen(function* () {
      const { sign, tags } = yield* watched("learn")
      const day = [4, 4, 4, 4, 8].map(Duration.hours)
      for (const silence of Array.from({ length: 30 }, () => day).flat()) {
        yield* TestClock.adjust(silence)
        sign()
      }
      assert.deepStrictEqual(tags(), [])
      yield* TestClock.adjust("12 hours")
      assert.deepStrictEqual(tags(), ["Stalled"])
    })
  )

  it.scoped("takes no time for silence in which it stood still itself, as after Ctrl-Z", () =>
    Effect.gen(function* () {
      const clock = yield* Effect.clock
      let stoodStill = 0n
      const late: Clock.Clock = {
        ...clockLike(clock),
        unsafeCurrentTimeNanos: () => clock.unsafeCurrentTimeNanos() + stoodStill
      }
      const { tags } = yield* watched(Duration.minutes(15), late)
      stoodStill = Duration.unsafeToNanos(Duration.hours(3))
      yield* TestClock.adjust("15 minutes")
      assert.deepStrictEqual(tags(), [])
      yield* TestClock.adjust("15 minutes")
      assert.deepStrictEqual(tags(), ["Stalled"])
    })
  )

  it.scoped("tells nothing once its scope is closed", () =>
    Effect.gen(function* () {
      const { sign, tags } = yield* Effect.scoped(watched(Duration.minutes(15)))
      yield* TestClock.adjust("1 hour")
      sign()
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(tags(), [])
    })
  )
})
