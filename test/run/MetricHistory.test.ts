/** The history of a run's metrics: bounded, with every extreme, in the order of the steps. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck, Schema } from "effect"
import { CurrentRun, Curve, report, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { makeMetricHistory, mostCurves } from "../../src/run/MetricHistory.ts"
import { mostBuckets } from "../../src/run/Series.ts"

const curvesOf = (values: Iterable<number>, step: (index: number) => number | undefined = (index) => index) => {
  const history = makeMetricHistory()
  let index = 0
  for (const value of values) {
    history.at(step(index))
    history.add("loss", value)
    index += 1
  }
  return history.curves()
}

const pointsOf = (...given: Parameters<typeof curvesOf>) => curvesOf(...given)[0]?.points ?? []

const finite = (numbers: ReadonlyArray<number>) => numbers.filter(Number.isFinite)

const values = FastCheck.array(
  FastCheck.oneof(
    { weight: 8, arbitrary: FastCheck.double() },
    { weight: 1, arbitrary: FastCheck.constantFrom(Number.NaN, Infinity, -Infinity) }
  ),
  { minLength: 1, maxLength: 3_000, size: "max" }
)

describe("makeMetricHistory", () => {
  it("keeps each value of a short run as it is", () => {
    assert.deepStrictEqual(pointsOf([3, 1, 2]), [
      { step: 0, low: 3, high: 3, last: 3 },
      { step: 1, low: 1, high: 1, last: 1 },
      { step: 2, low: 2, high: 2, last: 2 }
    ])
  })

  it.prop("loses no extreme, no beginning and no end, however long it gets", [values], ([values]) => {
    const points = pointsOf(values)
    assert.isAtMost(points.length, mostBuckets + 1)
    assert.strictEqual(
      Math.min(...finite(points.map(({ low }) => low))),
      finite(values).reduce((a, b) => Math.min(a, b), Infinity)
    )
    assert.strictEqual(
      Math.max(...finite(points.map(({ high }) => high))),
      finite(values).reduce((a, b) => Math.max(a, b), -Infinity)
    )
    assert.deepStrictEqual([points[0]?.step, points[0]?.last], [0, values[0]])
    assert.deepStrictEqual([points.at(-1)?.step, points.at(-1)?.last], [values.length - 1, values.at(-1)])
  })

  it.prop("knows the best value and where it was first seen", [values], ([values]) => {
    const best = curvesOf(values)[0]?.best
    const lowest = finite(values).reduce((a, b) => Math.min(a, b), Infinity)
    if (lowest === Infinity) return assert.isUndefined(best)
    assert.strictEqual(best?.value === 0 ? 0 : best?.value, lowest === 0 ? 0 : lowest)
    assert.strictEqual(best?.step, values.indexOf(lowest))
  })

  it("goes on for a million values in the same few points, each for as many of them", () => {
    const points = pointsOf(Array.from({ length: 1_000_000 }, (_, index) => index))
    assert.isAtMost(points.length, mostBuckets + 1)
    assert.isAtLeast(points.length, mostBuckets / 2)
    const spans = points.slice(1, -1).map(({ low, high }) => high - low)
    assert.strictEqual(new Set(spans).size, 1)
  })

  it("shows a gap where for long nothing was a number, and nothing of it elsewhere", () => {
    const points = pointsOf(Array.from({ length: 10_000 }, (_, index) => (index < 5_000 ? 1 : Number.NaN)))
    assert.deepStrictEqual(
      points.filter(({ step }) => step < 5_000).map(({ low }) => low),
      points.filter(({ step }) => step < 5_000).map(() => 1)
    )
    const rest = points.filter(({ step }) => step > 5_200)
    assert.isAbove(rest.length, 50)
    assert.isTrue(rest.every(({ low, high, last }) => [low, high, last].every(Number.isNaN)))
  })

  it("takes an infinity for no value to draw, and still says that it was the last", () => {
    assert.deepStrictEqual(pointsOf([Infinity]), [{ step: 0, low: Number.NaN, high: Number.NaN, last: Infinity }])
  })

  it("prefers a goal that was given to what the name tells, and has no best without either", () => {
    const history = makeMetricHistory({ loss: "highest", constructor: "lowest" as const })
    for (const value of [1, 3, 2]) {
      history.at(value)
      for (const metric of ["loss", "accuracy", "throughput", "constructor", "__proto__"]) history.add(metric, value)
    }
    assert.deepStrictEqual(
      history.curves().map(({ metric, best }) => [metric, best?.value]),
      [
        ["loss", 3],
        ["accuracy", 3],
        ["throughput", undefined],
        ["constructor", 1],
        ["__proto__", undefined]
      ]
    )
  })

  it("gives the curves that are asked for, in that order, and leaves out what was never reported", () => {
    const history = makeMetricHistory()
    history.at(1)
    for (const metric of ["a", "b", "c"]) history.add(metric, 1)
    assert.deepStrictEqual(
      history.curves(["c", "nothing", "a"]).map(({ metric }) => metric),
      ["c", "a"]
    )
  })

  it("keeps no more names than it says, and those that it has go on", () => {
    const history = makeMetricHistory()
    for (const round of [1, 2]) {
      history.at(round)
      for (let name = 0; name < 1_000; name += 1) history.add(`metric ${name}`, round)
    }
    assert.strictEqual(history.curves().length, mostCurves)
    assert.isTrue(history.curves().every(({ points }) => points.length === 2))
  })

  describe("steps", () => {
    const stepsOf = (steps: ReadonlyArray<number | undefined>) =>
      pointsOf(
        steps.map(() => 1),
        (index) => steps[index]
      ).map(({ step }) => step)

    it("are counted where none is given", () => {
      assert.deepStrictEqual(stepsOf([undefined, undefined, undefined]), [1, 2, 3])
    })

    it("are counted on where a program begins again, as in each epoch", () => {
      assert.deepStrictEqual(stepsOf([0, 1, 2, 0, 1, 2, 0]), [0, 1, 2, 3, 4, 5, 6])
      assert.deepStrictEqual(stepsOf([1, 2, 1, 2]), [1, 2, 3, 4])
    })

    it("stand at the furthest one while a program does them again from a checkpoint", () => {
      assert.deepStrictEqual(stepsOf([1, 2, 3, 4, 2, 3, 4, 5]), [1, 2, 3, 4, 4, 4, 4, 5])
    })

    it("stay where they are in a report without one, or with one that is no number", () => {
      assert.deepStrictEqual(stepsOf([10, undefined, Number.NaN, 20]), [10, 10, 10, 20])
    })

    it.prop(
      "never go back",
      [FastCheck.array(FastCheck.option(FastCheck.integer(), { nil: undefined }), { minLength: 1 })],
      ([steps]) => {
        // Not before the first one: until then reports are counted.
        const known = stepsOf(
          steps.slice(
            Math.max(
              0,
              steps.findIndex((step) => step !== undefined)
            )
          )
        )
        assert.deepStrictEqual(
          known,
          known.toSorted((a, b) => a - b)
        )
      }
    )
  })
})

describe("CurrentRun.curves", () => {
  it.effect("gives what was reported so far, as data that goes over the wire and back", () =>
    Effect.gen(function* () {
      const curves = yield* Effect.gen(function* () {
        const run = yield* CurrentRun
        for (const step of [1, 2, 3]) yield* report({ loss: 1 / step, other: Number.NaN }, { step })
        return yield* run.curves(["loss"])
      }).pipe(withSlackNotify({ name: "mnist" }))
      assert.strictEqual(curves.length, 1)
      assert.deepStrictEqual(curves[0]?.best, { goal: "lowest", step: 3, value: 1 / 3 })
      const wire = yield* Schema.encode(Schema.Array(Curve))(curves)
      assert.deepStrictEqual(yield* Schema.decodeUnknown(Schema.Array(Curve))(JSON.parse(JSON.stringify(wire))), curves)
    }).pipe(Effect.provide(SlackRecorder.layer))
  )
})
