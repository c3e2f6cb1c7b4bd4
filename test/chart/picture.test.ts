/** What stands in a picture, read from the SVG that it is made from. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import type { Drawing } from "../../src/chart/Drawing.ts"
import { optionOf } from "../../src/chart/optionOf.ts"
import { svgOf } from "../../src/chart/svgOf.ts"
import type { Curve } from "../../src/domain/Curve.ts"
import { accuracy, curveOf, gap, learningRate, loss, point, words } from "./support/curves.ts"

const draw = async (curves: ReadonlyArray<Curve>, own: Partial<Drawing["words"]> = {}): Promise<string> => {
  const picture = optionOf({ curves, words: { ...words, ...own } }, "Inter")
  assert.isDefined(picture)
  return picture === undefined ? "" : await svgOf(picture)
}

const textsIn = (svg: string): ReadonlyArray<string> =>
  Array.from(svg.matchAll(/<text [^>]*>([^<]*)<\/text>/gu), ([, text = ""]) => text)

/** The path of a metric's line: the only one that is two wide. */
const linesIn = (svg: string): ReadonlyArray<string> =>
  Array.from(
    svg.matchAll(/<path d="([^"]*)" fill="(?:none|transparent)"[^>]*stroke-width="2"/gu),
    ([, path = ""]) => path
  )

describe("a picture", () => {
  it("names the run, each metric, the step axis, and the best value with its step", async () => {
    const texts = textsIn(await draw([loss, accuracy]))
    for (const text of ["Curves of mnist", "train/loss", "val/accuracy", "step"]) assert.include(texts, text)
    assert.include(texts, "Best 0.0312 · step 990")
    assert.include(texts, "Best 0.973 · step 1\u2009000")
  })

  it("stands on a white ground of its own, so that it reads as well where Slack is dark", async () => {
    const [, width = "", height = ""] = /<svg width="(\d+)" height="(\d+)"/u.exec(await draw([loss])) ?? []
    assert.include(await draw([loss]), `<rect width="${width}" height="${height}" x="0" y="0" fill="#ffffff">`)
  })

  it("breaks the line where there was no number, and says what there was instead", async () => {
    const svg = await draw([loss])
    const [line = ""] = linesIn(svg)
    assert.strictEqual(line.match(/M/gu)?.length, 2)
    assert.include(textsIn(svg), "NaN")
    const [whole = ""] = linesIn(await draw([accuracy]))
    assert.strictEqual(whole.match(/M/gu)?.length, 1)
  })

  it("keeps an extreme that lies between two last values", async () => {
    const spike = { step: 3, low: 1, high: 100, last: 1 }
    const svg = await draw([curveOf("loss", [point(1, 1), point(2, 1), spike, point(4, 1), point(5, 1)])])
    assert.include(textsIn(svg), "100")
  })

  it("gives every metric a scale of its own, logarithmic over three orders of magnitude", async () => {
    const texts = textsIn(await draw([accuracy, learningRate]))
    for (const text of ["0.8", "1e-4", "0.001", "0.01"]) assert.include(texts, text)
  })

  it("shows the steps of all panels on one scale, in whole numbers", async () => {
    const texts = textsIn(await draw([loss, accuracy]))
    assert.strictEqual(texts.filter((text) => text === "200").length, 1)
    assert.notInclude(texts, "10")
  })

  it("has six panels at most, and names the other metrics below", async () => {
    const many = Array.from({ length: 8 }, (_, index) => curveOf(`metric ${index}`, [point(1, 1), point(2, 2)]))
    const texts = textsIn(await draw(many))
    assert.include(texts, "metric 5")
    assert.include(texts, "+ metric 6, metric 7")
  })

  it("draws a single point, a flat curve, and one that never was a number", async () => {
    const svg = await draw([
      curveOf("single", [point(7, 0.5)], { goal: "lowest", step: 7, value: 0.5 }),
      curveOf("flat", [point(1, 0.9), point(2, 0.9)]),
      curveOf("never", [gap(1), gap(2), gap(3, Infinity)])
    ])
    const texts = textsIn(svg)
    assert.include(texts, "Best 0.5 · step 7")
    assert.include(texts, "0.9")
    assert.include(texts, "∞")
  })

  it("writes names as they are, whatever they look like, and cuts long ones", async () => {
    const svg = await draw([curveOf("<script>&{a|b}%{c}", [point(1, 1)]), curveOf("long/".repeat(99), [point(1, 1)])])
    assert.notInclude(svg, "<script")
    assert.include(textsIn(svg), "&lt;script&gt;&amp;{a|b}%{c}")
    assert.isTrue(textsIn(svg).every((text) => text.length < 120))
  })

  it("is none where no curve has a point that has a place", () => {
    for (const curves of [[], [curveOf("loss", [])], [curveOf("loss", [point(Number.NaN, 1)])]]) {
      assert.isUndefined(optionOf({ curves, words }, "Inter"))
    }
  })

  it("has no coordinate that is not a number, whatever the curve", async () => {
    const values = FastCheck.double()
    const points = FastCheck.array(FastCheck.record({ step: values, low: values, high: values, last: values }), {
      maxLength: 9
    })
    const curves = FastCheck.array(FastCheck.record({ metric: FastCheck.string(), points }), {
      minLength: 1,
      maxLength: 7
    })
    await FastCheck.assert(
      FastCheck.asyncProperty(curves, async (curves) => {
        const picture = optionOf({ curves, words }, "Inter")
        const svg = picture === undefined ? "" : await svgOf(picture)
        assert.notMatch(svg, /="[^"]*(?:NaN|Infinity|undefined)[^"]*"/u)
      }),
      { numRuns: 25, examples: [[[{ metric: "m", points: [{ step: 0, low: 0, high: 0, last: Infinity }] }]]] }
    )
  }, 120_000)
})
