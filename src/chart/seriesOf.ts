/** The curve of one panel as ECharts draws it: a line of last values, a band of extremes, shades where there is no number, and the best point. Pure. */
import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from "echarts"
import type { Curve, CurvePoint } from "../domain/Curve.ts"
import type { Extent } from "./Extent.ts"
import { shortNumber } from "./shortNumber.ts"
import { hasExtremes, hasLast, stretches } from "./stretches.ts"
import { colours, sizes } from "./theme.ts"

interface Panel {
  readonly curve: Curve
  readonly index: number
  readonly colour: string
  readonly steps: Extent
}

const axes = (index: number) => ({ xAxisIndex: index, yAxisIndex: index, silent: true, animation: false }) as const

/** ECharts breaks a line at NaN, and would give what is infinite a place. */
const lineData = (points: ReadonlyArray<CurvePoint>) =>
  points.map(({ step, last }) => [step, Number.isFinite(last) ? last : Number.NaN])

/** A single number between two gaps is no line: it is drawn as a dot. */
const loneSteps = (points: ReadonlyArray<CurvePoint>): ReadonlySet<number> =>
  new Set(
    stretches(points, hasLast).flatMap(({ holds, points }) =>
      holds && points.length === 1 ? [points[0]?.step ?? 0] : []
    )
  )

/** From the number before it to the number after it: in between nobody knows. */
const gaps = ({ points }: Curve, steps: Extent) => {
  const parts = stretches(points, hasLast)
  return parts.flatMap(({ holds, points: own }, index) => {
    if (holds) return []
    const from = parts[index - 1]?.points.at(-1)?.step ?? steps.low
    const to = parts[index + 1]?.points[0]?.step ?? steps.high
    return [{ from, to, name: shortNumber(own.at(-1)?.last ?? Number.NaN) }]
  })
}

/** Narrower gaps have no room for a word. */
const leastNamed = 0.06

const gapAreas = ({ curve, steps }: Panel): NonNullable<LineSeriesOption["markArea"]> => ({
  silent: true,
  itemStyle: { color: colours.gap, opacity: 0.09 },
  label: { position: "insideTop", color: colours.gap, fontSize: sizes.label - 1 },
  data: gaps(curve, steps).map(({ from, to, name }) => [
    { xAxis: from, name: (to - from) / (steps.high - steps.low) < leastNamed ? "" : name },
    { xAxis: to }
  ])
})

const line = (panel: Panel): LineSeriesOption => {
  const { curve, index, colour } = panel
  const lone = loneSteps(curve.points)
  return {
    ...axes(index),
    type: "line",
    data: lineData(curve.points),
    connectNulls: false,
    clip: false,
    z: 3,
    color: colour,
    lineStyle: { color: colour, width: 2, cap: "round", join: "round" },
    symbol: "circle",
    showAllSymbol: true,
    symbolSize: (value: ReadonlyArray<number>) => (lone.has(value[0] ?? Number.NaN) ? 6 : 0),
    markArea: gapAreas(panel)
  }
}

const corners = (points: ReadonlyArray<CurvePoint>) => [
  ...points.map(({ step, high }) => [step, high]),
  ...points.toReversed().map(({ step, low }) => [step, low])
]

/** Where a point stands for several steps, they lay between its extremes. */
const band = ({ curve, index, colour }: Panel): CustomSeriesOption => {
  const parts = stretches(curve.points, hasExtremes).filter(({ holds }) => holds)
  return {
    ...axes(index),
    type: "custom",
    z: 2,
    clip: false,
    encode: { x: [0, 1], y: [2, 3] },
    data: parts.map(({ points }) => [
      points[0]?.step ?? 0,
      points.at(-1)?.step ?? 0,
      Math.min(...points.map(({ low }) => low)),
      Math.max(...points.map(({ high }) => high))
    ]),
    renderItem: ({ dataIndex }, { coord }) => ({
      type: "polygon",
      shape: { points: corners(parts[dataIndex]?.points ?? []).map((corner) => coord(corner)) },
      style: { fill: colour, opacity: 0.18 }
    })
  }
}

const bestPoint = ({ curve: { best }, index, colour }: Panel): ReadonlyArray<ScatterSeriesOption> =>
  best === undefined
    ? []
    : [
        {
          ...axes(index),
          type: "scatter",
          z: 5,
          clip: false,
          data: [[best.step, best.value]],
          symbolSize: 11,
          itemStyle: { color: colour, opacity: 1, borderColor: colours.paper, borderWidth: 2 }
        }
      ]

export const seriesOf = (panel: Panel) => [band(panel), line(panel), ...bestPoint(panel)]
