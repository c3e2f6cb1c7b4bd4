/** No letter of a picture is a box: it has a glyph, or something that can be read stands in its place. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { Either } from "effect"
import { languages } from "runbell"
import type { Drawing } from "../../src/chart/Drawing.ts"
import { fontsFor } from "../../src/chart/fonts/fontsFor.ts"
import { missingGlyphs } from "../../src/chart/fonts/missingGlyphs.ts"
import { packagedFonts } from "../../src/chart/fonts/packagedFonts.ts"
import { loadRasteriser } from "../../src/chart/fonts/Rasteriser.ts"
import { scriptOf } from "../../src/chart/fonts/scriptOf.ts"
import { systemFonts } from "../../src/chart/fonts/systemFonts.ts"
import { legible, textsOf } from "../../src/chart/legible.ts"
import { make } from "../../src/locale/Locale.ts"
import { accuracy, curveOf, loss, point, words } from "./support/curves.ts"

const resvg = await loadRasteriser()
const folder = mkdtempSync(join(tmpdir(), "runbell-fonts-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A machine without fonts, but those that npm brought. */
const bare = packagedFonts

const wordsIn = (language: string): Drawing["words"] => {
  const { catalogue } = Either.getOrThrow(make({ language }))
  return { title: catalogue.curvesOf("mnist"), alt: "", step: catalogue.stepAxis, best: catalogue.best }
}

const missingOf = (drawing: Drawing, fontsOf = bare) => new Set(fontsFor(resvg, textsOf(drawing), fontsOf).missing)

describe("fonts", () => {
  it("of npm write Latin, Cyrillic and Greek letters, accents and all numbers", () => {
    const { missing, fonts } = fontsFor(resvg, ["Größe, été, ação, Обучение, λ_max"], bare)
    assert.deepStrictEqual(missing, [])
    assert.strictEqual(fonts.family, "Inter")
  })

  it("are asked for each glyph, and say which they lack", () => {
    const [inter] = packagedFonts("latin")
    const fonts = { family: "Inter", files: inter?.read() ?? [] }
    assert.deepStrictEqual(missingGlyphs(resvg, fonts, ["a", "中", " ", "한", "\u0007", "Я"]), ["中", "한", "\u0007"])
  })

  it("that no machine has are not looked for", () => {
    assert.deepStrictEqual(missingGlyphs(resvg, { family: "", files: [] }, ["a"]), ["a"])
  })

  for (const language of languages) {
    for (const [machine, fontsOf] of [
      ["this machine", undefined],
      ["one without fonts", bare]
    ] as const) {
      it(`write all of a picture in ${language} on ${machine}, or it is said in other words`, () => {
        const drawing: Drawing = { curves: [loss, accuracy], words: wordsIn(language) }
        const shown = legible(drawing, missingOf(drawing, fontsOf))
        assert.deepStrictEqual(Array.from(missingOf(shown, fontsOf)), [])
        assert.strictEqual(shown.curves[0]?.metric, "train/loss")
        assert.notStrictEqual(shown.words.step, "")
        assert.notStrictEqual(shown.words.best, "")
      })
    }
  }

  it("that cannot write a metric's name leave its number", () => {
    const drawing: Drawing = {
      curves: [loss, curveOf("정확도", [point(1, 1)]), curveOf("🚀 loss", [point(1, 1)])],
      words
    }
    const { curves } = legible(drawing, missingOf(drawing))
    assert.deepStrictEqual(
      curves.map(({ metric }) => metric),
      ["train/loss", "#2", "loss"]
    )
  })

  it("are those of the language: Han letters look otherwise in Japan", () => {
    assert.strictEqual(scriptOf("图像分类 的曲线"), "zh")
    assert.strictEqual(scriptOf("画像分類 の推移"), "ja")
    assert.strictEqual(scriptOf("곡선"), "ko")
    assert.strictEqual(scriptOf("Кривые"), "latin")
  })

  it("of the machine are found where they are, however deep, the best first", () => {
    mkdirSync(join(folder, "truetype", "wqy"), { recursive: true })
    for (const file of ["truetype/wqy/wqy-zenhei.ttc", "NotoSansCJK-Regular.ttc"]) writeFileSync(join(folder, file), "")
    const families = systemFonts("zh", [folder, join(folder, "not-there")]).map(({ family }) => family)
    assert.deepStrictEqual(families, ["Noto Sans CJK SC", "WenQuanYi Zen Hei"])
  })

  it("that are broken, or gone since, are passed over", () => {
    const broken = { family: "Broken", read: () => [new Uint8Array([1, 2, 3])] }
    const gone = {
      family: "Gone",
      read: () => {
        throw new Error("ENOENT")
      }
    }
    const { missing, fonts } = fontsFor(resvg, ["loss"], (script) => [broken, gone, ...packagedFonts(script)])
    assert.deepStrictEqual(missing, [])
    assert.strictEqual(fonts.family, "Inter")
  })
})
