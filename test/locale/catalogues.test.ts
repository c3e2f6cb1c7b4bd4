/** Every language says everything, in its own words, and says no more than was seen. */
import { assert, describe, it } from "@effect/vitest"
import { languages } from "runbell"
import { allForms, catalogues } from "../support/phrases.ts"

/** What no text of the language is written without, or in. */
const scripts: Readonly<Record<string, RegExp>> = {
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u
}

const latin = /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u

/** Only numbers and signs: they are the same in many languages. */
const isWordless = (phrase: string): boolean => /^(?:between|part|because|endedWith) /u.test(phrase)

/** What an English phrase cannot do without, and none of the others has. */
const english = /(?<!\p{L})(?:the|of|its|and|with|ended|started|stopped|left|more|may|for)(?!\p{L})/iu

for (const [language, catalogue] of Object.entries(catalogues)) {
  describe(`The catalogue ${language}`, () => {
    const forms = allForms(catalogue)

    it("says each phrase whole, in its own script and words", () => {
      for (const { phrase, text, given } of forms) {
        const said = `${phrase}: ${text}`
        assert.match(text, isWordless(phrase) ? /./u : (scripts[language] ?? latin), said)
        assert.notMatch(text, /undefined|\[object|\s$|^\s| {2}/u, said)
        for (const part of given) assert.include(text, part, said)
        if (language !== "en") assert.notMatch(text, english, said)
      }
    })

    it("tells all ends apart, and a rise from a fall", () => {
      const { finished, failed, interrupted, killed, lost, ranOutOfMemory, reachedTimeLimit } = catalogue
      const { requeued, vanished } = catalogue
      const ends = [finished, failed, interrupted, killed, lost, ranOutOfMemory, reachedTimeLimit, requeued, vanished]
      const said = [...ends.map((end) => end("mnist")), catalogue.above("loss", "1"), catalogue.below("loss", "1")]
      assert.lengthOf(Array.from(new Set(said)), 11)
    })

    it("tells all evidence apart, and why there is a new card", () => {
      const same = forms.filter(({ phrase }) =>
        /^(?:evidence|newCard|stalled|level|killedMeans|lostMeans) /u.test(phrase)
      )
      assert.lengthOf(Array.from(new Set(same.map(({ text }) => text))), same.length)
    })

    it("names a signal only where one was seen, and a time only where one is known", () => {
      assert.notMatch(catalogue.killedMeans(undefined), /SIG|[A-Z]{4}/u)
      assert.notMatch(catalogue.lostMeans(undefined), /\d/u)
    })
  })
}

describe("The catalogues", () => {
  it("are those of the languages that runbell speaks", () => {
    assert.deepStrictEqual<ReadonlyArray<string>>(Object.keys(catalogues), languages)
  })

  /** Loanwords and cognates: these are written alike on purpose. */
  const alike = new Set([
    "Tags",
    "Host",
    "Link",
    "Commit",
    "Job",
    "Info",
    "Error",
    "run",
    "rank 2",
    "Comando",
    "Resultado",
    "Causa",
    "Últimas métricas",
    "época 120",
    "época 120 de 900",
    "Curvas de albert",
    "原因",
    "速度",
    "警告",
    "（空）"
  ])

  it("share no phrase but loanwords, so that none was left in another language", () => {
    const seen = new Map<string, string>()
    const shared: Array<string> = []
    for (const [language, catalogue] of Object.entries(catalogues)) {
      for (const { phrase, text } of allForms(catalogue)) {
        if (isWordless(phrase) || alike.has(text)) continue
        const before = seen.get(`${phrase}: ${text}`)
        if (before !== undefined) shared.push(`${before} and ${language}, ${phrase}: ${text}`)
        seen.set(`${phrase}: ${text}`, language)
      }
    }
    assert.deepStrictEqual(shared, [])
  })
})
