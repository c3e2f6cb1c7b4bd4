/** No line is wider than the terminal, whatever its language, and no character of it is lost. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { displayWidth } from "../../../../examples/mnist/terminal/displayWidth.ts"
import type { Painted } from "../../../../examples/mnist/terminal/paint.ts"
import { wrap } from "../../../../examples/mnist/terminal/wrap.ts"

const plain = (text: string): Painted => [{ text, style: "plain" }]
const textOf = (line: Painted) => line.map(({ text }) => text).join("")
const wrapped = (text: string, width: number) => wrap(plain(text), width).map((line) => textOf(line).trimEnd())
const withoutSpaces = (text: string) => text.replaceAll(/\s+/gu, "")

describe("displayWidth", () => {
  it("counts two columns for Chinese, Japanese, Korean and emoji, and none for what stands on another character", () => {
    const widths = ["abc", "已完成", "開始しました", "중단", "🚀", "⏹️", "👩‍🔬", "e\u0301", "（空）", ""].map(
      displayWidth
    )
    assert.deepStrictEqual(widths, [3, 6, 12, 4, 2, 2, 2, 1, 6, 0])
  })
})

describe("wrap", () => {
  it("breaks between words, and leaves out the space where it breaks", () => {
    assert.deepStrictEqual(wrapped("the same training, stopped", 10), ["the same", "training,", "stopped"])
  })

  it("breaks anywhere between Chinese characters", () => {
    assert.deepStrictEqual(wrapped("同一训练，途中被停止", 8), ["同一训练", "，途中被", "停止"])
  })

  it("breaks Korean between words", () => {
    assert.deepStrictEqual(wrapped("같은 학습을 중단", 12), ["같은 학습을", "중단"])
    assert.deepStrictEqual(wrapped("같은 학습을 중단", 10), ["같은", "학습을", "중단"])
  })

  it("keeps French punctuation with the word before it", () => {
    assert.deepStrictEqual(wrapped("Sa page\u00a0: ici", 8), ["Sa", "page\u00a0:", "ici"])
  })

  it("breaks a word that is longer than a line, so that a long path still fits", () => {
    assert.deepStrictEqual(wrapped("at /a/very/long/path.ts", 8), ["at /a/ve", "ry/long/", "path.ts"])
  })

  it("keeps the style of every piece", () => {
    const line: Painted = [
      { text: "Host of ", style: "bold" },
      { text: "the run", style: "plain" }
    ]
    assert.deepStrictEqual(wrap(line, 10), [
      [{ text: "Host of ", style: "bold" }],
      [{ text: "the run", style: "plain" }]
    ])
    assert.deepStrictEqual(wrap(line, 20), [line])
  })

  const text = FastCheck.oneof(
    FastCheck.string({ unit: "grapheme", maxLength: 80 }),
    FastCheck.stringMatching(/^([a-z]{1,12} |[已完成训练]{1,8}|🚀){0,12}$/u)
  )

  it.prop(
    "never makes a line wider than the terminal, and loses nothing but spaces",
    [text, FastCheck.integer({ min: 2, max: 60 })],
    ([text, width]) => {
      const rows = wrap(plain(text), width)
      assert.isTrue(rows.every((row) => displayWidth(textOf(row)) <= width))
      assert.strictEqual(withoutSpaces(rows.map(textOf).join("")), withoutSpaces(text))
    }
  )
})
