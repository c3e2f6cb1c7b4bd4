/** Pieces of a text that are to be taken out. They are found one kind at a time, and may overlap. Pure. */
import { redactedMark } from "../../domain/redact.ts"

export interface Span {
  readonly from: number
  readonly to: number
}

/** The text with one mark for each piece; pieces that overlap or touch are one. */
export const takeOut = (text: string, spans: ReadonlyArray<Span>): string => {
  if (spans.length === 0) return text
  const kept: Array<string> = []
  let end = 0
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from > end || (from === 0 && end === 0)) kept.push(text.slice(end, from))
    end = Math.max(end, to)
  }
  return [...kept, text.slice(end)].join(redactedMark)
}

/** Where the pattern, which must be global, matches something. */
export const spansOf = (text: string, pattern: RegExp): ReadonlyArray<Span> =>
  Array.from(text.matchAll(pattern), (match) => ({ from: match.index, to: match.index + match[0].length })).filter(
    ({ from, to }) => from < to
  )
