/** Tables (Slack's references "Table block" and "Data table block"). The first row heads the columns. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { byType, drawing } from "./drawing.ts"
import { type Html, html, when } from "./Html.ts"
import type { Known } from "./Known.ts"
import { richText } from "./richText.ts"
import { undrawn } from "./undrawn.ts"

const Rows = Schema.Array(Schema.Array(Schema.Unknown))

const Column = Schema.NullOr(Schema.Struct({ align: Schema.optional(Schema.Literal("left", "center", "right")) }))

const Table = Schema.Struct({ rows: Rows, column_settings: Schema.optional(Schema.Array(Column)) })

const DataTable = Schema.Struct({
  rows: Rows,
  caption: Schema.optional(Schema.String),
  row_header_column_index: Schema.optional(Schema.Number)
})

const drawCell = byType({
  raw_text: drawing(Schema.Struct({ text: Schema.String }), ({ text }) => html`<p dir="auto">${text}</p>`),
  raw_number: drawing(
    Schema.Struct({ text: Schema.optional(Schema.String), value: Schema.Number }),
    ({ text, value }) => html`<p class="number">${text ?? value}</p>`
  ),
  rich_text: richText
})

const cell = (value: unknown, known: Known): Html => Option.getOrElse(drawCell(value, known), () => undrawn(value))

/** What the columns and rows are beside their cells. */
interface Frame {
  readonly columns?: ReadonlyArray<typeof Column.Type> | undefined
  readonly caption?: string | undefined
  /** The column that heads the rows. */
  readonly header?: number | undefined
}

/** It scrolls by itself where it is wider than its message, also by the keyboard. */
const grid = ([head = [], ...body]: typeof Rows.Type, { columns = [], caption, header }: Frame, known: Known): Html => {
  const align = (index: number) => columns[index]?.align ?? "left"
  const bodyCell = (value: unknown, index: number) =>
    index === header
      ? html`<th class="${align(index)}" scope="row">${cell(value, known)}</th>`
      : html`<td class="${align(index)}">${cell(value, known)}</td>`
  return html`<div class="table" tabindex="0"><table>${when(caption, (caption) => html`<caption dir="auto">${caption}</caption>`)}<thead><tr>${head.map(
    (value, index) => html`<th class="${align(index)}" scope="col">${cell(value, known)}</th>`
  )}</tr></thead><tbody>${body.map((row) => html`<tr>${row.map(bodyCell)}</tr>`)}</tbody></table></div>`
}

export const table = drawing(Table, ({ rows, column_settings: columns }, known) => grid(rows, { columns }, known))

export const dataTable = drawing(DataTable, ({ rows, caption, row_header_column_index: header }, known) =>
  grid(rows, { caption, header }, known)
)
