/** The page as a whole: its order, its safety, what it says when there is nothing to say. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { renderPage } from "../../../src/sandbox/page/renderPage.ts"
import { style } from "../../../src/sandbox/page/style.ts"
import { words } from "../../../src/sandbox/page/words.ts"
import type { StoredMessage } from "../../../src/sandbox/StoredMessage.ts"
import { message } from "./messages.ts"
import { all, elements, first, readHtml, textOf } from "./readHtml.ts"

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

const order = (messages: ReadonlyArray<StoredMessage>) =>
  all(read(messages), "article").map(({ attributes }) => attributes["data-ts"])

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

  it("shows a reply under the message that it answers", () => {
    const parent = numbered(1)
    const reply = numbered(3, { threadTs: parent.ts })
    assert.deepStrictEqual(order([parent, numbered(2), reply]), [parent.ts, reply.ts, numbered(2).ts])
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

  it("counts its messages in its title, and names their channels", () => {
    const page = read([numbered(1), numbered(2, { channel: "#alerts" })])
    assert.strictEqual(textOf(first(page, "title")), "(2) runbell sandbox")
    assert.strictEqual(textOf(first(page, ".channels")), "#runs · #alerts")
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
    for (const phrases of Object.values(words)) {
      assert.deepStrictEqual(Object.keys(phrases), Object.keys(words.en))
      for (const phrase of Object.values(phrases)) assert.isNotEmpty(phrase)
    }
  })
})
