/** The latest metrics of one run, and the memory of its alert rules. In memory, without I/O: a step costs little. */
import type { Alert, Rule, Standing } from "../domain/Alert.ts"
import type { MetricSnapshot, Metrics } from "../domain/Metrics.ts"
import * as Watch from "../domain/Watch.ts"

/** What a report brings about: an alert, or the discovery that a rule's predicate throws (found once a rule). */
export type Happening =
  | { readonly _tag: "Raised"; readonly alert: Alert }
  | { readonly _tag: "Broken"; readonly error: unknown }

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

/** `now` is the clock in milliseconds; it is read only when a rule comes true. */
export const makeMetricBoard = (rules: ReadonlyArray<Rule>, now: () => number): MetricBoard => {
  // Without a prototype, so that a metric may be called `constructor`.
  const latest: Record<string, number> = Object.create(null)
  const watches = rules.map(() => Watch.initial)
  const broken = new Set<Rule>()
  let happenings = none
  let lastStep: number | undefined
  let reported = false

  const judge = (rule: Rule, step: number | undefined): Standing => {
    try {
      return rule.judge(latest, step)
    } catch (error) {
      if (!broken.has(rule)) happenings = [...happenings, { _tag: "Broken", error }]
      broken.add(rule)
      return "between"
    }
  }

  const alertOf = (rule: Rule, before: Watch.Watch): Alert => ({
    level: rule.level,
    reason: rule.reason(latest),
    step: lastStep,
    heldBack: Watch.heldBackBefore(before)
  })

  const observe = (index: number, step: number | undefined): void => {
    const rule = rules[index]
    const before = watches[index]
    if (rule === undefined || before === undefined) return
    const after = Watch.observe(before, rule, judge(rule, step), now)
    if (after === before) return
    watches[index] = after
    if (after.told > before.told) happenings = [...happenings, { _tag: "Raised", alert: alertOf(rule, before) }]
  }

  const record: MetricBoard["record"] = (metrics, step) => {
    reported = true
    for (const name in metrics) latest[name] = metrics[name] ?? Number.NaN
    if (step !== undefined) lastStep = step
    happenings = none
    for (let index = 0; index < rules.length; index += 1) observe(index, step)
    return happenings
  }

  const snapshot = (): MetricSnapshot | undefined => (reported ? { values: { ...latest }, step: lastStep } : undefined)

  return { record, snapshot, heldBack: () => watches.reduce((sum, watch) => sum + watch.heldBack, 0) }
}
