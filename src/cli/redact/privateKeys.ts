/** Finds private keys in PEM (RFC 7468), also where the beginning or the end is cut off. Pure. */
import type { Span } from "./Span.ts"

const begin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----/g
const end = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----/g

/** No line of a key is as long, whatever a log puts before it. */
const longestLine = 1_000

/** A line of a key: base64 alone, perhaps behind what a log puts before each line. */
const keyLine = /(?:^|[\s:|>\]"'])[A-Za-z0-9+/]{16,}={0,2}["',\\nr]{0,6}\s*$/u

/** The last line of a key, or one that is cut off. */
const shortLine = /^\s*[A-Za-z0-9+/]{1,64}={0,2}\s*$/u

const isKeyLine = (line: string, mayBeShort: boolean): boolean =>
  line.length < longestLine && (keyLine.test(line) || (mayBeShort && shortLine.test(line)))

/** Where the key lines that follow end. */
const downFrom = (text: string, from: number): number => {
  let to = from
  let next = text.indexOf("\n", from)
  while (next !== -1) {
    const stop = text.indexOf("\n", next + 1)
    const lineEnd = stop === -1 ? text.length : stop
    if (!isKeyLine(text.slice(next + 1, lineEnd), stop === -1)) return to
    to = lineEnd
    next = stop
  }
  return to
}

/** On the same line, with its line ends escaped. */
const keyBefore = (text: string, to: number): number => {
  let from = to
  while (from > 0 && /[A-Za-z0-9+/=\\]/u.test(text[from - 1] ?? "")) from -= 1
  return from
}

/** Where the line of this place begins; the place itself in a line that is too long for a key. */
const lineStart = (text: string, at: number): number => {
  const near = text.slice(Math.max(0, at - longestLine), at)
  const found = near.lastIndexOf("\n")
  return found === -1 ? (near.length < longestLine ? 0 : at) : at - near.length + found + 1
}

/** Where the key lines before it begin. */
const upFrom = (text: string, to: number): number => {
  let from = keyBefore(text, to)
  let start = lineStart(text, to)
  for (let isLast = true; start > 0 && text[start - 1] === "\n"; isLast = false) {
    const above = lineStart(text, start - 1)
    if (!isKeyLine(text.slice(above, start - 1), isLast)) return from
    from = above
    start = above
  }
  return from
}

const matches = (text: string, pattern: RegExp): ReadonlyArray<Span> =>
  Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ from: index, to: index + found.length }))

export const privateKeys = (text: string): ReadonlyArray<Span> => {
  if (!text.includes("PRIVATE KEY")) return []
  const spans: Array<Span> = []
  const begins = matches(text, begin)
  let next = 0
  let last = 0
  for (const { from, to } of matches(text, end)) {
    const first = begins[next]
    const isWhole = first !== undefined && first.from < from
    spans.push({ from: isWhole ? first.from : Math.max(last, upFrom(text, from)), to })
    while ((begins[next]?.from ?? text.length) < to) next += 1
    last = to
  }
  for (const { from, to } of begins.slice(next)) spans.push({ from, to: downFrom(text, to) })
  return spans
}
