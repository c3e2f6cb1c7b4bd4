/** The page as a whole: its order, its safety, what it says when there is nothing to say. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { languages } from "../../../src/locale/languages.ts"
import { renderPage } from "../../../src/sandbox/page/renderPage.ts"
import { style } from "../../../src/sandbox/page/style/style.ts"
import { en } from "../../../src/sandbox/page/words/en.ts"
import { words } from "../../../src/sandbox/page/words.ts"
import type { StoredMessage } from "../../../src/sandbox/StoredMessage.ts"
import { message } from "./messages.ts"
import { all, type Element, elements, first, readHtml, textOf } from "./readHtml.ts"

const nonce = "n0nce"
const hour = 3_600_000

const numbered = (serial: number, given: Partial<StoredMessage> = {}): StoredMessage =>
  message({ ts: `1795510800.${String(serial).padStart(6, "0")}`, text: `message ${serial}`, ...given })

/** Scripts and styles are not markup. */
const read = (messages: ReadonlyArray<StoredMessage>) =>
  readHtml(
    renderPage(messages, { nonce })
      .replace("<!doctype html>", "")
      .replace(/(<(style|script)[^>]*>)[\s\S]*?(<\/\2>)/gu, "$1$3")
  )

const places = (page: Element, within: string) =>
  all(first(page, within), "article").map(({ attributes }) => attributes["data-ts"])

const order = (messages: ReadonlyArray<StoredMessage>) => places(read(messages), "main")

describe("the page", () => {
  it("shows messages in the order of their time, however they are given", () => {
    const messages = [numbered(1), numbered(2), numbered(10)]
    FastCheck.assert(
      FastCheck.property(FastCheck.shuffledSubarray(messages, { minLength: 3 }), (shuffled) => {
        assert.deepStrictEqual(
          order(shuffled),
          messages.map(({ ts }) => ts)
        )
      }),
      { numRuns: 20 }
    )
  })

  it("keeps a reply in its thread, and tells under its first message how many there are", () => {
    const parent = numbered(1)
    const replies = [3, 4].map((serial) => numbered(serial, { threadTs: parent.ts, at: parent.at + serial * hour }))
    const page = read([parent, numbered(2), ...replies])
    assert.deepStrictEqual(places(page, "main"), [parent.ts, numbered(2).ts])
    assert.deepStrictEqual(
      places(page, ".answers"),
      replies.map(({ ts }) => ts)
    )
    const [bar, other] = all(page, ".replies")
    assert.match(bar === undefined ? "" : textOf(bar), /^2 repliesLast reply November 24, 2026 at 1:00\sPM$/u)
    assert.property(other?.attributes, "hidden")
  })

  it("shows a reply in the channel too where it was broadcast, and says what it answers", () => {
    const parent = numbered(1, { text: "<https://example.org|mnist> started" })
    const page = read([parent, numbered(2, { threadTs: parent.ts, broadcast: true })])
    assert.deepStrictEqual(places(page, "main"), [parent.ts, numbered(2).ts])
    assert.deepStrictEqual(places(page, ".answers"), [numbered(2).ts])
    assert.strictEqual(textOf(first(first(page, "main"), ".answering")), "replied to a thread: mnist started")
    const ids = elements(page).flatMap(({ attributes }) => attributes.id ?? [])
    assert.strictEqual(new Set(ids).size, ids.length)
  })

  it("shows a reply to what is not there in the channel, where else nothing would lead to it", () => {
    const page = read([numbered(2, { threadTs: "1.000001" })])
    assert.deepStrictEqual(places(page, "main"), [numbered(2).ts])
    assert.isEmpty(places(page, ".answers"))
  })

  it("shows the channel of the first message, and has the others waiting", () => {
    const page = read([numbered(1), numbered(2, { channel: "#alerts" }), numbered(3)])
    assert.deepStrictEqual(
      all(page, ".channel").map((button) => [textOf(button), button.attributes["aria-current"]]),
      [
        ["#runs", "true"],
        ["#alerts", undefined]
      ]
    )
    assert.deepStrictEqual(
      all(page, "article").map(({ attributes }) => attributes.hidden),
      [undefined, "", undefined]
    )
  })

  it("draws a line where a day begins, and none for a reply", () => {
    const days = (...ats: ReadonlyArray<Partial<StoredMessage>>) =>
      all(read(ats.map((given, index) => numbered(index, given))), ".day").map(textOf)
    const at = message().at
    assert.deepStrictEqual(days({ at }, { at: at + hour }, { at: at + 24 * hour }), [
      "Tuesday, November 24",
      "Wednesday, November 25"
    ])
    assert.lengthOf(days({ at }, { at: at + 24 * hour, threadTs: numbered(0).ts }), 1)
  })

  it("says kindly that there is no message yet, and no longer when there is one", () => {
    assert.notProperty(first(read([]), ".empty").attributes, "hidden")
    assert.property(first(read([message()]), ".empty").attributes, "hidden")
  })

  it("counts its messages in its title, and names the channel", () => {
    const page = read([numbered(1), numbered(2, { channel: "#alerts" })])
    assert.strictEqual(textOf(first(page, "title")), "(2) runbell sandbox")
    assert.strictEqual(textOf(first(page, ".here")), "#runs")
    assert.strictEqual(textOf(first(read([]), "title")), "runbell sandbox")
  })

  it("needs nothing that a strict policy would refuse", () => {
    const page = read([message()])
    for (const { name, attributes } of elements(page)) {
      assert.notProperty(attributes, "style")
      assert.isEmpty(Object.keys(attributes).filter((attribute) => attribute.startsWith("on")))
      if (name === "script" || name === "style") assert.strictEqual(attributes.nonce, nonce)
      if (name === "link") assert.match(attributes.href ?? "", /^data:image\/svg\+xml,/u)
    }
    assert.notMatch(style.markup, /@import|url\(/u)
  })

  it("can say everything in every language of runbell", () => {
    const spoken = new Set(languages.map((language) => language.split("-")[0]))
    assert.includeMembers(Object.keys(words), [...spoken])
    for (const phrases of Object.values(words)) {
      assert.deepStrictEqual(Object.keys(phrases), Object.keys(en))
      for (const phrase of Object.values(phrases)) assert.isNotEmpty(phrase)
    }
  })

  it("has every form that a language needs to count", () => {
    for (const [language, { replies }] of Object.entries(words)) {
      const rules = new Intl.PluralRules(language)
      for (const form of [1, 2, 5, 21].map((count) => rules.select(count))) {
        assert.include(replies[form] ?? "", "{n}", `${language} ${form}`)
      }
    }
  })
})
