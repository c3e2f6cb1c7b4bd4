/**
 * All settings of `runbell run`, each once: from this table come the parser of its arguments, the reader of the
 * environment, the reader of runbell.json, and the help.
 */
import type * as Duration from "effect/Duration"
import type { Mention } from "../../domain/Mention.ts"
import * as Kind from "./Kind.ts"

/** What one value of each option is. */
export interface Values {
  readonly name: string
  readonly project: string
  readonly workspace: string
  readonly description: string
  readonly link: string
  readonly tag: string
  readonly mention: Mention
  readonly "mention-when": Kind.Moment
  readonly events: "all" | "end" | "failure"
  readonly "min-duration": Duration.Duration
  readonly metric: string
  readonly "json-metrics": boolean
  readonly steps: number
  readonly epochs: number
  readonly goal: Kind.MetricGoal
  readonly chart: ReadonlyArray<string>
  readonly alert: string
  readonly stall: Kind.Stall
  readonly tail: number
  readonly output: "auto" | "inherit" | "tee" | "pty"
  readonly pty: boolean
  readonly redact: RegExp
  readonly language: string
  readonly "time-zone": string
  readonly "webhook-url": string
  readonly "bot-token": string
  readonly channel: string
  readonly card: string
  readonly alarm: boolean
  readonly "ping-url": string
  readonly config: string
}

export type OptionName = keyof Values

export interface Option<A> {
  readonly kind: Kind.Kind<A>
  /** On the command line: `perhaps` is a value only where the next argument looks like one. */
  readonly value: "needed" | "perhaps" | "none"
  /** `lines` and `commas`: may be given several times; in the environment one a line, or with commas between. */
  readonly many: "no" | "lines" | "commas"
  /** Its name in the environment; none where it is for the command line alone. */
  readonly variable: string | undefined
  /** Its key in runbell.json. */
  readonly key: string | undefined
}

type Names = Pick<Option<unknown>, "variable" | "key">

const names = (variable: string, key: string): Names => ({ variable, key })

const commandLineOnly: Names = { variable: undefined, key: undefined }

const one = <A>(kind: Kind.Kind<A>, names: Names): Option<A> => ({ kind, value: "needed", many: "no", ...names })

const many = <A>(kind: Kind.Kind<A>, many: "lines" | "commas", names: Names): Option<A> => ({
  kind,
  value: "needed",
  many,
  ...names
})

export const options: { readonly [Name in OptionName]: Option<Values[Name]> } = {
  name: one(Kind.text, names("RUNBELL_NAME", "name")),
  project: one(Kind.text, names("RUNBELL_PROJECT", "project")),
  workspace: one(Kind.text, names("RUNBELL_WORKSPACE", "workspace")),
  description: one(Kind.text, names("RUNBELL_DESCRIPTION", "description")),
  link: one(Kind.link, names("RUNBELL_LINK", "link")),
  tag: many(Kind.text, "commas", names("RUNBELL_TAGS", "tags")),
  mention: many(Kind.mention, "commas", names("RUNBELL_MENTIONS", "mentions")),
  "mention-when": many(Kind.moment, "commas", names("RUNBELL_MENTION_WHEN", "mentionWhen")),
  events: one(Kind.choice("all", "end", "failure"), names("RUNBELL_EVENTS", "events")),
  "min-duration": one(Kind.duration, names("RUNBELL_MIN_DURATION", "minDuration")),
  metric: many(Kind.rule("NAME=REGEX"), "lines", names("RUNBELL_METRICS", "metrics")),
  "json-metrics": { ...one(Kind.flag, names("RUNBELL_JSON_METRICS", "jsonMetrics")), value: "none" },
  steps: one(Kind.count, names("RUNBELL_STEPS", "steps")),
  epochs: one(Kind.count, names("RUNBELL_EPOCHS", "epochs")),
  goal: many(Kind.goal, "commas", names("RUNBELL_GOALS", "goals")),
  chart: many(Kind.metrics, "commas", names("RUNBELL_CHART", "chart")),
  alert: many(Kind.rule("'METRIC > NUMBER'"), "lines", names("RUNBELL_ALERTS", "alerts")),
  stall: { ...one(Kind.stall, names("RUNBELL_STALL", "stall")), value: "perhaps" },
  tail: one(Kind.lines, names("RUNBELL_TAIL", "tail")),
  output: one(Kind.choice("auto", "inherit", "tee", "pty"), names("RUNBELL_OUTPUT", "output")),
  pty: { ...one(Kind.flag, commandLineOnly), value: "none" },
  redact: many(Kind.pattern, "lines", names("RUNBELL_REDACT", "redact")),
  language: one(Kind.language, names("RUNBELL_LANGUAGE", "language")),
  "time-zone": one(Kind.timeZone, names("RUNBELL_TIME_ZONE", "timeZone")),
  "webhook-url": one({ ...Kind.text, placeholder: "URL|file:PATH|-" }, names("SLACK_WEBHOOK_URL", "webhookUrl")),
  "bot-token": one({ ...Kind.text, placeholder: "TOKEN|file:PATH|-" }, names("SLACK_BOT_TOKEN", "botToken")),
  channel: one({ ...Kind.text, placeholder: "CHANNEL" }, names("SLACK_CHANNEL", "channel")),
  card: one(Kind.text, names("RUNBELL_CARD", "card")),
  alarm: { ...one(Kind.flag, names("RUNBELL_ALARM", "alarm")), value: "none" },
  "ping-url": one({ ...Kind.text, placeholder: "URL|file:PATH|-" }, names("RUNBELL_PING_URL", "pingUrl")),
  config: one(Kind.path, { variable: "RUNBELL_CONFIG", key: undefined })
}

export const isOptionName = (name: string): name is OptionName => Object.hasOwn(options, name)

/** Those whose value is a secret, or `file:` and the path of a file that holds nothing else. */
export const secretOptions = ["webhook-url", "bot-token", "ping-url"] as const satisfies ReadonlyArray<OptionName>

export type SecretOption = (typeof secretOptions)[number]

/** In the order of the table. */
export const optionNames: ReadonlyArray<OptionName> = Object.keys(options).filter(isOptionName)

/** What was given for options, as text; the values of one that may be given only once: the last counts. */
export type Texts = { readonly [Name in OptionName]?: ReadonlyArray<string> | undefined }
