/** A message as lines of text: for terminals, and for Slack when it refuses blocks. */
import { assert, describe, it } from "@effect/vitest"
import { type Block, outline, render } from "runbell"
import { plainText } from "../../src/slack/outline.ts"
import { hostileEvent } from "../support/hostileEvent.ts"
import { locales } from "../support/words.ts"

const plain = (text: string) => ({ type: "plain_text", text, emoji: false }) as const

const blocks: ReadonlyArray<Block> = [
  { type: "header", text: plain("Title") },
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "loss", style: { bold: true } },
          { type: "text", text: "  0.5\nsecond line " },
          { type: "link", url: "https://example.com/", text: "https://example.com" },
          { type: "text", text: " " },
          { type: "link", url: "https://example.com/7", text: "run 7" }
        ]
      },
      {
        type: "rich_text_section",
        elements: [
          { type: "user", user_id: "U1" },
          { type: "usergroup", usergroup_id: "S1" },
          { type: "broadcast", range: "here" }
        ]
      },
      { type: "rich_text_preformatted", elements: [{ type: "text", text: "at a\nat b", style: { bold: true } }] },
      { type: "rich_text_quote", elements: [{ type: "text", text: "a\n\nb" }] }
    ]
  },
  { type: "divider" },
  { type: "context", elements: [plain("project"), plain("now")] }
]

describe("outline", () => {
  it("is the lines of the blocks, in order, with the style of each piece", () => {
    assert.deepStrictEqual(outline(blocks), [
      [{ text: "Title", style: "bold" }],
      [
        { text: "loss", style: "bold" },
        { text: "  0.5", style: "plain" }
      ],
      [
        { text: "second line ", style: "plain" },
        { text: "https://example.com/", style: "link" },
        { text: " ", style: "plain" },
        { text: "run 7 (https://example.com/7)", style: "link" }
      ],
      [
        { text: "@U1", style: "bold" },
        { text: "@S1", style: "bold" },
        { text: "@here", style: "bold" }
      ],
      [{ text: "at a", style: "code" }],
      [{ text: "at b", style: "code" }],
      [{ text: "a", style: "plain" }],
      [],
      [{ text: "b", style: "plain" }],
      [{ text: "———", style: "dim" }],
      [{ text: "project · now", style: "dim" }]
    ])
  })

  it("is nothing of nothing", () => {
    assert.deepStrictEqual(outline([]), [])
  })

  it.prop("holds no line feed within a line, and begins with the title", [hostileEvent], ([event]) => {
    const { blocks } = render(event, locales.en)
    const lines = outline(blocks)
    assert.isFalse(lines.flat().some(({ text }) => text.includes("\n") || text === ""))
    assert.strictEqual(lines.map((line) => line.map(({ text }) => text).join("")).join("\n"), plainText(blocks))
    const [first] = blocks
    if (first.type === "header") assert.strictEqual(lines[0]?.[0]?.text, first.text.text)
  })
})
