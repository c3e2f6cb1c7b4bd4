import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { shortNumber, wholeStep } from "../../src/chart/shortNumber.ts"

describe("shortNumber", () => {
  it("writes what an axis can hold", () => {
    const cases: ReadonlyArray<readonly [number, string]> = [
      [0, "0"],
      [0.01, "0.01"],
      [0.1 + 0.2, "0.3"],
      [0.001, "0.001"],
      [0.0002, "2e-4"],
      [-0.00025, "−2.5e-4"],
      [1_000, "1k"],
      [12_500, "12.5k"],
      [999_999, "1M"],
      [1_234_567, "1.235M"],
      [2e9, "2G"],
      [1e15, "1e15"],
      [-3, "−3"],
      [Number.NaN, "NaN"],
      [Infinity, "∞"],
      [-Infinity, "−∞"]
    ]
    for (const [value, text] of cases) assert.strictEqual(shortNumber(value), text)
  })

  it("writes any number in at most eleven characters", () => {
    FastCheck.assert(FastCheck.property(FastCheck.double(), (value) => assert.isAtMost(shortNumber(value).length, 11)))
  })

  it("writes a step in full, its thousands apart", () => {
    assert.strictEqual(wholeStep(12_800), "12\u2009800")
    assert.strictEqual(wholeStep(1_234_567), "1\u2009234\u2009567")
    assert.strictEqual(wholeStep(999), "999")
    assert.strictEqual(wholeStep(0.5), "0.5")
  })
})
