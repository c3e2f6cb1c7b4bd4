/** Standard Markdown, as far as Slack shows it (Slack's reference page "Markdown block"). */
import { withEmoji } from "./emoji.ts"
import { type Html, html } from "./Html.ts"
import { link } from "./link.ts"

const between = (mark: string): string => `${mark}(?=\\S)((?:(?!${mark})[^\\n])+?)(?<=\\S)${mark}`

const syntax = new RegExp(
  [
    "\\\\([\\\\`*_{}\\[\\]()#+.!~>|-])",
    "`([^`\\n]+)`",
    "!?\\[([^\\]\\n]*)\\]\\(([^()\\s]+)\\)",
    between("\\*\\*"),
    `(?<![\\p{L}\\p{N}])${between("__")}(?![\\p{L}\\p{N}])`,
    between("~~"),
    between("\\*"),
    `(?<![\\p{L}\\p{N}])${between("_")}(?![\\p{L}\\p{N}])`,
    "(https?://[^\\s<>]*[^\\s<>.,;:!?)\\]}'\"*_~])"
  ].join("|"),
  "gu"
)

const drawPiece = ([whole, escaped, code, label, url, ...styled]: RegExpMatchArray): Html => {
  const [bold, strong, strike, italic, emphasis, address] = styled
  if (escaped !== undefined) return html`${escaped}`
  if (code !== undefined) return html`<code>${code}</code>`
  if (url !== undefined) return link(url, inline(label ?? ""))
  if (address !== undefined) return link(address, address)
  const [heavy, slanted] = [bold ?? strong, italic ?? emphasis]
  if (heavy !== undefined) return html`<b>${inline(heavy)}</b>`
  if (slanted !== undefined) return html`<i>${inline(slanted)}</i>`
  return strike === undefined ? html`${whole}` : html`<s>${inline(strike)}</s>`
}

/** It ends: what stands between marks is shorter than what they stand in. */
const inline = (text: string): ReadonlyArray<Html> => {
  const pieces: Array<Html> = []
  let done = 0
  for (const match of text.matchAll(syntax)) {
    pieces.push(html`${withEmoji(text.slice(done, match.index))}${drawPiece(match)}`)
    done = match.index + match[0].length
  }
  return [...pieces, html`${withEmoji(text.slice(done))}`]
}

/** What a line begins with, where that says what it is; a list's items may be indented. */
const marks = {
  heading: /^#{1,6} +(?=\S)/u,
  rule: /^ *(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/u,
  quote: /^> ?/u,
  bullet: /^\s*[-*+] +(?=\S)/u,
  number: /^\s*\d{1,9}[.)] +(?=\S)/u,
  blank: /^\s*$/u
} as const

type Kind = keyof typeof marks | "words"

const kinds = ["heading", "rule", "quote", "bullet", "number", "blank"] as const satisfies ReadonlyArray<Kind>

const kindOf = (line: string): Kind => kinds.find((kind) => marks[kind].test(line)) ?? "words"

const drawGroup = (kind: Kind, lines: ReadonlyArray<string>): ReadonlyArray<Html> => {
  const bare = kind === "words" ? lines : lines.map((line) => line.replace(marks[kind], ""))
  const items = () => bare.map((line) => html`<li dir="auto">${inline(line)}</li>`)
  switch (kind) {
    case "blank":
      return []
    case "rule":
      return lines.map(() => html`<hr>`)
    case "heading":
      return bare.map((line) => html`<h3 dir="auto">${inline(line)}</h3>`)
    case "quote":
      return [html`<blockquote dir="auto">${inline(bare.join("\n"))}</blockquote>`]
    case "bullet":
      return [html`<ul>${items()}</ul>`]
    case "number":
      return [html`<ol start="${Number.parseInt(lines[0] ?? "1", 10)}">${items()}</ol>`]
    case "words":
      return [html`<p dir="auto">${inline(bare.join("\n"))}</p>`]
  }
}

const drawLines = (text: string): ReadonlyArray<Html> => {
  const drawn: Array<Html> = []
  const lines = text.split("\n")
  while (lines.length > 0) {
    const kind = kindOf(lines[0] ?? "")
    const end = lines.findIndex((line) => kindOf(line) !== kind)
    drawn.push(...drawGroup(kind, lines.splice(0, end < 0 ? lines.length : end)))
  }
  return drawn
}

/** Its parts in a frame of their own: headings, lists, quotes, code, rules, paragraphs. */
export const markdown = (text: string): Html => {
  const parts = text.split(/^```[^\n`]*\n([\s\S]*?)\n?^```[ \t]*$/mu)
  return html`<div class="markdown">${parts.map((part, index) => (index % 2 === 1 ? html`<pre dir="ltr">${part}</pre>` : drawLines(part)))}</div>`
}
