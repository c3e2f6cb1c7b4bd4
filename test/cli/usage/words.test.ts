/** What is said of a wrong command line, in each language that the command speaks. */
import { assert, describe, it } from "@effect/vitest"
import { Record } from "effect"
import { spokenLanguages } from "../../../src/cli/settings/spokenLanguage.ts"
import { en } from "../../../src/cli/usage/words/en.ts"
import { wordsIn } from "../../../src/cli/usage/words/wordsIn.ts"

/** Each phrase with something of its own for each of its arguments. */
const said = Record.map(wordsIn, (words) =>
  Record.map({ ...words, ...words.json, json: "" }, (phrase: unknown) => {
    if (typeof phrase !== "function") return { text: String(phrase), given: [] }
    const given = Array.from({ length: phrase.length }, (_, index) => `‹${index}›`)
    return { text: String(Reflect.apply(phrase, undefined, given)), given }
  })
)

const names = Record.keys(said.en)

/** Between sentences, and of JSON itself. */
const alike = new Set(["space", "json", "null"])

describe("the words for what was typed or set wrongly", () => {
  it.each(names.filter((name) => !alike.has(name)))("say %s in each language in words of its own", (name) => {
    const texts = spokenLanguages.map((language) => said[language][name]?.text ?? "")
    assert.lengthOf(Array.from(new Set(texts)), spokenLanguages.length, texts.join())
  })

  it.each(names)("say in %s all that it is about", (name) => {
    for (const language of spokenLanguages) {
      const { text, given } = said[language][name] ?? { text: "", given: [] }
      // What is meant is said in place of where all are listed.
      const shown = name.startsWith("unknown") && name !== "unknownKey" ? given.slice(0, 2) : given
      for (const part of shown) assert.include(text, part, language)
    }
  })

  it.each(["unknownCommand", "unknownOption"] as const)(
    "say in %s where all are listed, where none is near",
    (name) => {
      for (const language of spokenLanguages) {
        const text = wordsIn[language][name]("x", undefined, "runbell --help")
        assert.include(text, "`runbell --help`", language)
      }
    }
  )

  it("have a space between sentences in English alone", () => {
    assert.deepStrictEqual([en.space, wordsIn.zh.space, wordsIn.ja.space], [" ", "", ""])
  })
})
