/** What is too long loses its middle, and says how much. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { keepEnds } from "../../src/domain/keepEnds.ts"

const size = FastCheck.nat({ max: 20 })

describe("keepEnds", () => {
  it("cuts the middle and counts it", () => {
    assert.deepStrictEqual(keepEnds([1, 2, 3, 4, 5, 6], 2, 1), { head: [1, 2], omitted: 3, tail: [6] })
  })

  it("leaves alone what is just short enough", () => {
    assert.deepStrictEqual(keepEnds([1, 2, 3], 2, 1), { head: [1, 2, 3], omitted: 0, tail: [] })
  })

  it.prop(
    "loses nothing but the middle, and only what is too much",
    [FastCheck.array(FastCheck.nat(), { maxLength: 60 }), size, size],
    ([items, head, tail]) => {
      const kept = keepEnds(items, head, tail)
      const middle = items.slice(kept.head.length, kept.head.length + kept.omitted)
      assert.deepStrictEqual([...kept.head, ...middle, ...kept.tail], items)
      assert.strictEqual(kept.head.length + kept.tail.length, Math.min(items.length, head + tail))
    }
  )
})
