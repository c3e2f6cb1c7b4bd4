/** Draws the series of a chart in a frame of 100 by 100 that is stretched to the room there is. */
import { type Html, html } from "../Html.ts"
import { colourOf, type Plot, placeOf, type Series } from "./Plot.ts"
import { heightOf, type Scale, shortNumber } from "./Scale.ts"

const told = ({ name }: Series, { label, value }: Series["data"][number]): Html =>
  html`<title>${label} · ${name} ${shortNumber(value)}</title>`

const lineOf = (plot: Plot, { data }: Series, scale: Scale): string =>
  data.map(({ value }, index) => `${index === 0 ? "M" : "L"}${placeOf(plot, index)} ${heightOf(value, scale)}`).join("")

const under = (plot: Plot, { data }: Series, scale: Scale): string => {
  const ground = heightOf(0, scale)
  return `${lineOf(plot, { name: "", data }, scale)}L${placeOf(plot, data.length - 1)} ${ground}L${placeOf(plot, 0)} ${ground}Z`
}

/** A line of no length with round ends is a dot, however the frame is stretched. */
const dots = (plot: Plot, series: Series, scale: Scale): ReadonlyArray<Html> =>
  series.data.map(
    (point, index) =>
      html`<path class="dot" d="M${placeOf(plot, index)} ${heightOf(point.value, scale)}h0">${told(series, point)}</path>`
  )

const line = (plot: Plot, series: Series, index: number, scale: Scale): Html =>
  html`<g class="${colourOf(index)}">${
    plot.type === "area" ? html`<path class="area" d="${under(plot, series, scale)}" />` : undefined
  }<path class="line" d="${lineOf(plot, series, scale)}" />${dots(plot, series, scale)}</g>`

/** How much of a category's room its bars take. */
const filled = 0.72

const bars = (plot: Plot, series: Series, index: number, scale: Scale): Html => {
  const width = (100 / plot.axis_config.categories.length / plot.series.length) * filled
  const first = (index - plot.series.length / 2) * width
  const ground = heightOf(0, scale)
  return html`<g class="${colourOf(index)}">${series.data.map((point, at) => {
    const end = heightOf(point.value, scale)
    const x = (placeOf(plot, at) + first + width * 0.04).toFixed(2)
    return html`<rect class="bar-of" x="${x}" y="${Math.min(end, ground)}" width="${(width * 0.92).toFixed(2)}" height="${Math.abs(end - ground).toFixed(2)}">${told(series, point)}</rect>`
  })}</g>`
}

/** All series, the first on top. */
export const marks = (plot: Plot, scale: Scale): ReadonlyArray<Html> =>
  plot.series.map((series, index) => (plot.type === "bar" ? bars : line)(plot, series, index, scale)).toReversed()
