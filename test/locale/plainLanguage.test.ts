/** Only what is written just as a built-in language is written without Intl. */
import { assert, describe, it } from "@effect/vitest"
import { Option } from "effect"
import { languages } from "runbell"
import { tagOfPosix } from "../../src/locale/languages.ts"
import { plainLanguage } from "../../src/locale/plainLanguage.ts"

describe("plainLanguage", () => {
  it("is each built-in language itself", () => {
    for (const language of languages) assert.strictEqual(plainLanguage(language), language)
  })

  it.each([
    ["en_US.UTF-8", "en"],
    ["zh_CN.UTF-8", "zh"],
    ["ja_JP.eucJP", "ja"],
    ["ko_KR", "ko"],
    ["ru_RU.KOI8-R", "ru"],
    ["de_DE@euro", "de"],
    ["fr_FR.UTF-8", "fr"],
    ["es_ES.UTF-8", "es"],
    ["pt_BR.UTF-8", "pt-BR"]
  ])("is of the machine's language %s: %s", (name, language) => {
    assert.strictEqual(plainLanguage(Option.getOrThrow(tagOfPosix(name))), language)
  })

  it.each([
    "de-AT",
    "de-CH",
    "en-GB",
    "en-IN",
    "es-MX",
    "pt-PT",
    "fr-CA",
    "zh-TW",
    "pl",
    "en-u-nu-arab",
    "constructor"
  ])("is none for %s, which may be written in another way", (tag) => assert.isUndefined(plainLanguage(tag)))
})
