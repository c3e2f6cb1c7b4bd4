/** Makes text from outside inert and short enough: nothing that it holds can mention, link, format or break a message. */
import { redact } from "../domain/redact.ts"

/** Terminal colours and cursor moves (ECMA-48 sequences), which a log is full of. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const ansi = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]/gu

/** C0 and C1 controls but line feed and tab, and the marks that turn the direction of what follows them. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Nothing in it that a reader would see. */
const blank = /^[\s\p{Cf}\p{Cc}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]*$/u

const ellipsis = "…"

/** Only so much of a huge text is ever looked at: more could not be shown. */
const longestLooked = 40_000

let segmenter: Intl.Segmenter | undefined

/** The segmenter is made at the first cut that needs it: it takes some 10 ms and 4 MB. */
const graphemes = (text: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" })
  return segmenter.segment(text)
}

const codePoints = (text: string): number => {
  let count = 0
  for (const _ of text) count += 1
  return count
}

const firstCodePoints = (text: string, most: number): ReadonlyArray<string> =>
  Array.from(text.slice(0, most * 2)).slice(0, most)

/**
 * Two characters of which none goes into one grapheme with the other (Unicode's annex 29, "Grapheme Cluster Boundaries"):
 * of ASCII, but for CR before LF, and letters of Latin, Cyrillic, Kana, Han and Hangul that are whole in themselves.
 */
const apart =
  // oxlint-disable-next-line no-control-regex -- ASCII has them
  /^[\0-\u000c\u000e-\u007f\u00c0-\u024f\u0400-\u0481\u3000-\u3029\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]{2}$/u

/**
 * The text in at most `most` code points, cut between graphemes, so that no emoji or accent is split, and with an
 * ellipsis where it was cut.
 */
export const truncate = (text: string, most: number): string => {
  if (text.length <= most || codePoints(text) <= most) return text
  const first = firstCodePoints(text, most)
  const beforeCut = first.slice(0, -1)
  if (apart.test(first.slice(-2).join(""))) return beforeCut.join("") + ellipsis
  let kept = ""
  let room = most - 1
  for (const { segment } of graphemes(first.join(""))) {
    const size = codePoints(segment)
    if (size > room) break
    kept += segment
    room -= size
  }
  // A single grapheme may be longer than the limit: a letter under a thousand accents.
  return (kept === "" ? beforeCut.join("") : kept) + ellipsis
}

const clean = (text: string): string =>
  redact(text.slice(0, longestLooked).replace(ansi, "").replace(/\r\n?/gu, "\n").replace(invisible, "")).toWellFormed()

/** The text without secrets, controls and half characters, in at most `most` code points; `otherwise` when nothing of it can be seen. */
export const inert = (text: string, most: number, otherwise: string): string => {
  const cleaned = clean(text)
  return blank.test(cleaned) ? otherwise : truncate(cleaned, most)
}

/** {@link inert} in a single line. */
export const inertLine = (text: string, most: number, otherwise: string): string =>
  inert(text.slice(0, longestLooked).replace(/\s+/gu, " ").trim(), most, otherwise)

/**
 * Escapes the three characters that Slack's mrkdwn gives a meaning to (its page "Formatting text for app surfaces").
 * The last step: a text is cut first, so that no entity is cut in half.
 */
export const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

/** The letters of scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u

/** Keeps a name that is written from right to left from turning the sentence around it (Unicode's first strong isolate). */
export const isolate = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text)
