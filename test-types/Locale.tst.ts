/** A catalogue says everything or it does not compile; a locale that may be wrong says so in its type. */
import type { ConfigError, Layer } from "effect"
import {
  type Catalogue,
  de,
  en,
  es,
  fr,
  ja,
  ko,
  Locale,
  ptBR,
  ru,
  type UnknownLanguage,
  type UnknownTimeZone,
  zh
} from "runbell"
import { describe, expect, test } from "tstyche"

const speak = (catalogue: Catalogue): Catalogue => catalogue

const { condition: _, ...missing } = en

describe("Catalogue", () => {
  test("is what each of the built-in ones is", () => {
    expect(en).type.toBeAssignableTo<Catalogue>()
    expect(zh).type.toBeAssignableTo<Catalogue>()
    expect(ja).type.toBeAssignableTo<Catalogue>()
    expect(ko).type.toBeAssignableTo<Catalogue>()
    expect(ru).type.toBeAssignableTo<Catalogue>()
    expect(de).type.toBeAssignableTo<Catalogue>()
    expect(fr).type.toBeAssignableTo<Catalogue>()
    expect(es).type.toBeAssignableTo<Catalogue>()
    expect(ptBR).type.toBeAssignableTo<Catalogue>()
  })

  test("refuses a missing phrase", () => {
    expect(missing).type.not.toBeAssignableTo<Catalogue>()
    expect(speak).type.not.toBeCallableWith({ ...missing })
    expect(speak).type.toBeCallableWith({ ...missing, condition: "It came true" })
  })

  test("refuses a phrase too many", () => {
    expect(speak).type.not.toBeCallableWith({ ...en, farewell: "Bye" })
  })

  test("refuses a phrase that takes or says something else", () => {
    expect(speak).type.not.toBeCallableWith({ ...en, project: 7 })
    expect(speak).type.not.toBeCallableWith({ ...en, started: (name: number) => `${name}` })
    expect(speak).type.not.toBeCallableWith({ ...en, level: { info: "Info", warn: "Warning" } })
  })

  test("has the same phrases in each language", () => {
    expect<keyof typeof zh>().type.toBe<keyof Catalogue>()
    expect<keyof typeof ja>().type.toBe<keyof Catalogue>()
    expect<keyof typeof ko>().type.toBe<keyof Catalogue>()
    expect<keyof typeof ru>().type.toBe<keyof Catalogue>()
    expect<keyof typeof de>().type.toBe<keyof Catalogue>()
    expect<keyof typeof fr>().type.toBe<keyof Catalogue>()
    expect<keyof typeof es>().type.toBe<keyof Catalogue>()
    expect<keyof typeof ptBR>().type.toBe<keyof Catalogue>()
    expect<keyof typeof en>().type.toBe<keyof Catalogue>()
  })
})

describe("Locale", () => {
  test("has layers for its own languages, which cannot fail", () => {
    expect(Locale.en).type.toBe<Layer.Layer<Locale>>()
    expect(Locale.zh).type.toBe<Layer.Layer<Locale>>()
    expect(Locale.ja).type.toBe<Layer.Layer<Locale>>()
    expect(Locale.ko).type.toBe<Layer.Layer<Locale>>()
    expect(Locale.ru).type.toBe<Layer.Layer<Locale>>()
    expect(Locale.de).type.toBe<Layer.Layer<Locale>>()
    expect(Locale.fr).type.toBe<Layer.Layer<Locale>>()
    expect(Locale.es).type.toBe<Layer.Layer<Locale>>()
    expect(Locale.ptBR).type.toBe<Layer.Layer<Locale>>()
  })

  test("fails with typed errors where it is given a tag or a zone", () => {
    expect(Locale.layer({ language: "en-GB" })).type.toBe<Layer.Layer<Locale, UnknownLanguage | UnknownTimeZone>>()
    expect(Locale.layerConfig).type.toBe<
      Layer.Layer<Locale, UnknownLanguage | UnknownTimeZone | ConfigError.ConfigError>
    >()
  })

  test("takes some phrases of one's own, and no others", () => {
    expect(Locale.layer).type.toBeCallableWith({ catalogue: { started: (name: string) => `${name} is off` } })
    expect(Locale.layer).type.not.toBeCallableWith({ catalogue: { farewell: "Bye" } })
    expect(Locale.layer).type.not.toBeCallableWith({ catalogue: { project: undefined } })
    expect(Locale.layer).type.not.toBeCallableWith({ lang: "zh" })
  })
})
