/** A whole picture, as ECharts is told of it. Pure. */
import type { EChartsOption, TitleComponentOption } from "echarts"
import type { Curve } from "../domain/Curve.ts"
import { stepAxis, valueAxis } from "./axesOf.ts"
import { clipped, withPoints } from "./clipped.ts"
import type { Drawing } from "./Drawing.ts"
import { extentOf } from "./Extent.ts"
import { fit } from "./fit.ts"
import { layoutOf, mostPanels, type Place } from "./layoutOf.ts"
import { seriesOf } from "./seriesOf.ts"
import { shortNumber, wholeStep } from "./shortNumber.ts"
import { colourOf, colours, sizes } from "./theme.ts"

export interface PictureOption {
  readonly width: number
  readonly height: number
  readonly pixels: number
  readonly option: EChartsOption
}

type Words = Drawing["words"]

const text = (words: string, left: number, top: number, style: TitleComponentOption["textStyle"]) => ({
  text: words,
  left,
  top,
  padding: 0,
  textStyle: { overflow: "none" as const, ...style }
})

/** "Best 0.031 · step 8 400", at the right of the heading, in the colour of the point that it tells of. */
const bestOf = ({ best }: Curve, words: Words): string =>
  best === undefined ? "" : `${words.best} ${shortNumber(best.value)} · ${words.step} ${wholeStep(best.step)}`

const headings = (curve: Curve, index: number, { left, top, width }: Place, words: Words) => {
  const best = fit(bestOf(curve, words), width / sizes.label / 2)
  const room = width - sizes.label * 0.6 * best.length - sizes.gutter
  return [
    text(fit(curve.metric, room / sizes.heading), left, top, {
      color: colours.ink,
      fontSize: sizes.heading,
      fontWeight: 600
    }),
    {
      ...text(best, left + width, top + 1, { color: colourOf(index), fontSize: sizes.label, fontWeight: 600 }),
      textAlign: "right" as const
    }
  ]
}

const valuesOf = ({ points, best }: Curve) =>
  extentOf([...points.flatMap(({ low, high, last }) => [low, high, last]), ...(best === undefined ? [] : [best.value])])

/** What there is no panel for is at least named. */
const leftOut = (names: ReadonlyArray<string>, width: number, top: number) =>
  names.length === 0
    ? []
    : [
        text(fit(`+ ${names.join(", ")}`, (width - 2 * sizes.margin) / sizes.label), sizes.margin, top, {
          color: colours.faded,
          fontSize: sizes.label,
          fontWeight: 400
        })
      ]

/** None where no curve has a point. */
export const optionOf = ({ curves: given, words }: Drawing, family: string): PictureOption | undefined => {
  const all = given.map(clipped).filter(({ points }) => points.length > 0)
  const curves = all.slice(0, mostPanels)
  const others = all.slice(mostPanels).map(({ metric }) => metric)
  const steps = extentOf(
    curves.flatMap(({ points, best }) => [...points.map(({ step }) => step), best?.step ?? Number.NaN])
  )
  if (steps === undefined) return undefined
  const { width, height, pixels, places, mostPoints } = layoutOf(
    curves.length,
    others.length === 0 ? 0 : sizes.label * 2
  )
  const panels = places.flatMap((place, index) => {
    const curve = curves[index]
    return curve === undefined
      ? []
      : [{ curve: withPoints(curve, mostPoints), index, place, colour: colourOf(index), steps }]
  })
  const title = text(fit(words.title, (width - 2 * sizes.margin) / sizes.title), sizes.margin, sizes.margin - 4, {
    color: colours.ink,
    fontSize: sizes.title,
    fontWeight: 600
  })
  return {
    width,
    height,
    pixels,
    option: {
      animation: false,
      backgroundColor: colours.paper,
      textStyle: { fontFamily: family },
      title: [
        title,
        ...panels.flatMap(({ curve, index, place }) => headings(curve, index, place, words)),
        ...leftOut(others, width, height - sizes.margin - sizes.label / 2)
      ],
      grid: panels.map(({ place: { plot } }) => ({ ...plot, outerBoundsMode: "none" as const })),
      xAxis: panels.map(({ index, place: { isLowest, plot } }) => ({
        ...stepAxis(steps, isLowest, words.step, plot.width / 80),
        gridIndex: index
      })),
      yAxis: panels.map(({ curve, index }) => ({ ...valueAxis(valuesOf(curve)), gridIndex: index })),
      series: panels.flatMap(seriesOf)
    }
  }
}
