/** When the silence of a run is too long for it: no false alarm, and no stall that is missed. */
import { assert, describe, it } from "@effect/vitest"
import { Duration, FastCheck } from "effect"
import * as Pace from "../../../src/cli/output/Pace.ts"

const minutes = (count: number): number => Duration.toMillis(Duration.minutes(count))
const days = (count: number): number => Duration.toMillis(Duration.days(count))

/** Numbers from 0 to 1 that are the same in every run of the tests. */
const drawn = (): (() => number) => {
  let state = 42
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

interface Watched {
  readonly pace: Pace.Pace
  /** The silences, in minutes, that were found too long before they ended. */
  readonly alarms: ReadonlyArray<number>
}

/** Lives through a run whose signs come after these silences. */
const live = (silences: Iterable<number>, limit: Pace.Limit = "learn"): Watched => {
  let now = 0
  let pace = Pace.begin(now)
  const alarms: Array<number> = []
  for (const silence of silences) {
    now += silence
    const due = Pace.dueAt(pace, limit)
    if (due !== undefined && due <= now) {
      pace = Pace.stall(pace, limit)
      alarms.push(silence / minutes(1))
    }
    pace = Pace.sign(pace, now)
  }
  return { pace, alarms }
}

const repeat = (silence: number, times: number): ReadonlyArray<number> => Array.from({ length: times }, () => silence)

/** How long the next silence may be, in minutes. */
const allowed = ({ pace }: Watched): number => ((Pace.dueAt(pace, "learn") ?? Number.NaN) - pace.lastSign) / minutes(1)

/** A training: a step takes about three seconds; an evaluation of up to 9 minutes every 700 steps, a checkpoint of 2 minutes every 200. */
function* training(until: number): Generator<number> {
  const draw = drawn()
  let now = 0
  for (let step = 1; now < until; step += 1) {
    const evaluation = step % 700 === 0 ? minutes(5 + 4 * draw()) : 0
    const checkpoint = step % 200 === 0 ? minutes(1 + draw()) : 0
    const silence = 1_500 + 3_000 * draw() + evaluation + checkpoint
    now += silence
    yield silence
  }
}

describe("Pace", () => {
  it("raises no false alarm in a run of 30 days with pauses for evaluation", () => {
    const { alarms, pace } = live(training(days(30)))
    assert.deepStrictEqual(alarms, [])
    assert.isAbove(pace.seen, 1_000)
    const limit = allowed({ alarms, pace })
    assert.isAbove(limit, 10)
    assert.isBelow(limit, 20)
  })

  it("raises none in a run whose every epoch is silent for an hour and evaluated for two", () => {
    const draw = drawn()
    const silences = Array.from({ length: 700 }, (_, epoch) => minutes(epoch % 5 === 4 ? 120 : 55 + 10 * draw()))
    assert.deepStrictEqual(live(silences).alarms, [])
  })

  it("finds a stall of three times the pace", () => {
    for (const pace of [5, 30, 60, 600]) {
      const run = live(repeat(minutes(pace), 20))
      assert.isAtMost(allowed(run), Math.max(3 * pace, 10))
      assert.deepStrictEqual(live([...repeat(minutes(pace), 20), minutes(Math.max(3 * pace, 10))]).alarms.length, 1)
    }
  })

  it("waits for less than three times the usual silence", () => {
    for (const pace of [5, 30, 60, 600]) {
      assert.deepStrictEqual(live([...repeat(minutes(pace), 20), minutes(2.9 * pace)]).alarms, [])
    }
  })

  it("judges nothing before it knows the pace", () => {
    assert.deepStrictEqual(live([...repeat(minutes(1), 9), days(1)]).alarms, [])
    assert.deepStrictEqual(live(repeat(minutes(3), 9)).alarms, [])
  })

  it("does not judge a start by its first lines", () => {
    const imports = [...repeat(50, 40), ...repeat(2_000, 60)]
    assert.deepStrictEqual(live([...imports, minutes(90)]).alarms, [])
    const downloads = repeat(minutes(1), 12)
    assert.deepStrictEqual(live([...downloads, minutes(45)]).alarms, [])
  })

  it("takes what comes in one burst for one sign", () => {
    const epochs = Array.from({ length: 12 * 51 }, (_, line) => (line % 51 === 0 ? minutes(90) : 20))
    assert.deepStrictEqual(live(epochs).alarms, [])
    assert.isAbove(allowed(live(epochs)), 90)
  })

  it("knows a pause that comes again after it was told once or twice", () => {
    const hour = repeat(minutes(1), 60)
    const run = Array.from({ length: 8 }, () => [...hour, minutes(60)]).flat()
    assert.isAtMost(live(run).alarms.length, 3)
    assert.isAtLeast(live(run).alarms.length, 1)
  })

  it("watches on after a standstill of days", () => {
    const run = live([...repeat(minutes(1), 100), days(3), ...repeat(minutes(1), 100)])
    assert.deepStrictEqual(run.alarms, [days(3) / minutes(1)])
    assert.isAtMost(allowed(run), 30)
  })

  it("takes a limit as it is given, from the start", () => {
    assert.deepStrictEqual(live([minutes(14)], minutes(15)).alarms, [])
    assert.deepStrictEqual(live([minutes(15)], minutes(15)).alarms, [15])
  })

  it.prop(
    "never learns a limit below the floor, nor one that a usual silence would pass",
    [FastCheck.array(FastCheck.integer({ min: 1, max: 200 }), { minLength: 15, maxLength: 100 })],
    ([silences]) => {
      const run = live(silences.map(minutes))
      assert.isAtLeast(allowed(run), 10)
      assert.isAtLeast(allowed(run), run.pace.longest / minutes(1))
    }
  )
})
