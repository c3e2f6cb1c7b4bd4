/** Tables (Slack's references "Table block" and "Data table block"). The first row heads the columns. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { byType, drawing } from "./drawing.ts"
import { type Html, html, when } from "./Html.ts"
import { richText } from "./richText.ts"
import { undrawn } from "./undrawn.ts"

const Rows = Schema.Array(Schema.Array(Schema.Unknown))

const Column = Schema.NullOr(Schema.Struct({ align: Schema.optional(Schema.Literal("left", "center", "right")) }))

const Table = Schema.Struct({ rows: Rows, column_settings: Schema.optional(Schema.Array(Column)) })

const DataTable = Schema.Struct({ rows: Rows, caption: Schema.optional(Schema.String) })

const drawCell = byType({
  raw_text: drawing(Schema.Struct({ text: Schema.String }), ({ text }) => html`<p dir="auto">${text}</p>`),
  raw_number: drawing(
    Schema.Struct({ text: Schema.optional(Schema.String), value: Schema.Number }),
    ({ text, value }) => html`<p class="number">${text ?? value}</p>`
  ),
  rich_text: richText
})

const cell = (value: unknown): Html => Option.getOrElse(drawCell(value), () => undrawn(value))

const grid = (
  rows: typeof Rows.Type,
  columns: ReadonlyArray<typeof Column.Type> = [],
  caption: string | undefined = undefined
): Html => {
  const [head = [], ...body] = rows
  const align = (index: number) => columns[index]?.align ?? "left"
  return html`<div class="table"><table>${when(caption, (caption) => html`<caption dir="auto">${caption}</caption>`)}<thead><tr>${head.map(
    (value, index) => html`<th class="${align(index)}" scope="col">${cell(value)}</th>`
  )}</tr></thead><tbody>${body.map(
    (row) => html`<tr>${row.map((value, index) => html`<td class="${align(index)}">${cell(value)}</td>`)}</tr>`
  )}</tbody></table></div>`
}

export const table = drawing(Table, ({ rows, column_settings }) => grid(rows, column_settings))

export const dataTable = drawing(DataTable, ({ rows, caption }) => grid(rows, [], caption))
