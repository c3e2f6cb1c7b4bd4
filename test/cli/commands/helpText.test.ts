/** What `--help` prints, at a terminal of any width. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { commandNames } from "../../../src/cli/commands/commandNames.ts"
import { describedOptions } from "../../../src/cli/commands/describedOptions.ts"
import { foldText } from "../../../src/cli/commands/foldText.ts"
import { commandHelp, wholeHelp } from "../../../src/cli/commands/helpText.ts"
import { sharedNames } from "../../../src/cli/commands/ownOptions.ts"
import { wordsIn } from "../../../src/cli/commands/words/wordsIn.ts"
import { spokenLanguages } from "../../../src/cli/settings/spokenLanguage.ts"
import { helpIn } from "../../../src/cli/settings/words/helpIn.ts"
import { cellsOf } from "../../../src/slack/cells.ts"

const at = (width: number) => ({ bold: (text: string) => text, width })

const unspaced = (text: string) => text.replaceAll(/\s/gu, "")

describe.each(spokenLanguages)("help in %s", (language) => {
  const words = wordsIn[language]
  const settingWords = helpIn[language]
  const helps = (width: number) => [
    wholeHelp(words, at(width)),
    ...commandNames.map((name) => commandHelp(name, words, settingWords, at(width)))
  ]

  it("fits a terminal of 80 columns, where letters may be two of them wide", () => {
    for (const line of helps(80).flatMap((help) => help.split("\n"))) assert.isAtMost(cellsOf(line), 80, line)
  })

  it("says the same in any width, and each option in one line where it goes elsewhere", () => {
    assert.deepStrictEqual(helps(30).map(unspaced), helps(Number.POSITIVE_INFINITY).map(unspaced))
    assert.include(helps(Number.POSITIVE_INFINITY).join("\n"), `\n      ${settingWords["webhook-url"]}\n`)
  })

  it.each(["send", "doctor", "flush"] as const)(
    "says of an option of %s what it says of the same one of run",
    (name) => {
      const meaningsOf = (command: typeof name | "run") =>
        describedOptions(command, words, settingWords)
          .filter((option) => sharedNames.some((shared) => shared === option.name))
          .toSorted((one, other) => one.name.localeCompare(other.name, "en"))
          .map(({ meaning }) => meaning)
      assert.lengthOf(meaningsOf(name), sharedNames.length)
      assert.deepStrictEqual(meaningsOf(name), meaningsOf("run"))
    }
  )
})

describe("foldText", () => {
  it("breaks at a space, and in Chinese and Japanese between letters, but not before a mark that ends something", () => {
    assert.deepStrictEqual(foldText("Post one test message.", 10), ["Post one", "test", "message."])
    assert.deepStrictEqual(foldText("发送一条测试消息。", 16), ["发送一条测试消", "息。"])
    assert.deepStrictEqual(foldText("テストメッセージ（一つ）を送ります。", 8), [
      "テスト",
      "メッセー",
      "ジ（一",
      "つ）を送",
      "ります。"
    ])
    assert.deepStrictEqual(foldText("see https://example.com", 8), ["see", "https://example.com"])
    assert.deepStrictEqual(foldText("终止（failure）了", 8), ["终止", "（failure）", "了"])
  })

  const text = FastCheck.string({ unit: FastCheck.constantFrom(..."ab,（）。、字かッー 🙂- ") })

  it.prop(
    "loses nothing, and goes over the width with a single word only",
    [text, FastCheck.integer({ min: 1, max: 12 })],
    ([given, width]) => {
      const lines = foldText(given, width)
      assert.strictEqual(unspaced(lines.join("")), unspaced(given))
      for (const line of lines.filter((line) => cellsOf(line) > width)) assert.notMatch(line.trim(), /\s/u)
    }
  )
})
