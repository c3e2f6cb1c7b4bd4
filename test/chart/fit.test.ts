import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { fit } from "../../src/chart/fit.ts"

describe("fit", () => {
  it("leaves what has room", () => {
    assert.strictEqual(fit("train/loss", 20), "train/loss")
  })

  it("cuts the middle, as names of metrics differ at their ends", () => {
    assert.strictEqual(fit("train/encoder/layer_11/attention/loss", 13), "train/enco…ntion/loss")
  })

  it("gives wide letters the room that they take", () => {
    assert.strictEqual(fit("画像分類の正解率", 5), "画像…解率")
  })

  it("splits no character, and never gives more than has room", () => {
    FastCheck.assert(
      FastCheck.property(
        FastCheck.string({ unit: "grapheme" }),
        FastCheck.integer({ min: 3, max: 40 }),
        (text, room) => {
          const fitted = fit(text, room)
          assert.isTrue(fitted.isWellFormed())
          assert.isAtMost(Array.from(fitted).length * 0.6, room + 1)
        }
      )
    )
  })
})
