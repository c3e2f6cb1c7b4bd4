/** The kinds of value that a setting takes: how each is read from text, and what to say where it cannot be. Pure. */
import * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type { Goal } from "../../domain/Curve.ts"
import * as Mention from "../../domain/Mention.ts"
import { languageOf, languages } from "../../locale/languages.ts"
import type { Sentence } from "../usage/Sentence.ts"
import { durationIn } from "./durationIn.ts"

export interface Kind<A> {
  /** Stands for the value in help: `--name TEXT`. */
  readonly placeholder: string
  /** All that may be given, where that can be listed. */
  readonly choices?: ReadonlyArray<string> | undefined
  /** What it may be in runbell.json. */
  readonly json: ReadonlyArray<"string" | "number" | "boolean">
  /** The value, or what to give instead. */
  readonly read: (given: string) => Either.Either<A, Sentence>
}

const kind =
  (placeholder: string, json: Kind<unknown>["json"] = ["string"], choices?: ReadonlyArray<string>) =>
  <A>(remedy: Sentence, read: (given: string) => Option.Option<A>): Kind<A> => ({
    placeholder,
    json,
    choices,
    read: (given) => Either.fromOption(read(given), () => remedy)
  })

const oneOf =
  (choices: ReadonlyArray<string>): Sentence =>
  ({ giveOneOf }) =>
    giveOneOf(choices.join(", "))

const isFilled = (given: string): boolean => given.trim() !== ""

export const text: Kind<string> = kind("TEXT")(({ giveText }) => giveText, Option.liftPredicate(isFilled))

/** A rule over the output, in the form of the placeholder. Its own reader says what is wrong with it, and can more than here. */
export const rule = (placeholder: string): Kind<string> => kind(placeholder)(({ giveText }) => giveText, Option.some)

/** A path, taken as it is. */
export const path: Kind<string> = kind("PATH")(({ givePath }) => givePath, Option.liftPredicate(isFilled))

export const flag: Kind<boolean> = kind(
  "true|false",
  ["boolean"],
  ["true", "false"]
)(
  ({ giveTruth }) => giveTruth,
  (given) => {
    if (given === "true" || given === "1") return Option.some(true)
    return given === "false" || given === "0" ? Option.some(false) : Option.none()
  }
)

export const choice = <const A extends string>(...choices: ReadonlyArray<A>): Kind<A> =>
  kind(
    choices.join("|"),
    ["string"],
    choices
  )(oneOf(choices), (given) => Option.fromNullable(choices.find((one) => one === given)))

const isWebAddress = (given: string): boolean =>
  Option.exists(Option.liftThrowable((given: string) => new URL(given).protocol)(given), (protocol) =>
    ["http:", "https:"].includes(protocol)
  )

export const link: Kind<string> = kind("URL")(
  ({ giveWebAddress }) => giveWebAddress,
  Option.liftPredicate(isWebAddress)
)

export const duration: Kind<Duration.Duration> = kind("DURATION")(({ giveDuration }) => giveDuration, durationIn)

const aboveZero = /^\d+(?:\.\d+)?(?:e\+?\d+)?$/iu

/** How many of something there will be; epochs may be taken in part. */
export const count: Kind<number> = kind("NUMBER", ["number"])(
  ({ giveCount }) => giveCount,
  (given) =>
    Option.filter(Option.some(Number(given)), (count) => aboveZero.test(given) && count > 0 && Number.isFinite(count))
)

/** How many lines a message can use at most; more would only be held in memory. */
const mostLines = 1_000

export const lines: Kind<number> = kind("LINES", ["number"])(
  ({ giveWholeNumber }) => giveWholeNumber(0, mostLines),
  (given) => Option.filter(Option.some(Number(given)), (count) => /^\d+$/u.test(given) && count <= mostLines)
)

const greatestPort = 65_535

/** With 0 the system takes one that is free. */
export const port: Kind<number> = kind("PORT")(
  ({ giveWholeNumber }) => giveWholeNumber(0, greatestPort),
  (given) => Option.filter(Option.some(Number(given)), (port) => /^\d+$/u.test(given) && port <= greatestPort)
)

/** What is a number is written as one. */
const fieldIn = (given: string): Option.Option<readonly [string, string | number]> => {
  const [, name, value] = /^([^=]+)=(.*)$/su.exec(given) ?? []
  if (name === undefined || value === undefined) return Option.none()
  return Option.some([name, /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/iu.test(value) ? Number(value) : value])
}

/** A fact in a message: `loss=0.21`. */
export const field: Kind<readonly [string, string | number]> = kind("NAME=VALUE")(({ giveField }) => giveField, fieldIn)

/** Without a time the usual pace of the run is learnt. */
export type Stall = "learn" | "off" | Duration.Duration

export const stall: Kind<Stall> = kind("DURATION", ["string", "boolean"])(
  ({ giveStall }) => giveStall,
  (given): Option.Option<Stall> => {
    if (given === "" || given === "learn" || given === "true") return Option.some("learn")
    if (given === "off" || given === "false") return Option.some("off")
    return Option.filter(durationIn(given), (duration) => Duration.toMillis(duration) > 0)
  }
)

/** One, or several with commas between. */
export const metrics: Kind<ReadonlyArray<string>> = kind("METRIC,METRIC")(
  ({ giveMetrics }) => giveMetrics,
  (given) => {
    const names = given.split(",").map((name) => name.trim())
    return names.includes("") ? Option.none() : Option.some(names)
  }
)

/** Which way a metric is better. */
export interface MetricGoal {
  readonly metric: string
  readonly goal: Goal
}

/** The name ends at the last `=`. */
const goalIn = (given: string): Option.Option<MetricGoal> => {
  const [, metric = "", goal] = /^(.+)=\s*(highest|lowest)\s*$/su.exec(given) ?? []
  if (metric.trim() === "" || (goal !== "highest" && goal !== "lowest")) return Option.none()
  return Option.some({ metric: metric.trim(), goal })
}

export const goal: Kind<MetricGoal> = kind("METRIC=highest|lowest")(({ giveGoal }) => giveGoal, goalIn)

/** Slack's ids, as its page "Formatting text for app surfaces" has them. */
const mentionIn = (given: string): Option.Option<Mention.Mention> => {
  if (given === "here") return Option.some(Mention.here)
  if (given === "channel") return Option.some(Mention.channel)
  if (/^[UW][A-Z0-9]{1,20}$/u.test(given)) return Option.some(Mention.user(given))
  if (/^S[A-Z0-9]{1,20}$/u.test(given)) return Option.some(Mention.group(given))
  return /^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$/u.test(given) ? Option.some(Mention.email(given)) : Option.none()
}

export const mention: Kind<Mention.Mention> = kind("ID|EMAIL|here|channel")(({ giveMention }) => giveMention, mentionIn)

/** Moments at which people are called: the words for all ends in trouble, and for all there is, or an outcome. */
export const moment = choice("failure", "always", "finished", "failed", "interrupted", "killed", "lost")

export type Moment = typeof moment extends Kind<infer A> ? A : never

const compile = Option.liftThrowable((pattern: string, flags: string) => new RegExp(pattern, flags))

/** A pattern that finds nothing at all would find it everywhere. */
const patternIn = (given: string): Option.Option<RegExp> =>
  Option.orElse(compile(given, "gu"), () => compile(given, "g")).pipe(
    Option.filter((pattern) => "".replace(pattern, "x") === "")
  )

export const pattern: Kind<RegExp> = kind("REGEX")(({ givePattern }) => givePattern, patternIn)

const canonical = Option.liftThrowable((given: string) => Intl.getCanonicalLocales(given)[0] ?? "")

export const language: Kind<string> = kind(
  "LANGUAGE",
  ["string"],
  languages
)(oneOf(languages), (given) => Option.filter(canonical(given), (tag) => Option.isSome(languageOf(tag))))

const zoneIn = Option.liftThrowable((timeZone: string) => {
  new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions()
  return timeZone
})

export const timeZone: Kind<string> = kind("ZONE")(({ giveZone }) => giveZone, zoneIn)
