/** The latest metrics of one run, and the memory of its alert rules. In memory, without I/O: a step costs little. */
import type { Alert, Rule } from "../domain/Alert.ts"
import type { MetricSnapshot, Metrics } from "../domain/Metrics.ts"
import * as Watch from "../domain/Watch.ts"
import type { MetricHistory } from "./MetricHistory.ts"

/**
 * What a report brings about: an alert; or the discovery that a rule throws (found once a rule), or that a metric is no
 * number (found once a run).
 */
export type Happening =
  | { readonly _tag: "Raised"; readonly alert: Alert }
  | { readonly _tag: "RuleBroken" }
  | { readonly _tag: "NotANumber"; readonly metric: string }

const none: ReadonlyArray<Happening> = []

/** What one run keeps of its numbers. */
export interface MetricBoard {
  /** Takes one report and returns what it brings about: nothing, nearly always. */
  readonly record: (metrics: Metrics, step: number | undefined) => ReadonlyArray<Happening>
  /** The last value of each metric, if any was reported. */
  readonly snapshot: () => MetricSnapshot | undefined
  /** How many alerts came true and were not told. */
  readonly heldBack: () => number
}

/**
 * The prototype of what is reported, so that a metric may be called `constructor` or `__proto__`. With no prototype at
 * all, V8 would look up every name in a hash table.
 */
const nothing: object = Object.freeze(Object.create(null))

/** Code without types may report anything, even what throws when it is read as a number. */
const numberOf = (value: unknown): number => {
  try {
    return Number(value)
  } catch {
    return Number.NaN
  }
}

/** `now` is the clock in milliseconds; it is read only when a rule comes true. `history` takes every value besides. */
export const makeMetricBoard = (
  rules: ReadonlyArray<Rule>,
  now: () => number,
  history?: Pick<MetricHistory, "at" | "add">
): MetricBoard => {
  const latest: Record<string, number> = Object.create(nothing)
  const watches = rules.map(() => Watch.initial)
  const broken = new Set<Rule>()
  let happenings = none
  let lastStep: number | undefined
  let reported = false
  let misread = false

  const notANumber = (metric: string): void => {
    if (!misread) happenings = [...happenings, { _tag: "NotANumber", metric }]
    misread = true
  }

  const keep = (metric: string, value: number): void => {
    latest[metric] = value
    history?.add(metric, value)
  }

  /** What is undefined or null was not measured this time. */
  const take = (metric: string, value: unknown): void => {
    if (typeof value === "number") keep(metric, value)
    else if (value !== undefined && value !== null) {
      keep(metric, numberOf(value))
      notANumber(metric)
    }
  }

  const takeAll = (metrics: Metrics): void => {
    try {
      for (const name in metrics) take(name, metrics[name])
    } catch {
      notANumber("(unreadable)")
    }
  }

  const alertOf = (rule: Rule, before: Watch.Watch): Alert => ({
    level: rule.level,
    reason: rule.reason(latest),
    step: lastStep,
    heldBack: Watch.heldBackBefore(before)
  })

  const observe = (index: number, rule: Rule, before: Watch.Watch, step: number | undefined): void => {
    const after = Watch.observe(before, rule, rule.judge(latest, step), now)
    if (after === before) return
    watches[index] = after
    if (after.told > before.told) happenings = [...happenings, { _tag: "Raised", alert: alertOf(rule, before) }]
  }

  const consult = (index: number, step: number | undefined): void => {
    const rule = rules[index]
    const before = watches[index]
    if (rule === undefined || before === undefined) return
    try {
      observe(index, rule, before, step)
    } catch {
      if (!broken.has(rule)) happenings = [...happenings, { _tag: "RuleBroken" }]
      broken.add(rule)
    }
  }

  const record: MetricBoard["record"] = (metrics, step) => {
    reported = true
    happenings = none
    if (step !== undefined && step !== null) lastStep = typeof step === "number" ? step : numberOf(step)
    history?.at(step)
    takeAll(metrics)
    for (let index = 0; index < rules.length; index += 1) consult(index, step)
    return happenings
  }

  const snapshot = (): MetricSnapshot | undefined => (reported ? { values: { ...latest }, step: lastStep } : undefined)

  return { record, snapshot, heldBack: () => watches.reduce((sum, watch) => sum + watch.heldBack, 0) }
}
