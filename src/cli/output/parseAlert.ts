/** Reads an alert as people write it: `accuracy > 0.95`, `loss is not finite`. */
import type * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Alert from "../../domain/Alert.ts"
import type { Level } from "../../domain/Level.ts"
import { durationIn } from "../settings/durationIn.ts"
import { inTurn, type Sentence } from "../usage/Sentence.ts"
import { BadPattern } from "./BadPattern.ts"
import { readNumber } from "./readNumber.ts"

/** A rule, and the metric that it looks at. */
export interface AlertRule extends Alert.Rule {
  readonly metric: string
}

const examples = "'accuracy > 0.95', 'loss is not finite', 'gpu/temp > 85 level warn hysteresis 2 cooldown 10m'"

const levels: ReadonlyArray<Level> = ["info", "warn", "error"]

const wrong = (sentence: Sentence): Either.Either<never, Sentence> => Either.left(sentence)

interface Wishes {
  level?: Level
  hysteresis?: number
  cooldown?: Duration.Duration
}

const finite = (text: string): Option.Option<number> =>
  Option.filter(Option.fromNullable(text.endsWith("%") ? undefined : readNumber(text)), Number.isFinite)

/** How the value after each word is read, and what it may be. */
const wishes: Readonly<Record<string, (value: string) => Either.Either<Wishes, Sentence>>> = {
  level: (value) =>
    Either.fromOption(
      Option.map(Option.fromNullable(levels.find((level) => level === value.toLowerCase())), (level) => ({ level })),
      () =>
        ({ levelCanBe }) =>
          levelCanBe(value)
    ),
  hysteresis: (value) =>
    Either.fromOption(
      Option.map(
        Option.filter(finite(value), (number) => number >= 0),
        (hysteresis) => ({ hysteresis })
      ),
      () =>
        ({ hysteresisNeeds }) =>
          hysteresisNeeds(value)
    ),
  cooldown: (value) =>
    Either.fromOption(
      Option.map(durationIn(value), (cooldown) => ({ cooldown })),
      () =>
        ({ cooldownNeeds }) =>
          cooldownNeeds(value)
    )
}

const readWishes = (words: ReadonlyArray<string>): Either.Either<Wishes, Sentence> => {
  const [word, value, ...rest] = words
  if (word === undefined) return Either.right({})
  const name = word.toLowerCase()
  const read = Object.hasOwn(wishes, name) ? wishes[name] : undefined
  if (read === undefined) return Either.left(({ wordNotUnderstood }) => wordNotUnderstood(word))
  if (value === undefined) return Either.left(({ wishWithoutValue }) => wishWithoutValue(name))
  return Either.gen(function* () {
    const wish = yield* read(value)
    const others = yield* readWishes(rest)
    if (name in others) return yield* wrong(({ wishTwice }) => wishTwice(name))
    return { ...others, ...wish }
  })
}

const comparisons = { ">": Alert.above, "<": Alert.below } as const

const comparison = /^([^\s<>=!]+)\s*([<>=!]+|\u2265|\u2264)\s*(\S+)((?:\s+\S+)*)\s*$/u

const notFinite = /^([^\s<>=!]+)\s+is\s+not\s+finite((?:\s+\S+)*)\s*$/iu

const wordsOf = (text: string): ReadonlyArray<string> => text.split(/\s+/u).filter((word) => word !== "")

const compare = (metric: string, sign: string, value: string, rest: string): Either.Either<Alert.Rule, Sentence> =>
  Either.gen(function* () {
    if (sign !== ">" && sign !== "<") return yield* wrong(({ comparesNotWith }) => comparesNotWith(sign))
    const threshold = yield* Either.fromOption(
      finite(value),
      (): Sentence =>
        ({ noThreshold }) =>
          noThreshold(value)
    )
    return comparisons[sign](metric, threshold, yield* readWishes(wordsOf(rest)))
  })

const watchFinite = (metric: string, rest: string): Either.Either<Alert.Rule, Sentence> =>
  Either.flatMap(readWishes(wordsOf(rest)), ({ hysteresis, ...options }) =>
    hysteresis === undefined
      ? Either.right(Alert.notFinite(metric, options))
      : Either.left(({ hysteresisBelongs }) => hysteresisBelongs)
  )

const ruleIn = (given: string): Either.Either<AlertRule, Sentence> => {
  const [, compared, sign = "", value = "", rest = ""] = comparison.exec(given) ?? []
  if (compared !== undefined) {
    return Either.map(compare(compared, sign, value, rest), (rule) => ({ ...rule, metric: compared }))
  }
  const [, watched, wishes = ""] = notFinite.exec(given) ?? []
  if (watched === undefined) return Either.left(({ alertNotUnderstood }) => alertNotUnderstood)
  return Either.map(watchFinite(watched, wishes), (rule) => ({ ...rule, metric: watched }))
}

/**
 * `METRIC > NUMBER`, `METRIC < NUMBER` or `METRIC is not finite`; then, in any order, `level`, `hysteresis` and
 * `cooldown`, each with its value. A metric's name holds no space and none of `< > = !`. There is no `>=`: an alert is
 * raised when the metric is past the threshold.
 */
export const parseAlert = (given: string): Either.Either<AlertRule, BadPattern> =>
  Either.mapLeft(
    ruleIn(given.trim().slice(0, 1_000)),
    (wrong) =>
      new BadPattern({
        field: "alert",
        given,
        remedy: (words) => inTurn(words, wrong(words), words.giveAlert(examples))
      })
  )
