/** Slack's charts (its reference "Data visualization block"), drawn as SVG in the page's own colours. */
import * as Schema from "effect/Schema"
import { drawing } from "../drawing.ts"
import { type Html, html, type Part, when } from "../Html.ts"
import { legend, numbers } from "./legend.ts"
import { marks } from "./marks.ts"
import { Plot, placeOf } from "./Plot.ts"
import { Pie, pie } from "./pie.ts"
import { heightOf, type Scale, scaleOf, shortNumber } from "./Scale.ts"

const Chart = Schema.Struct({ title: Schema.String, chart: Schema.Union(Plot, Pie) })

/** In pixels. */
const height = 168

const yAxis = (scale: Scale): Html => {
  const labels = scale.ticks.map(shortNumber)
  const width = 8 + 7 * Math.max(...labels.map((label) => label.length))
  return html`<svg class="y-axis" width="${width}" height="${height}" aria-hidden="true">${scale.ticks.map(
    (tick, index) =>
      html`<text x="${width - 7}" y="${heightOf(tick, scale)}%" dy="4" text-anchor="end">${labels[index]}</text>`
  )}</svg>`
}

/** About so many characters fit side by side on a phone. */
const roomBelow = 36

/** As many categories as have room, at even distances, the first and the last among them. */
const shownOf = (categories: ReadonlyArray<string>): ReadonlyArray<number> => {
  const longest = Math.max(1, ...categories.map((category) => Array.from(category).length))
  const most = Math.max(2, Math.min(7, Math.floor(roomBelow / (longest + 2))))
  const last = categories.length - 1
  const stride = Math.max(1, Math.ceil(last / (most - 1)))
  const shown = categories.map((_, index) => index).filter((index) => index % stride === 0)
  return [...shown.filter((index) => last - index >= stride * 0.7), last]
}

const anchorAt = (place: number): string => {
  if (place < 10) return "start"
  return place > 90 ? "end" : "middle"
}

const xAxis = (plot: Plot): Html => {
  const { categories } = plot.axis_config
  return html`<svg class="x-axis" height="20" aria-hidden="true">${shownOf(categories).map((index) => {
    const place = placeOf(plot, index)
    const anchor = plot.type === "bar" && categories.length > 2 ? "middle" : anchorAt(place)
    return html`<text x="${place}%" y="15" text-anchor="${anchor}">${categories[index]}</text>`
  })}</svg>`
}

const grid = (scale: Scale): ReadonlyArray<Html> =>
  scale.ticks.map((tick) => html`<path class="${tick === 0 ? "zero" : "grid"}" d="M0 ${heightOf(tick, scale)}H100" />`)

const axisName = (name: string | undefined, where: string): Part =>
  when(name, (name) => html`<p class="axis-name ${where}" dir="auto">${name}</p>`)

const table = ({ series, axis_config: { categories, x_label } }: Plot): Html =>
  numbers(
    [x_label ?? "", ...series.map(({ name }) => name)],
    categories.map((category, index) => [category, ...series.map(({ data }) => String(data[index]?.value ?? ""))])
  )

const drawPlot = (plot: Plot, title: string): Html => {
  const { series, axis_config } = plot
  const values = series.flatMap(({ data }) => data.map(({ value }) => value))
  const scale = scaleOf(values, plot.type !== "line")
  const names = series.map(({ name }) => name)
  return html`${legend(names.map((name) => ({ name })))}${axisName(axis_config.y_label, "above")}<div class="plot">${yAxis(scale)}<svg class="frame-of" viewBox="0 0 100 100" preserveAspectRatio="none" height="${height}" role="img" aria-label="${title}: ${names.join(", ")}">${grid(scale)}${marks(plot, scale)}</svg>${xAxis(plot)}</div>${axisName(axis_config.x_label, "below")}${table(plot)}`
}

export const chart = drawing(
  Chart,
  ({ title, chart }) =>
    html`<figure class="chart"><figcaption dir="auto">${title}</figcaption>${chart.type === "pie" ? pie(chart, title) : drawPlot(chart, title)}</figure>`
)
