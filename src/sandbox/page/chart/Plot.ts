/** What Slack's chart of lines, areas or bars is made of (its reference "Data visualization block"). */
import * as Schema from "effect/Schema"

const Point = Schema.Struct({ label: Schema.String, value: Schema.Finite })

const Series = Schema.Struct({ name: Schema.String, data: Schema.Array(Point) })

export const Plot = Schema.Struct({
  type: Schema.Literal("line", "area", "bar"),
  series: Schema.NonEmptyArray(Series),
  axis_config: Schema.Struct({
    categories: Schema.NonEmptyArray(Schema.String),
    x_label: Schema.optional(Schema.String),
    y_label: Schema.optional(Schema.String)
  })
})

export type Plot = typeof Plot.Type

export type Series = typeof Series.Type

/** The class that gives the series number `index` its colour; there are six. */
export const colourOf = (index: number): string => `series-${index % 6}`

/** Where a category stands, from 0 to 100. Bars have room around them; lines go from edge to edge. */
export const placeOf = ({ type, axis_config: { categories } }: Plot, index: number): number => {
  const count = categories.length
  if (type === "bar") return Math.round(((index + 0.5) / count) * 10_000) / 100
  return count < 2 ? 50 : Math.round((index / (count - 1)) * 10_000) / 100
}
