/** Fewer points, the same extremes. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import type { CurvePoint } from "runbell"
import { downsample } from "../../src/domain/downsample.ts"

const value = FastCheck.oneof(FastCheck.double({ noDefaultInfinity: true }), FastCheck.constant(Number.NaN))

const point = FastCheck.tuple(value, value).map(([one, other]) => ({
  low: Math.min(one, other),
  high: Math.max(one, other),
  last: one
}))

const curve = FastCheck.array(point, { maxLength: 300 }).map((points) =>
  points.map((point, index): CurvePoint => ({ ...point, step: index }))
)

const most = FastCheck.integer({ min: 2, max: 300 })

const finite = (numbers: ReadonlyArray<number>) => numbers.filter((number) => !Number.isNaN(number))
const lowest = (points: ReadonlyArray<CurvePoint>) => Math.min(...finite(points.map(({ low }) => low)))
const highest = (points: ReadonlyArray<CurvePoint>) => Math.max(...finite(points.map(({ high }) => high)))

describe("downsample", () => {
  it.prop(
    "leaves at most so many points, with the extremes, the beginning and the end of all",
    [curve, most],
    ([points, most]) => {
      const fewer = downsample(points, most)
      assert.strictEqual(fewer.length, Math.min(points.length, most))
      assert.strictEqual(lowest(fewer), lowest(points))
      assert.strictEqual(highest(fewer), highest(points))
      assert.deepStrictEqual(fewer[0], points[0])
      assert.deepStrictEqual(fewer.at(-1)?.last, points.at(-1)?.last)
      assert.strictEqual(fewer.at(-1)?.step, points.at(-1)?.step)
    }
  )

  it.prop("keeps the order of the steps", [curve, most], ([points, most]) => {
    const steps = downsample(points, most).map(({ step }) => step)
    assert.deepStrictEqual(
      steps,
      steps.toSorted((a, b) => a - b)
    )
  })

  it("leaves a gap where nothing beside it is a number", () => {
    const gap = (step: number): CurvePoint => ({ step, low: Number.NaN, high: Number.NaN, last: Number.NaN })
    const fewer = downsample([{ step: 0, low: 1, high: 1, last: 1 }, ...[1, 2, 3, 4].map(gap)], 3)
    assert.deepStrictEqual(
      fewer.map(({ low }) => low),
      [1, Number.NaN, Number.NaN]
    )
  })
})
