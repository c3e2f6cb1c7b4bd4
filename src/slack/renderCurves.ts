/** The metrics of a run and how they went: a line each, with the last value and a sparkline. Pure. */
import * as Arr from "effect/Array"
import type { Curve } from "../domain/Curve.ts"
import type { MetricSnapshot } from "../domain/Metrics.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import { aligned, widthOf } from "./cells.ts"
import { bold, type Fact, plain, printed } from "./layout.ts"
import { inertLine } from "./Mrkdwn.ts"
import { metricsFact } from "./renderFacts.ts"
import { sparkline } from "./sparkline.ts"

/** So many letters of a fixed width a phone shows in a line. */
const phoneWidth = 34
const sparks = { least: 8, most: 16 } as const
const longestName = 28
/** No event tells more; one from elsewhere may. */
const mostCurves = 6
/** Beside the curves: all together has to fit beside a long error, see `limits.allText`. */
const mostOthers = 8

const named = (metric: string, { catalogue }: Locale): string => inertLine(metric, longestName, catalogue.nothing)

const told = (curves: ReadonlyArray<Curve> = []): ReadonlyArray<Curve> =>
  curves.filter(({ points }) => points.length > 0).slice(0, mostCurves)

const lastOf = (curve: Curve, metrics: MetricSnapshot | undefined): number =>
  (metrics !== undefined && Object.hasOwn(metrics.values, curve.metric) ? metrics.values[curve.metric] : undefined) ??
  curve.points.at(-1)?.last ??
  Number.NaN

/** A line for each curve: what, the last value, how it came there. */
export const renderCurves = (
  curves: ReadonlyArray<Curve> | undefined,
  metrics: MetricSnapshot | undefined,
  locale: Locale
) => {
  const shown = told(curves)
  const rows = shown.map(
    (curve) => [named(curve.metric, locale), locale.format.number(lastOf(curve, metrics))] as const
  )
  const room = Math.min(sparks.most, Math.max(sparks.least, phoneWidth - widthOf(rows)))
  return printed(aligned(Arr.zipWith(rows, shown, (row, { points }) => [...row, sparkline(points, room)] as const)))
}

/** The best value of each, and where it was, where it is known which way is better. */
export const bestFact = (curves: ReadonlyArray<Curve> | undefined, locale: Locale): ReadonlyArray<Fact> => {
  const { catalogue, format } = locale
  const value = told(curves)
    .flatMap(({ metric, best }) => (best === undefined ? [] : [{ metric, best }]))
    .flatMap(({ metric, best }, index) => [
      plain(`${index === 0 ? "" : " · "}${named(metric, locale)} `),
      bold(catalogue.valueAt(format.number(best.value), format.number(best.step)))
    ])
  return value.length === 0 ? [] : [{ label: catalogue.best, value }]
}

/** The last of those metrics that have no line of their own. */
export const otherMetricsFact = (
  curves: ReadonlyArray<Curve> | undefined,
  metrics: MetricSnapshot | undefined,
  locale: Locale
): ReadonlyArray<Fact> => {
  const drawn = new Set(told(curves).map(({ metric }) => metric))
  if (metrics === undefined || drawn.size === 0) return metricsFact(locale.catalogue.lastMetrics, metrics, locale)
  const values = Object.fromEntries(Object.entries(metrics.values).filter(([name]) => !drawn.has(name)))
  return metricsFact(locale.catalogue.lastMetrics, { values }, locale, mostOthers)
}
