/** Curves as Slack's own charts, of its reference page "Data visualization block": at most 6 lines of at most 20 points each. Pure. */
import type { Curve, CurvePoint } from "../domain/Curve.ts"
import { mergePoints } from "../domain/downsample.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import type { Block } from "./BlockKit.ts"
import { limits } from "./limits.ts"
import { inertLine, truncate } from "./Mrkdwn.ts"
import { valuesOf } from "./sparkline.ts"

type Chart = Extract<Block, { readonly type: "data_visualization" }>
type Series = Chart["chart"]["series"][number]

/** A chart has no gaps: a curve with one is left to its sparkline, which has. */
const isWhole = ({ points }: Curve): boolean =>
  points.length > 1 && points.every((point) => Object.values(point).every(Number.isFinite))

/** What is better the lower and what is better the higher are of different sizes: two charts, or Slack would flatten one. */
const groupsOf = (curves: ReadonlyArray<Curve>): ReadonlyArray<ReadonlyArray<Curve>> => {
  const drawn = curves.filter(isWhole)
  const byGoal = (["lowest", "highest"] as const)
    .map((goal) => drawn.filter(({ best }) => best?.goal === goal))
    .filter((group) => group.length > 0)
  return byGoal.length > 0 ? byGoal : drawn.slice(0, 1).map((curve) => [curve])
}

/** The ends of the parts into which the steps of all curves fall, from where the last of them has begun. */
const partsOf = (curves: ReadonlyArray<Curve>): ReadonlyArray<number> => {
  const begun = Math.max(...curves.map(({ points }) => points[0]?.step ?? 0))
  const steps = Array.from(new Set(curves.flatMap(({ points }) => points.map(({ step }) => Math.max(begun, step)))))
  const sorted = steps.toSorted((one, other) => one - other)
  const count = Math.min(sorted.length, limits.chartPoints)
  return Array.from(
    { length: count },
    (_, part) => sorted[Math.ceil(((part + 1) * sorted.length) / count) - 1] ?? begun
  )
}

/** One point for each part; where a curve has none, it is still what it was. */
const regrouped = (points: ReadonlyArray<CurvePoint>, parts: ReadonlyArray<number>): ReadonlyArray<CurvePoint> => {
  const found: Array<CurvePoint> = []
  for (const [index, end] of parts.entries()) {
    const from = index === 0 ? Number.NEGATIVE_INFINITY : (parts[index - 1] ?? end)
    const within = points.filter(({ step }) => step > from && step <= end)
    const before = found.at(-1)
    if (within.length > 0) found.push(within.reduce(mergePoints))
    else if (before !== undefined) found.push({ step: end, low: before.last, high: before.last, last: before.last })
  }
  return found
}

/** Slack wants names to differ, also where they were cut. */
const distinct = (names: ReadonlyArray<string>): ReadonlyArray<string> =>
  names.map((name, index) =>
    names.indexOf(name) === index ? name : `${truncate(name, limits.chartLabel - 3)} ${index + 1}`
  )

const chartOf = (curves: ReadonlyArray<Curve>, title: string, locale: Locale): ReadonlyArray<Chart> => {
  const { catalogue, format } = locale
  const shown = curves.slice(0, limits.chartSeries)
  const parts = partsOf(shown)
  const categories = distinct(parts.map((step) => truncate(format.number(step), limits.chartLabel)))
  const names = distinct(shown.map(({ metric }) => inertLine(metric, limits.chartLabel, catalogue.nothing)))
  const series = shown.map(
    ({ points }, index): Series => ({
      name: names[index] ?? catalogue.nothing,
      // JSON knows no -0: what is kept on the disk could not be read back.
      data: valuesOf(regrouped(points, parts)).map((value, part) => ({
        label: categories[part] ?? "",
        value: value + 0
      }))
    })
  )
  const [first, ...rest] = series
  const [category, ...others] = categories
  if (first === undefined || category === undefined) return []
  return [
    {
      type: "data_visualization",
      title: truncate(title, limits.chartTitle),
      chart: {
        type: "line",
        series: [first, ...rest],
        axis_config: { categories: [category, ...others], x_label: truncate(catalogue.stepAxis, limits.chartTitle) }
      }
    }
  ]
}

/** At most two, as many as Slack was seen to take; `name` is inert already. */
export const renderCharts = (
  curves: ReadonlyArray<Curve> | undefined,
  name: string,
  locale: Locale
): ReadonlyArray<Block> =>
  groupsOf(curves ?? []).flatMap((group) => chartOf(group, locale.catalogue.curvesOf(name), locale))
