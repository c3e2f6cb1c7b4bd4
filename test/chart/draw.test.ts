/** From curves to a file: what a notifier uploads. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import type { Answer, Drawing } from "../../src/chart/Drawing.ts"
import { draw } from "../../src/chart/draw.ts"
import { accuracy, curveOf, loss, point, words } from "./support/curves.ts"

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const pngOf = (answer: Answer): Uint8Array => {
  assert.strictEqual(answer._tag, "Drawn", answer._tag === "NotDrawn" ? answer.reason : "")
  return answer._tag === "Drawn" ? answer.png : new Uint8Array()
}

const signatureOf = (png: Uint8Array) => Array.from(png.slice(0, 8))

const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

const drawing = (curves: Drawing["curves"]): Drawing => ({ curves, words })

describe("draw", () => {
  it("gives a PNG for a dense screen", async () => {
    const png = pngOf(await draw(drawing([loss])))
    assert.deepStrictEqual(signatureOf(png), signature)
    const { width, height } = sizeOf(png)
    assert.strictEqual(width, 1_280)
    assert.isAbove(height, 600)
    assert.isBelow(png.length, 120_000)
  })

  it("is small with six metrics, the noisiest that a run can keep", async () => {
    const noise = (seed: number) => Math.abs((Math.sin(seed * 12.9898) * 43_758.5453) % 1)
    const points = (metric: number) =>
      Array.from({ length: 257 }, (_, index) => point(index, noise(index + metric), noise(index * 7 + metric) / 2))
    const curves = Array.from({ length: 6 }, (_, metric) => curveOf(`metric ${metric}`, points(metric)))
    const png = pngOf(await draw(drawing(curves)))
    assert.deepStrictEqual(signatureOf(png), signature)
    assert.isBelow(png.length, 400_000)
  })

  it("says that there is nothing to draw", async () => {
    const answer = await draw(drawing([curveOf("loss", [])]))
    assert.deepStrictEqual(answer, { _tag: "NotDrawn", reason: "there is nothing to draw, as no metric was reported." })
  })

  it("draws whatever a run may be called and may have reported", async () => {
    const value = FastCheck.double()
    const text = FastCheck.string({ unit: "binary", maxLength: 30 })
    const points = FastCheck.array(
      FastCheck.record({ step: FastCheck.integer(), low: value, high: value, last: value }),
      {
        minLength: 1,
        maxLength: 5
      }
    )
    const curves = FastCheck.array(FastCheck.record({ metric: text, points }), { minLength: 1, maxLength: 3 })
    await FastCheck.assert(
      FastCheck.asyncProperty(curves, text, async (curves, title) => {
        const png = pngOf(await draw({ curves, words: { ...words, title } }))
        assert.deepStrictEqual(signatureOf(png), signature)
      }),
      { numRuns: 8 }
    )
  }, 120_000)

  it("writes in the languages of the world, or in words that can be read", async () => {
    const titles = ["mnist 的曲线", "mnist の推移", "mnist의 곡선", "Кривые mnist", "Courbes de mnist — été"]
    for (const title of titles) {
      const png = pngOf(await draw({ curves: [accuracy], words: { ...words, title } }))
      assert.deepStrictEqual(signatureOf(png), signature)
    }
  })
})
