/** Searches for what is to be redacted with a pattern that only time can limit. */
import * as Option from "effect/Option"
import { limitedSearch } from "../limitedSearch.ts"
import { complainNow } from "../wrapper/complain.ts"
import type { Span } from "./Span.ts"

/** How long one text may take, in milliseconds. */
const textLimit = 200

/** So many texts may take too long: more would hold the run's end. */
const mostLate = 3

const search = "Array.from(text.matchAll(pattern), (match) => [match.index, match[0].length])"

/** The pattern must be global. A text that is not searched to its end is one span: nobody knows what is in it. */
export const searchWithin = (pattern: RegExp): ((text: string) => ReadonlyArray<Span>) => {
  const find = limitedSearch<ReadonlyArray<readonly [number, number]>>(search, pattern, textLimit)
  let late = 0
  const giveUp = (): void => {
    late += 1
    if (late === 1)
      complainNow(`the pattern to redact ${pattern.source} takes too long. What it cannot search is left out whole.`)
  }
  return (text) => {
    const found = late < mostLate ? find(text) : Option.none()
    if (Option.isSome(found))
      return found.value.flatMap(([from, length]) => (length === 0 ? [] : [{ from, to: from + length }]))
    giveUp()
    return [{ from: 0, to: text.length }]
  }
}
