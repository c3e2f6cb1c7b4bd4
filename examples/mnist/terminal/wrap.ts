/** Breaks styled lines to the width of a terminal: between words, and anywhere between Chinese or Japanese characters. */
import { breakable, displayWidth, graphemes } from "./displayWidth.ts"
import type { Painted } from "./paint.ts"

/** Spaces, one character after which a line may break, or a word: French has spaces that do not break. */
const space = String.raw`[^\S\u00a0\u202f]`
const piece = new RegExp(`${space}+|[${breakable}]|(?:(?!${space})[^${breakable}])+`, "gu")

/** A word that is longer than a line comes in single characters, so that it can be broken anywhere. */
const pieces = ({ text, style }: Painted[number], width: number): Painted =>
  (text.match(piece) ?? [])
    .flatMap((word) => (displayWidth(word) > width ? graphemes(word) : [word]))
    .map((text) => ({ text, style }))

/** Pieces of one style become one again, so that a line has no more escape codes than it needs. */
const append = (row: Array<Painted[number]>, { text, style }: Painted[number]): void => {
  const last = row.at(-1)
  if (last?.style === style) row[row.length - 1] = { text: last.text + text, style }
  else row.push({ text, style })
}

/** The line as one or more lines, none wider than `width` columns. */
export const wrap = (line: Painted, width: number): ReadonlyArray<Painted> => {
  const rows: Array<Array<Painted[number]>> = [[]]
  let used = 0
  for (const span of line.flatMap((span) => pieces(span, width))) {
    const columns = displayWidth(span.text)
    if (used > 0 && used + columns > width) {
      rows.push([])
      used = 0
      if (span.text.trim() === "") continue
    }
    append(rows.at(-1) ?? [], span)
    used += columns
  }
  return rows
}
