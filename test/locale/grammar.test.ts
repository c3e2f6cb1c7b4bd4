/** Names and numbers come from outside: no phrase may need another ending, particle or article for them. */
import { assert, describe, it } from "@effect/vitest"
import { type Catalogue, de, en, es, fr, ko, ptBR, ru } from "runbell"
import { formatIn } from "../../src/locale/Format.ts"
import { allForms } from "../support/phrases.ts"

const counted = (phrase: Catalogue["linesLeftOut"], language: string, ...values: ReadonlyArray<number>) =>
  values.map((value) => phrase(formatIn(language, "UTC").count(value)).replaceAll("\u00a0", " "))

/** What stands directly after a name, and directly before it. */
const around = (catalogue: Catalogue) =>
  allForms(catalogue)
    .filter(({ given }) => given.includes("albert") || given.includes("Open MPI"))
    .map(({ text, phrase }) => {
      const [before = "", after = ""] = text.split(/albert|Open MPI/u)
      return { before, after, phrase, text }
    })

describe("en", () => {
  it("has a singular and a plural for what it counts", () => {
    assert.deepStrictEqual(counted(en.linesLeftOut, "en", 1, 2), ["… 1 line left out …", "… 2 lines left out …"])
    assert.deepStrictEqual(counted(en.otherErrors, "en", 1, 2), [
      "1 more error came with it.",
      "2 more errors came with it."
    ])
    assert.deepStrictEqual(counted(en.moreLikeThis, "en", 1, 2), ["one more like this", "2 more like this"])
    assert.deepStrictEqual(counted(en.alertsHeldBack, "en", 1, 2), [
      "1 alert was held back by its cooldown.",
      "2 alerts were held back by their cooldown."
    ])
  })
})

describe("ru", () => {
  const amounts = [1, 2, 5, 11, 21, 22, 25, 1.5] as const

  it("counts lines in all four forms", () => {
    assert.deepStrictEqual(counted(ru.linesLeftOut, "ru", ...amounts), [
      "… пропущена 1 строка …",
      "… пропущены 2 строки …",
      "… пропущено 5 строк …",
      "… пропущено 11 строк …",
      "… пропущена 21 строка …",
      "… пропущены 22 строки …",
      "… пропущено 25 строк …",
      "… пропущено 1,5 строки …"
    ])
  })

  it("counts errors with the verb that they take", () => {
    assert.deepStrictEqual(counted(ru.otherErrors, "ru", ...amounts), [
      "Одновременно произошла ещё 1 ошибка.",
      "Одновременно произошли ещё 2 ошибки.",
      "Одновременно произошло ещё 5 ошибок.",
      "Одновременно произошло ещё 11 ошибок.",
      "Одновременно произошла ещё 21 ошибка.",
      "Одновременно произошли ещё 22 ошибки.",
      "Одновременно произошло ещё 25 ошибок.",
      "Одновременно произошло ещё 1,5 ошибки."
    ])
  })

  it.each([
    ["alertsHeldBack", "оповещение", "оповещения", "оповещений", "оповещения"],
    ["moreLikeThis", "похожее сообщение", "похожих сообщения", "похожих сообщений", "похожего сообщения"],
    ["catchUp", "сообщение", "сообщения", "сообщений", "сообщения"]
  ] as const)("counts in %s: %s, %s, %s, %s", (phrase, one, few, many, other) => {
    const nouns = [one, few, many, many, one, few, many, other]
    for (const [index, text] of counted(ru[phrase], "ru", ...amounts).entries()) {
      assert.match(
        text,
        new RegExp(`(?<![\\d,])${String(amounts[index]).replace(".", ",")} ${nouns[index]}(?!\\p{L})`, "u")
      )
    }
  })

  it("counts what the machine killed in the accusative", () => {
    const killed = counted(ru.evidence.PerhapsOutOfMemory, "ru", 1, 2, 5, 21, 1.5).map(
      (text) => text.split("нехватки ")[1]
    )
    assert.deepStrictEqual(killed, ["1 процесс.", "2 процесса.", "5 процессов.", "21 процесс.", "1,5 процесса."])
  })

  it("has a noun of its own before the name of a run or a metric, for the verb to agree with", () => {
    for (const { before, text } of around(ru)) {
      assert.match(before, /(?:Прогону?|прогона|Метрика|значение|в|Так|\() ?$/u, text)
    }
  })
})

describe("de, fr, es and pt-BR", () => {
  it.each([
    ["de", de, ["… 1 Zeile ausgelassen …", "… 2 Zeilen ausgelassen …", "… 1.000.000 Zeilen ausgelassen …"]],
    ["fr", fr, ["… 1 ligne omise …", "… 2 lignes omises …", "… 1 000 000 lignes omises …"]],
    ["es", es, ["… 1 línea omitida …", "… 2 líneas omitidas …", "… 1.000.000 líneas omitidas …"]],
    ["pt-BR", ptBR, ["… 1 linha omitida …", "… 2 linhas omitidas …", "… 1.000.000 linhas omitidas …"]]
  ])("%s has a singular and a plural, also for a million", (language, catalogue, expected) => {
    const said = counted(catalogue.linesLeftOut, language, 1, 2, 1_000_000)
    assert.deepStrictEqual(
      said.map((text) => text.replaceAll("\u202f", " ")),
      expected
    )
  })

  it("takes less than two of anything for one in French", () => {
    assert.deepStrictEqual(counted(fr.catchUp, "fr", 0, 1.5), [
      "0 message de la période où Slack était injoignable",
      "1,5 message de la période où Slack était injoignable"
    ])
  })

  it("puts no word before a name that French would elide before a vowel", () => {
    for (const { before, text } of around(fr))
      assert.notMatch(before, /(?:\b|’)(?:de|que|le|la|se|ne|jusque) $/iu, text)
  })

  it("sets no breakable space before a colon or a semicolon in French, and no space at all elsewhere", () => {
    for (const { text } of allForms(fr)) {
      assert.notMatch(text, /[^\u00a0\u202f\d]:|[^\u202f];|'/u)
    }
    for (const catalogue of [de, es, ptBR]) {
      for (const { text } of allForms(catalogue)) assert.notMatch(text, /\s[:;]/u)
    }
  })

  it("addresses nobody in German", () => {
    for (const { text } of allForms(de)) assert.notMatch(text, /\b(?:Sie|Ihr|Ihre|Ihnen|du|dein|deine)\b/u)
  })

  it("puts no duration behind a German preposition: its units would be declined", () => {
    for (const { text } of allForms(de)) assert.notMatch(text, /\b(?:seit|nach|vor|mit|von) (?:3 h|15 min)/iu)
  })
})

describe("ko", () => {
  it("puts no particle behind a name that changes with the name's last sound", () => {
    for (const { after, text } of around(ko))
      assert.notMatch(after, /^(?:은|는|이|가|을|를|과|와|으로|로|이나|나)(?!\p{L})/u, text)
  })

  it("puts none behind a number, a time or a signal either", () => {
    const changing = /(?:\d|h|min|GiB|SIG[A-Z]+)\)?(?:은|는|이|가|을|를|과|와|으로|로|이었|였)(?:\s|$|[.,])/u
    for (const { text } of allForms(ko)) assert.notMatch(text, changing)
  })

  it("ends each sentence alike, in the formal style", () => {
    for (const { text } of allForms(ko)) assert.notMatch(text, /(?:요|다\.?다)\.?$/u)
    for (const { text } of allForms(ko).filter(({ text }) => text.endsWith(".") && !text.includes("한도"))) {
      assert.match(text, /니다(?:\(.*\))?\.$/u)
    }
  })
})
