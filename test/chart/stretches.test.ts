import { assert, describe, it } from "@effect/vitest"
import { hasLast, stretches } from "../../src/chart/stretches.ts"
import { gap, point } from "./support/curves.ts"

describe("stretches", () => {
  it("parts a curve where its numbers end, and where they begin again", () => {
    const parts = stretches([point(1, 1), point(2, 1), gap(3), gap(4), point(5, 1)], hasLast)
    assert.deepStrictEqual(
      parts.map(({ holds, points }) => [holds, points.map(({ step }) => step)]),
      [
        [true, [1, 2]],
        [false, [3, 4]],
        [true, [5]]
      ]
    )
  })

  it("of nothing there is none", () => {
    assert.deepStrictEqual(stretches([], hasLast), [])
  })
})
