/** The help of the options and the language that the command speaks. */
import { assert, describe, it } from "@effect/vitest"
import { languages } from "runbell"
import { messageLanguage } from "../../../src/cli/settings/messageLanguage.ts"
import { optionNames } from "../../../src/cli/settings/options.ts"
import { spokenLanguage } from "../../../src/cli/settings/spokenLanguage.ts"
import { helpIn } from "../../../src/cli/settings/words/helpIn.ts"

describe("helpIn", () => {
  it.each(optionNames)("says of --%s in each language something of its own", (name) => {
    const said = [helpIn.en[name], helpIn.zh[name], helpIn.ja[name]]
    for (const sentence of said) assert.match(sentence, /[.。]$/u)
    assert.lengthOf(Array.from(new Set(said)), 3)
  })

  it("names every language of the messages", () => {
    for (const help of Object.values(helpIn)) {
      for (const language of languages) assert.include(help.language, language)
    }
  })
})

describe("spokenLanguage", () => {
  it.each([
    [undefined, {}, "en"],
    ["zh-TW", { LANG: "ja_JP.UTF-8" }, "zh"],
    [undefined, { RUNBELL_LANGUAGE: "ja", LANG: "zh_CN.UTF-8" }, "ja"],
    [undefined, { LANG: "zh_CN.UTF-8" }, "zh"],
    [undefined, { LC_ALL: "ja_JP", LANG: "zh_CN.UTF-8" }, "ja"],
    [undefined, { LC_ALL: "", LC_MESSAGES: "zh_CN", LANG: "ja_JP" }, "zh"],
    [undefined, { LANG: "C.UTF-8" }, "en"],
    [undefined, { LANG: "de_DE.UTF-8" }, "en"]
  ] as const)("of %j and %j is %s", (language, environment, expected) => {
    assert.strictEqual(spokenLanguage(language, environment), expected)
  })
})

describe("messageLanguage", () => {
  it.each([
    [undefined, {}, "en"],
    ["zh-TW", { LANG: "ja_JP.UTF-8" }, "zh-TW"],
    [undefined, { RUNBELL_LANGUAGE: "pt-PT", LANG: "zh_CN.UTF-8" }, "pt-PT"],
    [undefined, { LANG: "ru_RU.UTF-8" }, "ru-RU"],
    [undefined, { LC_ALL: "", LC_MESSAGES: "fr_CA", LANG: "ja_JP" }, "fr-CA"],
    [undefined, { LANG: "C.UTF-8" }, "en"],
    [undefined, { LANG: "nl_NL.UTF-8" }, "en"]
  ] as const)("of %j and %j is %s", (language, environment, expected) => {
    assert.strictEqual(messageLanguage(language, environment), expected)
  })
})
