/** All that is set for a run, read and checked, whatever source it came from. */
import type * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import type { Goal } from "../../domain/Curve.ts"
import type { Mention } from "../../domain/Mention.ts"
import type { MentionWhen } from "../../domain/Mentions.ts"
import { redact } from "../../domain/redact.ts"
import type { Check } from "./Check.ts"
import type { Destination } from "./Destination.ts"
import { firstOf, type Given } from "./Given.ts"
import { mentionWhenOf } from "./mentionWhenOf.ts"
import { type OptionName, options, type Values } from "./options.ts"
import { BadValue } from "./SettingsError.ts"
import type { Warning } from "./Warning.ts"

export interface Settings {
  readonly name: string | undefined
  readonly project: string | undefined
  readonly workspace: string | undefined
  readonly description: string | undefined
  readonly link: string | undefined
  readonly tags: ReadonlyArray<string>
  readonly mentions: ReadonlyArray<Mention>
  readonly mentionWhen: MentionWhen
  readonly events: Values["events"]
  readonly minDuration: Duration.Duration | undefined
  /** Rules over the output, as they were given. */
  readonly metrics: ReadonlyArray<string>
  readonly jsonMetrics: boolean
  /** How many there will be, where that is known before. */
  readonly steps: number | undefined
  readonly epochs: number | undefined
  /** Which way metrics are better, where their names do not tell. */
  readonly goals: Readonly<Record<string, Goal>>
  /** The metrics to draw at the end, in that order; nothing is drawn without. */
  readonly chart: ReadonlyArray<string>
  /** Rules over the metrics, as they were given. */
  readonly alerts: ReadonlyArray<string>
  /** Without a time the usual pace of the run is learnt. */
  readonly stall: "learn" | Duration.Duration | undefined
  /** How many last lines of each output are told. Default: 20. */
  readonly tail: number
  readonly output: Values["output"]
  /** What else to take out of all that leaves. */
  readonly redact: ReadonlyArray<RegExp>
  readonly language: string | undefined
  readonly timeZone: string | undefined
  /** What attempts at the same work have in common. */
  readonly card: string | undefined
  /** Whether Slack itself is to say that the run has fallen silent. */
  readonly alarm: boolean
  readonly check: Check
  readonly destination: Destination
  readonly warnings: ReadonlyArray<Warning>
}

/** Reads the options of the sources in force, each in its own type. */
export const readerOf = (sources: ReadonlyArray<Given>) => {
  const many = <Name extends OptionName>(name: Name): Either.Either<ReadonlyArray<Values[Name]>, BadValue> => {
    const entry = firstOf(sources, name)
    if (entry === undefined) return Either.right([])
    return Either.all(
      entry.texts.map((given) =>
        Either.mapLeft(
          options[name].kind.read(given),
          (remedy) => new BadValue({ source: entry.source, given: redact(given), remedy })
        )
      )
    )
  }
  const one = <Name extends OptionName>(name: Name): Either.Either<Values[Name] | undefined, BadValue> =>
    Either.map(many(name), (values) => values.at(-1))
  return { many, one }
}

/** The settings that the sources come to; the first source that gives an option decides it. */
export const settingsOf = (
  sources: ReadonlyArray<Given>,
  rest: Pick<Settings, "check" | "destination" | "warnings">
): Either.Either<Settings, BadValue> => {
  const { one, many } = readerOf(sources)
  return Either.gen(function* () {
    const stall = yield* one("stall")
    return {
      name: yield* one("name"),
      project: yield* one("project"),
      workspace: yield* one("workspace"),
      description: yield* one("description"),
      link: yield* one("link"),
      tags: yield* many("tag"),
      mentions: yield* many("mention"),
      mentionWhen: mentionWhenOf(yield* many("mention-when")),
      events: (yield* one("events")) ?? "all",
      minDuration: yield* one("min-duration"),
      metrics: yield* many("metric"),
      jsonMetrics: (yield* one("json-metrics")) ?? false,
      steps: yield* one("steps"),
      epochs: yield* one("epochs"),
      goals: Object.fromEntries((yield* many("goal")).map(({ metric, goal }) => [metric, goal])),
      chart: Array.from(new Set((yield* many("chart")).flat())),
      alerts: yield* many("alert"),
      stall: stall === "off" ? undefined : stall,
      tail: (yield* one("tail")) ?? 20,
      output: (yield* one("pty")) ? "pty" : ((yield* one("output")) ?? "auto"),
      redact: yield* many("redact"),
      language: yield* one("language"),
      timeZone: yield* one("time-zone"),
      card: yield* one("card"),
      alarm: (yield* one("alarm")) ?? false,
      ...rest
    }
  })
}
