/** All rules over an output, read and checked together, and what they find in a line. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import type { Metrics } from "../../domain/Metrics.ts"
import { BadPattern } from "./BadPattern.ts"
import { type AlertRule, parseAlert } from "./parseAlert.ts"
import { type MetricRule, parseMetricRule } from "./parseMetricRule.ts"
import { readJsonMetrics } from "./readJsonMetrics.ts"

export interface OutputRules {
  readonly metrics: ReadonlyArray<MetricRule>
  /** Whether lines that are JSON objects give their numbers. */
  readonly json: boolean
  readonly alerts: ReadonlyArray<AlertRule>
}

/** As they are set for a run. */
export interface GivenRules {
  readonly metrics: ReadonlyArray<string>
  readonly jsonMetrics: boolean
  readonly alerts: ReadonlyArray<string>
}

/** What one line says: the numbers, and the step and the epoch that they belong to. */
export interface Reading {
  readonly metrics: Metrics
  readonly step: number | undefined
  readonly epoch: number | undefined
}

/** Under these names a program counts its steps; the first that it gives is the step, and no metric besides. */
const stepNames = ["step", "global_step"] as const

/** Counts what takes longer than a step; a metric in any case. */
const epochName = "epoch"

/** Whether the rules may ever find the metric; of JSON nobody knows before. */
export const mayFind = ({ metrics, json }: OutputRules, metric: string): boolean =>
  json || metrics.some((rule) => rule.metric === metric)

const unheard = (given: string, { metric }: AlertRule): BadPattern =>
  new BadPattern({
    field: "alert",
    given,
    remedy: ({ unheard }) => unheard(metric, String.raw`--metric '${metric}=${metric}: (\S+)'`)
  })

const isStep = (metric: string): boolean => stepNames.some((name) => name === metric)

const alertOn = (rules: OutputRules, given: string): Either.Either<AlertRule, BadPattern> =>
  parseAlert(given).pipe(
    Either.filterOrLeft(
      ({ metric }) => !isStep(metric),
      () => new BadPattern({ field: "alert", given, remedy: ({ stepIsNoMetric }) => stepIsNoMetric })
    ),
    Either.filterOrLeft(
      ({ metric }) => mayFind(rules, metric), // one that nothing can ever raise was meant otherwise
      (alert) => unheard(given, alert)
    )
  )

/** Reads the rules; the first that is wrong is said. */
export const parseRules = (given: GivenRules): Either.Either<OutputRules, BadPattern> =>
  Either.gen(function* () {
    const metrics = yield* Either.all(given.metrics.map(parseMetricRule))
    const rules: OutputRules = { metrics, json: given.jsonMetrics, alerts: [] }
    return { ...rules, alerts: yield* Either.all(given.alerts.map((alert) => alertOn(rules, alert))) }
  })

/** Whether a pattern of its own finds the step. */
export const findsStep = ({ metrics }: OutputRules): boolean => metrics.some(({ metric }) => isStep(metric))

/** Whether the rules may ever find how far the run is: the epoch, too, counts as the step where there is no other. */
export const mayFindStep = (rules: OutputRules): boolean => findsStep(rules) || mayFind(rules, epochName)

export const mayFindEpoch = (rules: OutputRules): boolean => mayFind(rules, epochName)

/** Whether the rules look at the lines at all. */
export const readsLines = ({ metrics, json }: OutputRules): boolean => json || metrics.length > 0

const foundBy = (rules: OutputRules, line: string): ReadonlyArray<readonly [string, number]> => {
  const fromJson = rules.json ? Option.getOrElse(readJsonMetrics(line), () => []) : []
  const fromRules = rules.metrics.flatMap(({ metric, read }) => {
    const value = read(line)
    return value === undefined ? [] : [[metric, value] as const]
  })
  return [...fromJson, ...fromRules]
}

const readingOf = (found: ReadonlyArray<readonly [string, number]>): Reading => {
  const all = new Map(found)
  const name = stepNames.find((name) => all.has(name))
  const step = name === undefined ? undefined : all.get(name)
  if (name !== undefined) all.delete(name)
  return { metrics: Object.fromEntries(all), step, epoch: all.get(epochName) }
}

/** What the rules find in a line; none where they find nothing. A rule by pattern goes before a field of the same name. */
export const readLine = (rules: OutputRules, line: string): Option.Option<Reading> => {
  const found = foundBy(rules, line)
  return found.length === 0 ? Option.none() : Option.some(readingOf(found))
}
