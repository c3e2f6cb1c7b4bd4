/** The command line of the main job is read without surprises. */
import { assert, describe, it } from "@effect/vitest"
import { languages } from "runbell"
import { parseOptions } from "../../../examples/mnist/options.ts"
import { displayWidth } from "../../../examples/mnist/terminal/displayWidth.ts"
import { wordsIn } from "../../../examples/mnist/words/Words.ts"

const unknownIn = (...args: ReadonlyArray<string>) => parseOptions(args).unknown

describe("parseOptions", () => {
  it("asks for nothing when nothing is given", () => {
    const nothing = { help: false, lang: undefined, keepOpen: false, live: false, unknown: undefined }
    assert.deepStrictEqual(parseOptions([]), nothing)
  })

  it("takes a language with and without an equals sign", () => {
    assert.strictEqual(parseOptions(["--lang", "zh"]).lang, "zh")
    assert.strictEqual(parseOptions(["--lang=ja", "--live", "--keep-open", "-h"]).lang, "ja")
  })

  it("takes a missing language as the empty one, which nobody speaks", () => {
    assert.strictEqual(parseOptions(["--lang"]).lang, "")
  })

  it("names the first argument that it does not know", () => {
    assert.strictEqual(unknownIn("--live", "--langs", "zh"), "--langs")
    assert.strictEqual(unknownIn("zh"), "zh")
    assert.strictEqual(unknownIn("--live=yes"), "--live=yes")
    assert.strictEqual(unknownIn("-x"), "-x")
    assert.strictEqual(unknownIn("--constructor"), "--constructor")
  })
})

describe("words", () => {
  for (const language of languages) {
    it(`explain every flag in ${language}, in lines that fit`, () => {
      const { usage } = wordsIn(language)
      for (const flag of ["--lang", "--keep-open", "--live", "--help", languages.join("|")]) assert.include(usage, flag)
      for (const line of usage.split("\n")) assert.isAtMost(displayWidth(line), 80, line)
    })
  }

  it("speak a region's language, and English where there is no other", () => {
    assert.strictEqual(wordsIn("zh-TW"), wordsIn("zh"))
    assert.strictEqual(wordsIn("pt"), wordsIn("pt-BR"))
    assert.notStrictEqual(wordsIn("pt-BR"), wordsIn("en"))
    assert.strictEqual(wordsIn("tlh"), wordsIn("en"))
  })
})
