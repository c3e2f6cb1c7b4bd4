/** Takes a run's options as code without types may give them. A wrong one costs a warning, never the run. */
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import type { Rule } from "../domain/Alert.ts"
import type { Goal } from "../domain/Curve.ts"
import { isLevel } from "../domain/Level.ts"
import * as Mention from "../domain/Mention.ts"
import { type MentionWhen, outcomeTags } from "../domain/Mentions.ts"
import { type Given, isRecord, kindOf, open, written } from "./Given.ts"
import type { RunOptions } from "./RunOptions.ts"

/** Without the schema, which costs a start of the command more to load than all of a message. */
const isMention = (value: unknown): value is Mention.Mention => {
  if (!isRecord(value)) return false
  const { _tag, id, address } = value
  switch (_tag) {
    case "Here":
    case "Channel":
      return true
    case "Email":
      return typeof address === "string"
    default:
      return (_tag === "User" || _tag === "Group") && typeof id === "string"
  }
}

const isOneOf = <A extends string>(allowed: ReadonlyArray<A>, value: unknown): value is A =>
  allowed.some((one) => one === value)

const choice = <A extends string>(given: Given, name: string, allowed: ReadonlyArray<A>, value: unknown) => {
  if (value === undefined || isOneOf(allowed, value)) return value
  given.complain(name, `give one of ${allowed.join(", ")}`)
  return undefined
}

/** The items of a list; one item alone counts as a list of it. */
const items = (given: Given, name: string, value: unknown): ReadonlyArray<unknown> => {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  given.complain(name, `give a list, not ${kindOf(value)}`)
  return [value]
}

const nameOf = (given: Given): string => {
  const name = given.text("name") ?? ""
  if (name.trim() === "") given.complain("name", "give the run a name that says something")
  return name
}

const textsOf = (given: Given, name: "tags" | "chart"): ReadonlyArray<string> =>
  items(given, name, given.field(name)).flatMap((text, index) => {
    if (typeof text === "string") return [text]
    given.complain(`${name}[${index}]`, `give a string, not ${kindOf(text)}`)
    return text === undefined || text === null ? [] : [written(text)]
  })

const chartOf = (given: Given): RunOptions["chart"] => {
  const chart = textsOf(given, "chart")
  return chart.length === 0 ? undefined : Array.from(new Set(chart))
}

const whoOf = (given: Given, value: unknown): ReadonlyArray<Mention.Mention> =>
  items(given, "mentions.who", value).flatMap((who, index) => {
    if (isMention(who)) return [who]
    given.complain(
      `mentions.who[${index}]`,
      'give Mention.user("U…"), Mention.group("S…"), Mention.email("…"), Mention.here or Mention.channel'
    )
    return typeof who === "string" ? [Mention.user(who)] : []
  })

const whens = ["failure", "always"] as const

/** An outcome alone counts as a list of it; where none of a list is known, nothing was given. */
const whenOf = (given: Given, value: unknown): MentionWhen | undefined => {
  if (value === undefined || value === null || isOneOf(whens, value)) return value ?? undefined
  if (!Array.isArray(value) && !isOneOf(outcomeTags, value)) {
    given.complain("mentions.when", `give failure, always, or a list of ${outcomeTags.join(", ")}`)
    return undefined
  }
  const outcomes = items(given, "mentions.when", value)
  const known = outcomes.flatMap((outcome, index) => {
    const chosen = choice(given, `mentions.when[${index}]`, outcomeTags, outcome)
    return chosen === undefined ? [] : [chosen]
  })
  return known.length === 0 && outcomes.length > 0 ? undefined : known
}

const mentionsOf = (given: Given): RunOptions["mentions"] => {
  const mentions = given.field("mentions")
  if (mentions === undefined) return undefined
  if (isRecord(mentions) && !isMention(mentions)) {
    const { who, when } = mentions
    return { who: whoOf(given, who), when: whenOf(given, when) }
  }
  given.complain("mentions", "give { who: [Mention.here] }")
  return { who: whoOf(given, mentions) }
}

const minDurationOf = (given: Given): Duration.Duration | undefined => {
  const value = given.field("minDuration")
  if (value === undefined) return undefined
  const duration = Duration.decodeUnknown(value)
  if (Option.isNone(duration)) given.complain("minDuration", 'give a duration, such as "5 minutes"')
  return Option.getOrUndefined(duration)
}

/** How many of something there will be. */
const countOf = (given: Given, name: "steps" | "epochs"): number | undefined => {
  const value = given.field(name)
  if (value === undefined || (typeof value === "number" && Number.isFinite(value) && value > 0)) return value
  given.complain(name, `give a number above 0, not ${typeof value === "number" ? value : kindOf(value)}`)
  return undefined
}

const goalsOf = (given: Given): RunOptions["goals"] => {
  const goals = given.field("goals")
  if (goals === undefined) return undefined
  if (!isRecord(goals)) given.complain("goals", 'give an object, such as { throughput: "highest" }')
  const inner = open(goals)
  const entries = inner.names().flatMap((metric): ReadonlyArray<readonly [string, Goal]> => {
    const goal = choice(given, `goals.${metric}`, ["lowest", "highest"], inner.field(metric))
    return goal === undefined ? [] : [[metric, goal]]
  })
  return Object.fromEntries(entries)
}

const isRule = (value: unknown): value is Rule =>
  isRecord(value) && typeof value["judge"] === "function" && typeof value["reason"] === "function"

const alertsOf = (given: Given): ReadonlyArray<Rule> =>
  items(given, "alerts", given.field("alerts")).flatMap((rule, index): ReadonlyArray<Rule> => {
    if (!isRule(rule)) {
      given.complain(`alerts[${index}]`, "make it with Alert.above, Alert.below, Alert.notFinite or Alert.when")
      return []
    }
    if (isLevel(rule.level)) return [rule]
    given.complain(`alerts[${index}].level`, "give one of info, warn, error")
    return [{ level: "info", cooldown: rule.cooldown, judge: rule.judge.bind(rule), reason: rule.reason.bind(rule) }]
  })

/** Options that can be relied on, and what was wrong with those that were given. */
export interface CheckedOptions {
  readonly options: RunOptions
  readonly complaint: string | undefined
}

/** Reads every option, whatever the value. A text that is none is written out, a list of one may stand alone; what cannot be read counts as not given. */
export const checkOptions = (value: unknown): CheckedOptions => {
  const given = open(typeof value === "string" ? { name: value } : value)
  if (!isRecord(value)) given.complain("options", 'give an object, such as { name: "mnist-cnn" }')
  const options: RunOptions = {
    name: nameOf(given),
    project: given.text("project"),
    workspace: given.text("workspace"),
    description: given.text("description"),
    link: given.text("link"),
    tags: textsOf(given, "tags"),
    steps: countOf(given, "steps"),
    epochs: countOf(given, "epochs"),
    goals: goalsOf(given),
    chart: chartOf(given),
    card: given.text("card"),
    mentions: mentionsOf(given),
    events: choice(given, "events", ["all", "end", "failure"], given.field("events")),
    minDuration: minDurationOf(given),
    alerts: alertsOf(given)
  }
  return { options, complaint: given.complaint() }
}
