/** The schema of a message refuses what Slack would: a property that holds by it holds for something. */
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { Message } from "runbell"
import { saying } from "../support/words.ts"

const message = saying("hello")

const accepts = Schema.is(Message)

const plain = (text: string) => ({ type: "plain_text", text, emoji: false })

const leaf = (leaf: unknown) => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements: [leaf] }] })

const withBlocks = (...blocks: ReadonlyArray<unknown>) => accepts({ ...message, blocks })

describe("Message", () => {
  it("takes blocks up to Slack's limits, counted in code points", () => {
    assert.isTrue(accepts(message))
    assert.isTrue(withBlocks({ type: "header", text: plain("🚀".repeat(150)) }))
    assert.isTrue(withBlocks({ type: "context", elements: Array.from({ length: 10 }, () => plain("x")) }))
    assert.isTrue(withBlocks(...Array.from({ length: 50 }, () => ({ type: "divider" }))))
    assert.isTrue(withBlocks(leaf({ type: "text", text: "x", style: { bold: true } })))
  })

  it.each([
    ["no blocks", []],
    ["51 blocks", Array.from({ length: 51 }, () => ({ type: "divider" }))],
    ["a header of 151", [{ type: "header", text: plain("x".repeat(151)) }]],
    ["an empty header", [{ type: "header", text: plain("") }]],
    ["a header of markup", [{ type: "header", text: { type: "mrkdwn", text: "x" } }]],
    ["a header that turns :names: into emoji", [{ type: "header", text: { ...plain("x"), emoji: true } }]],
    ["a context of 11", [{ type: "context", elements: Array.from({ length: 11 }, () => plain("x")) }]],
    ["an empty context", [{ type: "context", elements: [] }]],
    ["rich text of nothing", [{ type: "rich_text", elements: [] }]],
    ["a section of nothing", [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [] }] }]],
    ["an empty leaf", [leaf({ type: "text", text: "" })]],
    ["a link to nowhere", [leaf({ type: "link", url: "", text: "x" })]],
    ["a call of everyone", [leaf({ type: "broadcast", range: "everyone" })]],
    ["an unknown block", [{ type: "chart" }]]
  ])("refuses %s", (_, blocks) => {
    assert.isFalse(withBlocks(...blocks))
  })
})
