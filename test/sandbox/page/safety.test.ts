/** Everything in a message is somebody else's: none of it may become an element, an attribute or an address of its own. */
import { assert, describe, it } from "@effect/vitest"
import { html } from "../../../src/sandbox/page/Html.ts"
import { nothingKnown } from "../../../src/sandbox/page/Known.ts"
import { renderMessage } from "../../../src/sandbox/page/renderMessage.ts"
import { renderPage } from "../../../src/sandbox/page/renderPage.ts"
import type { StoredMessage } from "../../../src/sandbox/StoredMessage.ts"
import { everywhere, knownFiles, literalBlocks, message } from "./messages.ts"
import { nastyText } from "./nastyText.ts"
import { all, type Element, elements, first, readHtml, shapeOf, textOf } from "./readHtml.ts"

const ours: Readonly<Record<string, ReadonlyArray<string>>> = {
  article: ["id", "data-ts", "data-channel", "data-thread", "data-broadcast", "hidden", "lang"],
  button: ["class", "type", "dir", "hidden", "aria-expanded"],
  figure: ["class"],
  path: ["class", "d"],
  text: ["x", "y", "dy", "text-anchor"],
  g: ["class"],
  a: ["href", "class", "target", "rel"],
  abbr: ["title", "data-tooltip"],
  img: ["src", "alt", "loading", "referrerpolicy"],
  time: ["datetime", "data-style", "title"],
  svg: ["class", "viewBox", "preserveAspectRatio", "width", "height", "role", "aria-label", "aria-hidden"],
  rect: ["class", "x", "y", "width", "height", "rx", "fill"],
  use: ["href"],
  p: ["class", "dir"],
  span: ["class", "dir", "title", "data-word", "data-counted", "data-count"],
  ol: ["class", "start"],
  ul: ["class", "aria-label", "data-label"],
  li: ["dir", "title"],
  div: ["class", "tabindex"],
  details: ["class"],
  th: ["class", "scope"],
  td: ["class"],
  pre: ["class", "dir"],
  b: ["class"],
  code: ["class", "dir"],
  ...Object.fromEntries(["h3", "blockquote", "caption", "figcaption"].map((name) => [name, ["dir"]])),
  ...Object.fromEntries(
    ["header", "summary", "i", "s", "bdi", "hr", "title", "table", "thead", "tbody", "tr"].map((name) => [name, []])
  )
}

const ownFile = /^\/sandbox\/files\/F[A-Z0-9]{8,}$/u

const address = /^(?:https?:\/\/|mailto:)/u

const check = ({ name, attributes }: Element): void => {
  assert.isDefined(ours[name], `<${name}> is not ours`)
  for (const attribute of Object.keys(attributes)) {
    assert.include(ours[name] ?? [], attribute, `${attribute} of <${name}> is not ours`)
  }
  const leadsAway = name === "a" && !["when", "opens"].includes(attributes.class ?? "")
  if (leadsAway) assert.match(attributes.href ?? "", address)
  if (leadsAway) assert.strictEqual(attributes.rel, "noopener noreferrer nofollow")
  if (attributes.class === "opens") assert.match(attributes.href ?? "", ownFile)
  if (name === "img" && !ownFile.test(attributes.src ?? "")) assert.match(attributes.src ?? "", /^https:\/\//u)
  if (name === "rect") assert.match(attributes.fill ?? "currentColor", /^(?:#[0-9a-fA-F]{3,6}|currentColor)$/u)
}

const read = (message: StoredMessage, known = nothingKnown): Element => readHtml(renderMessage(message, known))

describe("what a message may do to the page", () => {
  it.prop(
    "no text in any field becomes an element or an attribute",
    [nastyText],
    ([text]) => {
      for (const message of everywhere(text)) elements(read(message, knownFiles(text))).forEach(check)
    },
    { fastCheck: { numRuns: 60 }, timeout: 120_000 }
  )

  it.prop("no literal text changes the shape of its message", [nastyText], ([text]) => {
    const shape = (text: string) => shapeOf(first(read(message({ blocks: literalBlocks(text) })), ".content"))
    assert.strictEqual(shape(text), shape("plain"))
  })

  it.prop("a template gives back every text that it took", [nastyText], ([text]) => {
    const read = readHtml(html`<p title="${text}">${[text, [text]]}</p>`.markup)
    const kept = text.toWellFormed().replaceAll("\0", "\uFFFD")
    assert.strictEqual(first(read, "p").attributes.title, kept)
    assert.strictEqual(textOf(read), kept + kept)
  })

  it.prop("a text in rich text is shown whole and as it is", [nastyText], ([text]) => {
    const leaf = { type: "text", text }
    const blocks = [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [leaf] }] }]
    assert.strictEqual(
      textOf(first(read(message({ blocks })), ".rich")),
      text.toWellFormed().replaceAll("\0", "\uFFFD")
    )
  })

  it.prop(
    "no text of a message leaves its article on the whole page",
    [nastyText],
    ([text]) => {
      const page = renderPage(everywhere(text), { nonce: "n0nce" })
      const main = /<main[^>]*>([\s\S]*)<\/main>/u.exec(page)?.[1] ?? ""
      const tops = readHtml(main).children.map((child) => (typeof child === "string" ? child.trim() : child.name))
      assert.sameMembers([...new Set(tops)], tops.includes("h2") ? ["article", "h2"] : ["article"])
      assert.lengthOf(page.match(/<script/gu) ?? [], 1)
      assert.lengthOf(page.match(/<style/gu) ?? [], 1)
    },
    { fastCheck: { numRuns: 20 } }
  )

  it.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "blob:https://example.org/x",
    "//example.org",
    "/sandbox/messages",
    "nonsense"
  ])("does not link %s", (url) => {
    const blocks = [
      {
        type: "rich_text",
        elements: [{ type: "rich_text_section", elements: [{ type: "link", url, text: "label" }] }]
      },
      { type: "section", text: { type: "mrkdwn", text: `<${url}|label>` } },
      { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "go" }, url }] }
    ]
    assert.isEmpty(all(first(read(message({ blocks })), ".content"), "a"))
  })
})
