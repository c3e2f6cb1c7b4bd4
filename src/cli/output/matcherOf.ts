/** Looks for a pattern in the lines of an output, and never for long: the command's output waits meanwhile. */
import * as Option from "effect/Option"
import { linearPattern } from "../boundedPattern.ts"
import { limitedSearch } from "../limitedSearch.ts"

/** The first match in a line. */
export type Matcher = (line: string) => RegExpExecArray | undefined

/** What so many steps take nobody notices. */
const fewSteps = 1_000_000

/** How long a line may take, in milliseconds; a pattern that once takes longer is given up. */
const lineLimit = 500

/** An escape or a class as a whole, the head of a group, a repeat, a choice. */
const part = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?|[*+?|]|\{\d+(?:,\d*)?\}/gsu

/** At most so many steps for a line of `length`, where no repeat stands within a repeat: it can begin anywhere, and each repeat can end anywhere. */
const mostStepsOf = (source: string): ((length: number) => number) => {
  const parts = Array.from(source.matchAll(part), ([text]) => text)
  const repeats = parts.filter((text) => /^[*+{]/u.test(text)).length
  const choices = parts.filter((text) => text === "?" || text === "|").length
  return (length) => 2 ** choices * (length + 1) ** (repeats + 1)
}

/** What the linear engine does not know is searched for a limited time, where a line could take long at all. */
export const matcherOf = (pattern: RegExp, giveUp: () => void): Matcher => {
  const exec: Matcher = (line) => pattern.exec(line) ?? undefined
  if (Option.isSome(linearPattern(pattern.source, ""))) return exec
  const mostSteps = mostStepsOf(pattern.source)
  const find = limitedSearch<RegExpExecArray | null>("pattern.exec(text)", pattern, lineLimit)
  let isGivenUp = false
  return (line) => {
    if (isGivenUp) return undefined
    if (mostSteps(line.length) <= fewSteps) return exec(line)
    const found = find(line)
    if (Option.isSome(found)) return found.value ?? undefined
    isGivenUp = true
    giveUp()
    return undefined
  }
}
