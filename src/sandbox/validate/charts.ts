/** Charts, by Slack's reference page "Data visualization block". Where sources name two limits, the smaller one holds. */
import * as Schema from "effect/Schema"
import { block, list, maybe, text, typed } from "./shape.ts"

const name = text(20)

const segment = Schema.Struct({
  label: name,
  value: Schema.Number.pipe(Schema.filter((value) => value > 0 || "must be greater than 0"))
})

const series = Schema.Struct({ name, data: list(Schema.Struct({ label: name, value: Schema.Number }), 20) })

const axes = Schema.Struct({ categories: list(name, 20), x_label: maybe(text(50)), y_label: maybe(text(50)) })

interface Plot {
  readonly series: ReadonlyArray<typeof series.Type>
  readonly axis_config: typeof axes.Type
}

const namesDiffer = ({ series }: Plot) =>
  new Set(series.map(({ name }) => name)).size === series.length || "Input contains duplicate items"

const hasValueForEach = ({ series, axis_config: { categories } }: Plot) =>
  series.every(({ data }) => data.map(({ label }) => label).join("\n") === categories.join("\n")) ||
  "every series needs one value for each category"

const plot = (type: "bar" | "area" | "line") =>
  typed(type, { series: list(series, 6), axis_config: axes }).pipe(
    Schema.filter(namesDiffer),
    Schema.filter(hasValueForEach)
  )

const chart = Schema.Union(typed("pie", { segments: list(segment, 6) }), plot("bar"), plot("area"), plot("line"))

export const dataVisualization = block("data_visualization", { title: text(50), chart })
