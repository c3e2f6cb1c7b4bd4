/** The forms of a phrase by number, as the Unicode plural rules have them. */
import { assert, describe, it } from "@effect/vitest"
import { pluralOf } from "../../src/locale/plural.ts"

const forms = { one: "one", few: "few", many: "many", other: "other" }

const chosen = (language: string, ...values: ReadonlyArray<number>) =>
  values.map((value) => pluralOf(language)(value, forms))

describe("pluralOf", () => {
  it("chooses by the rules of the language", () => {
    assert.deepStrictEqual(chosen("en", 0, 1, 2), ["other", "one", "other"])
    assert.deepStrictEqual(chosen("fr", 0, 1, 2), ["one", "one", "other"])
    assert.deepStrictEqual(chosen("pl", 1, 2, 5, 1.5), ["one", "few", "many", "other"])
    assert.deepStrictEqual(chosen("ru", 1, 2, 5, 11, 21, 22, 25, 1.5), [
      "one",
      "few",
      "many",
      "many",
      "one",
      "few",
      "many",
      "other"
    ])
    assert.deepStrictEqual(chosen("ja", 0, 1, 2), ["other", "other", "other"])
  })

  it("takes the form that every language has when there is none of its own", () => {
    assert.strictEqual(pluralOf("pl")(2, { other: "other" }), "other")
  })
})
