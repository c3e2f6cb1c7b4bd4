/** Slack's own markup, mrkdwn, as HTML (Slack's page "Formatting text for app surfaces"). */
import { emojiNamed, isOnlyEmoji, withEmoji } from "./emoji.ts"
import { type Html, html } from "./Html.ts"
import { type Known, nothingKnown } from "./Known.ts"
import { link } from "./link.ts"
import { loudMention, mention, mentionOf } from "./mention.ts"
import { slackDate } from "./moment.ts"
import { decode, type Reference, referenceOf } from "./reference.ts"

/** How far Slack goes in finding markup that was not written as such. */
export interface Parsing {
  /** Whether bare addresses become links. */
  readonly links: boolean
  /** Whether a bare `@here` calls the channel: true of a text object that is not `verbatim`. */
  readonly names: boolean
}

/** A mark counts where a word begins and where it ends, within one line. */
const between = (mark: string): string =>
  `(?<![\\p{L}\\p{N}])[${mark}](?=\\S)([^${mark}\\n]+)(?<=\\S)[${mark}](?![\\p{L}\\p{N}])`

const syntax = new RegExp(
  [
    "<([^<>\\n]+)>",
    "`([^`\\n]+)`",
    between("*"),
    between("_"),
    between("~"),
    ":([a-z0-9_+'-]{1,100}):",
    "(https?://[^\\s<>]*[^\\s<>.,;:!?)\\]}'\"*_~])",
    "(?<![\\p{L}\\p{N}@])@(here|channel|everyone)\\b"
  ].join("|"),
  "gu"
)

const drawReference = (reference: Reference, known: Known): Html => {
  switch (reference._tag) {
    case "Link":
      return link(reference.url, reference.label)
    case "Mention":
      return reference.loud ? loudMention(reference.label) : mention(reference.label)
    case "Named":
      return mentionOf(reference.sign, reference.id, known)
    case "Date":
      return slackDate(reference)
    case "Unknown":
      return html`${reference.label}`
  }
}

const drawPiece = (match: RegExpMatchArray, parsing: Parsing, known: Known): Html => {
  const [whole, reference, code, bold, italic, strike, emoji, url, name] = match
  if (reference !== undefined) return drawReference(referenceOf(reference), known)
  if (code !== undefined) return html`<code>${literal(code, known)}</code>`
  if (bold !== undefined) return html`<b>${inline(bold, parsing, known)}</b>`
  if (italic !== undefined) return html`<i>${inline(italic, parsing, known)}</i>`
  if (strike !== undefined) return html`<s>${inline(strike, parsing, known)}</s>`
  if (emoji !== undefined) return html`${emojiNamed(emoji)}`
  if (url !== undefined && parsing.links) return link(decode(url), decode(url))
  return name !== undefined && parsing.names ? loudMention(`@${name}`) : html`${decode(whole)}`
}

/** One line's markup. It ends: no mark can stand within itself. */
const inline = (text: string, parsing: Parsing, known: Known): ReadonlyArray<Html> => {
  const pieces: Array<Html> = []
  let done = 0
  for (const match of text.matchAll(syntax)) {
    pieces.push(html`${decode(text.slice(done, match.index))}${drawPiece(match, parsing, known)}`)
    done = match.index + match[0].length
  }
  return [...pieces, html`${decode(text.slice(done))}`]
}

const labelOf = (reference: Reference, { nameOf }: Known): string => {
  if (reference._tag === "Named") return `${reference.sign}${nameOf(reference.id) ?? reference.id}`
  return reference._tag === "Date" ? reference.fallback : reference.label
}

/** The text as code and notifications show it: references by their labels, nothing else read. */
const literal = (text: string, known: Known): string =>
  text
    .split(/<([^<>\n]+)>/u)
    .map((part, index) => (index % 2 === 0 ? decode(part) : labelOf(referenceOf(part), known)))
    .join("")

const quoteMark = /^(?:>|&gt;) ?/u

const paragraphs = (text: string, parsing: Parsing, known: Known): ReadonlyArray<Html> => {
  const drawn: Array<Html> = []
  const lines = text.split("\n")
  while (lines.length > 0) {
    const quoted = quoteMark.test(lines[0] ?? "")
    const end = lines.findIndex((line) => quoteMark.test(line) !== quoted)
    const group = lines.splice(0, end < 0 ? lines.length : end)
    const body = inline(group.map((line) => (quoted ? line.replace(quoteMark, "") : line)).join("\n"), parsing, known)
    drawn.push(quoted ? html`<blockquote dir="auto">${body}</blockquote>` : html`<p dir="auto">${body}</p>`)
  }
  return drawn
}

const isBlank = (text: string): boolean => text.trim() === ""

/** Mrkdwn with its paragraphs, quotes and preformatted parts. */
export const mrkdwn = (text: string, parsing: Parsing, known: Known = nothingKnown): Html => {
  if (isOnlyEmoji(withEmoji(text))) return html`<p class="jumbo">${withEmoji(text)}</p>`
  const parts = text.split(/\n?```\n?([\s\S]*?)\n?```\n?/u)
  return html`${parts.map((part, index) => {
    if (index % 2 === 1) return html`<pre dir="ltr">${literal(part, known)}</pre>`
    return isBlank(part) ? undefined : paragraphs(part, parsing, known)
  })}`
}

/** Mrkdwn as a notification shows it: in one line, without its markup. */
export const notificationOf = (text: string, known: Known = nothingKnown): string =>
  withEmoji(literal(text, known)).replace(/\s+/gu, " ").trim()
