/** How the metrics of one run went: bounded in memory however long it goes on, without I/O, cheap at every step. */
import type { Curve, Goal } from "../domain/Curve.ts"
import { goalOf } from "../domain/goalOf.ts"
import { makeSeries, type Series } from "./Series.ts"
import { makeStepAxis } from "./StepAxis.ts"

/** More names than anybody looks at; what comes under others has a last value, and no history. */
export const mostCurves = 64

export interface MetricHistory {
  /** Begins a report. */
  readonly at: (step: number | undefined) => void
  /** Takes one value of the report that was begun. */
  readonly add: (metric: string, value: number) => void
  /** Of the metrics named, in that order; of all in the order in which they first came. */
  readonly curves: (metrics?: ReadonlyArray<string>) => ReadonlyArray<Curve>
}

/** `goals` go before what a metric's name tells. */
export const makeMetricHistory = (goals: Readonly<Record<string, Goal>> = {}): MetricHistory => {
  const all = new Map<string, Series>()
  const axis = makeStepAxis()
  let place = Number.NaN

  const begin = (metric: string): Series | undefined => {
    if (all.size >= mostCurves) return undefined
    const series = makeSeries(metric, Object.hasOwn(goals, metric) ? goals[metric] : goalOf(metric))
    all.set(metric, series)
    return series
  }

  return {
    at: (step) => {
      place = axis.place(step)
    },
    add: (metric, value) => (all.get(metric) ?? begin(metric))?.add(value, place),
    curves: (metrics) =>
      (metrics ?? Array.from(all.keys())).flatMap((metric) => {
        const series = all.get(metric)
        return series === undefined ? [] : [series.curve()]
      })
  }
}
