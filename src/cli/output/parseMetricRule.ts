/** Reads a rule that finds a metric in a line of output: `loss=loss: (\S+)`. */
import * as Either from "effect/Either"
import { boundedPattern } from "../boundedPattern.ts"
import { inTurn, type Sentence } from "../usage/Sentence.ts"
import { complainNow } from "../wrapper/complain.ts"
import { BadPattern } from "./BadPattern.ts"
import { matcherOf } from "./matcherOf.ts"
import { readNumber } from "./readNumber.ts"

export interface MetricRule {
  readonly metric: string
  /** The metric's value in a line; `undefined` where the line does not hold it, or holds no number there. */
  readonly read: (line: string) => number | undefined
}

const example = String.raw`'loss=loss: (\S+)'`

const refuse = (given: string, wrong: Sentence): BadPattern =>
  new BadPattern({
    field: "metric",
    given,
    remedy: (words) => inTurn(words, wrong(words), words.giveMetric(example))
  })

/** The names of its groups, in order; a group without a name has none. */
const groupsOf = (pattern: RegExp): { readonly count: number; readonly names: ReadonlyArray<string> } => {
  // With an empty branch every pattern matches, and so tells its groups.
  const match = new RegExp(`${pattern.source}|`, pattern.flags).exec("")
  return { count: (match?.length ?? 1) - 1, names: Object.keys(match?.groups ?? {}) }
}

/** Which group holds the number: the only one, or of several the one with the metric's name. */
const groupFor = (metric: string, pattern: RegExp): Either.Either<number | string, Sentence> => {
  const { count, names } = groupsOf(pattern)
  if (count === 1) return Either.right(1)
  if (names.includes(metric)) return Either.right(metric)
  return Either.left(({ noGroup, manyGroups }) => (count === 0 ? noGroup : manyGroups(count)))
}

const readerOf = (metric: string, pattern: RegExp, group: number | string): MetricRule["read"] => {
  const match = matcherOf(pattern, () =>
    complainNow(`the pattern of the metric ${metric} takes too long, and is not searched for any more.`)
  )
  return (line) => {
    const found = typeof group === "number" ? match(line)?.[group] : match(line)?.groups?.[group]
    return found === undefined ? undefined : readNumber(found)
  }
}

/**
 * The first match in a line counts. `NAME` ends at the first `=`. A pattern is matched case by case, as JavaScript does
 * without flags, against the first 4,096 characters of a line without colours.
 *
 * The pattern has to catch what a number can be: `([0-9.eE+-]+)` never sees a loss that has become `nan`, `(\S+)` does.
 */
export const parseMetricRule = (given: string): Either.Either<MetricRule, BadPattern> => {
  const end = given.indexOf("=")
  const metric = given.slice(0, Math.max(0, end)).trim()
  if (metric === "") return Either.left(refuse(given, ({ noEquals, noName }) => (end === -1 ? noEquals : noName)))
  return Either.gen(function* () {
    const pattern = yield* boundedPattern(given.slice(end + 1))
    const group = yield* groupFor(metric, pattern)
    return { metric, read: readerOf(metric, pattern, group) }
  }).pipe(Either.mapLeft((wrong) => refuse(given, wrong)))
}
