/** Which locale a program gets: by layer, from the environment, or none given; and what is said of a wrong one. */
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, DateTime, Effect, Either, type Layer } from "effect"
import {
  type Catalogue,
  de,
  en,
  es,
  fr,
  ja,
  ko,
  Locale,
  languages,
  ptBR,
  ru,
  UnknownLanguage,
  UnknownTimeZone,
  zh
} from "runbell"
import { make } from "../../src/locale/Locale.ts"

const used = <E>(layer: Layer.Layer<Locale, E>) => Effect.provide(Locale, layer)

const fromEnvironment = (environment: Readonly<Record<string, string>>) =>
  used(Locale.layerConfig).pipe(Effect.withConfigProvider(ConfigProvider.fromMap(new Map(Object.entries(environment)))))

const language = (environment: Readonly<Record<string, string>>) =>
  Effect.map(fromEnvironment(environment), (locale) => locale.language)

describe("Locale", () => {
  it.effect("is English when nobody gives one", () =>
    Effect.gen(function* () {
      const locale = yield* Locale
      assert.strictEqual(locale.language, "en")
      assert.strictEqual(locale.catalogue.started("mnist"), en.started("mnist"))
    })
  )

  it.effect.each([
    ["en", Locale.en, en],
    ["zh", Locale.zh, zh],
    ["ja", Locale.ja, ja],
    ["ko", Locale.ko, ko],
    ["ru", Locale.ru, ru],
    ["de", Locale.de, de],
    ["fr", Locale.fr, fr],
    ["es", Locale.es, es],
    ["pt-BR", Locale.ptBR, ptBR]
  ] as const)("has a layer for %s", ([language, layer, catalogue]) =>
    Effect.gen(function* () {
      const locale = yield* used(layer)
      assert.strictEqual(locale.language, language)
      assert.deepStrictEqual(locale.catalogue, catalogue)
      assert.strictEqual(locale.format.number(0.5), new Intl.NumberFormat(language).format(0.5))
    })
  )

  it("names the languages that it speaks", () => {
    assert.deepStrictEqual(languages, ["en", "zh", "ja", "ko", "ru", "de", "fr", "es", "pt-BR"])
  })
})

describe("Locale.layer", () => {
  it.effect("takes a region of a language, and keeps it for numbers and dates", () =>
    Effect.gen(function* () {
      const locale = yield* used(Locale.layer({ language: "en-GB", timeZone: "Europe/London" }))
      assert.strictEqual(locale.catalogue.killed("mnist"), en.killed("mnist"))
      assert.include(locale.format.time(DateTime.unsafeMake("2026-11-24T19:05:09Z")), "24 Nov 2026")
    })
  )

  it.effect.each([
    ["pt", ptBR],
    ["pt-PT", ptBR],
    ["pt-br", ptBR],
    ["ru-RU", ru],
    ["de-CH", de],
    ["fr-CA", fr],
    ["es-419", es],
    ["ko-KR", ko],
    ["zh-Hant-TW", zh]
  ] as const)("takes %s, and keeps it as the tag", ([language, catalogue]) =>
    Effect.gen(function* () {
      const locale = yield* used(Locale.layer({ language, timeZone: "UTC" }))
      assert.deepStrictEqual([locale.language, locale.catalogue], [language, catalogue])
    })
  )

  it.effect("takes a language tag in any case", () =>
    Effect.gen(function* () {
      const locale = yield* used(Locale.layer({ language: "ZH-cn", timeZone: "UTC" }))
      assert.strictEqual(locale.catalogue.project, zh.project)
    })
  )

  it.effect("lays some words of one's own over those of the language", () =>
    Effect.gen(function* () {
      // @ts-expect-error: undefined is a phrase only where exactOptionalPropertyTypes is set
      const own: Partial<Catalogue> = { started: (name: string) => `${name} is off`, project: undefined }
      const { catalogue } = yield* used(Locale.layer({ timeZone: "UTC", catalogue: own }))
      assert.strictEqual(catalogue.started("mnist"), "mnist is off")
      assert.strictEqual(catalogue.finished("mnist"), en.finished("mnist"))
      assert.strictEqual(catalogue.project, en.project)
    })
  )

  it.effect("takes a complete catalogue for a language that it does not speak itself", () =>
    Effect.gen(function* () {
      const locale = yield* used(
        Locale.layer({ language: "nl", timeZone: "UTC", catalogue: { ...en, project: "Project" } })
      )
      assert.strictEqual(locale.catalogue.project, "Project")
      assert.strictEqual(locale.format.number(0.5), "0,5")
    })
  )

  it.effect("refuses an incomplete catalogue for a language that it does not speak itself", () =>
    Effect.gen(function* () {
      const { condition: _, ...rest } = en
      const error = yield* Effect.flip(used(Locale.layer({ language: "nl", timeZone: "UTC", catalogue: rest })))
      assert.instanceOf(error, UnknownLanguage)
      assert.include(error.message, "complete catalogue")
    })
  )

  it.effect.each(["nl", "", "english", "en_US", "not a tag", "en-!", "constructor", "__proto__", "zhx"])(
    "refuses the language %j, and lists the right ones",
    (language) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(used(Locale.layer({ language, timeZone: "UTC" })))
        assert.instanceOf(error, UnknownLanguage)
        assert.deepStrictEqual(error, new UnknownLanguage({ given: language, known: languages }))
        assert.include(error.message, `"${language}"`)
        assert.include(error.message, "en, zh, ja, ko, ru, de, fr, es, pt-BR")
      })
  )

  it.effect.each(["Mars/Olympus", "", "Asia Shanghai"])(
    "refuses the time zone %j, and shows what one looks like",
    (timeZone) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(used(Locale.layer({ timeZone })))
        assert.deepStrictEqual(error, new UnknownTimeZone({ given: timeZone }))
        assert.include(error.message, `"${timeZone}"`)
        assert.include(error.message, "Asia/Shanghai")
      })
  )

  it("takes the machine's zone when none is given", () => {
    const machine = new Intl.DateTimeFormat().resolvedOptions().timeZone
    assert.strictEqual(Either.getOrThrow(make()).timeZone, machine)
  })
})

describe("Locale.layerConfig", () => {
  it.effect.each([
    ["RUNBELL_LANGUAGE first", { RUNBELL_LANGUAGE: "ja", LC_ALL: "zh_CN.UTF-8" }, "ja"],
    ["a region in RUNBELL_LANGUAGE", { RUNBELL_LANGUAGE: "zh-CN" }, "zh-CN"],
    [
      "LC_ALL before LC_MESSAGES and LANG",
      { LC_ALL: "zh_CN.UTF-8", LC_MESSAGES: "ja_JP.UTF-8", LANG: "en_US" },
      "zh-CN"
    ],
    ["LC_MESSAGES before LANG", { LC_MESSAGES: "ja_JP.UTF-8", LANG: "en_US.UTF-8" }, "ja-JP"],
    ["LANG", { LANG: "zh_CN.UTF-8" }, "zh-CN"],
    ["what stands behind an @", { LANG: "zh_CN@pinyin" }, "zh-CN"],
    [
      "an empty variable for one that is not set",
      { RUNBELL_LANGUAGE: "", LC_ALL: "", LC_MESSAGES: "", LANG: "ja_JP.UTF-8" },
      "ja-JP"
    ],
    ["English for the language C", { LANG: "C.UTF-8" }, "en"],
    ["English for POSIX", { LC_ALL: "POSIX" }, "en"],
    ["English where the machine's language is not spoken", { LANG: "nl_NL.UTF-8" }, "en"],
    ["Portuguese for any of its regions", { LANG: "pt_BR.UTF-8" }, "pt-BR"],
    ["German with its region", { LANG: "de_AT@euro" }, "de-AT"],
    ["English for nonsense", { LANG: "zh CN!!" }, "en"],
    ["English where nothing is said", {}, "en"]
  ] as const)("takes %s", ([, environment, expected]) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* language(environment), expected)
    })
  )

  it.effect("refuses a wrong RUNBELL_LANGUAGE rather than speak another language than was asked for", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(fromEnvironment({ RUNBELL_LANGUAGE: "klingon", LANG: "ja_JP.UTF-8" }))
      assert.instanceOf(error, UnknownLanguage)
      assert.deepStrictEqual(error.known, languages)
    })
  )

  it.effect("takes RUNBELL_TIME_ZONE, refuses a wrong one, and ignores an empty one", () =>
    Effect.gen(function* () {
      const zone = (timeZone: string) => fromEnvironment({ RUNBELL_TIME_ZONE: timeZone })
      assert.strictEqual((yield* zone("Asia/Shanghai")).timeZone, "Asia/Shanghai")
      assert.instanceOf(yield* Effect.flip(zone("Mars/Olympus")), UnknownTimeZone)
      assert.strictEqual((yield* zone("")).timeZone, Either.getOrThrow(make()).timeZone)
    })
  )
})
