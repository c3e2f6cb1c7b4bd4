/** Tables, by Slack's reference pages "Table block" and "Data table block". */
import * as Schema from "effect/Schema"
import { richText } from "./richText.ts"
import { block, integer, list, maybe, text, typed } from "./shape.ts"
import { textLength } from "./textLength.ts"

const rawText = typed("raw_text", { text: text() })
const rawNumber = typed("raw_number", { value: Schema.Number, text: text() })

/** Said of both kinds of table, though not by their numbers' sources alike: the smaller one. */
const longest = 10_000

const isEven = (rows: ReadonlyArray<ReadonlyArray<unknown>>) =>
  rows.every((row) => row.length === rows[0]?.length) || "all rows must have the same number of cells"

const isShort = (rows: ReadonlyArray<unknown>) =>
  textLength(rows) <= longest || `must be less than ${longest + 1} characters`

const grid = <A, I>(cell: Schema.Schema<A, I>, least: number, most: number) =>
  list(list(cell, 20), most, least).pipe(Schema.filter(isEven), Schema.filter(isShort))

const columnSetting = Schema.NullOr(
  Schema.Struct({ align: maybe(Schema.Literal("left", "center", "right")), is_wrapped: maybe(Schema.Boolean) })
)

export const table = block("table", {
  rows: grid(Schema.Union(rawText, rawNumber, richText), 1, 100),
  column_settings: maybe(list(columnSetting, 20))
})

const hasPlainHead = ([head = []]: ReadonlyArray<ReadonlyArray<{ readonly type: string }>>) =>
  head.every(({ type }) => type !== "rich_text") || "unsupported type: rich_text"

/** The first row is the head, which takes no rich text. */
export const dataTable = block("data_table", {
  caption: text(),
  rows: grid(Schema.Union(rawText, rawNumber, richText), 2, 101).pipe(Schema.filter(hasPlainHead)),
  page_size: maybe(integer(1, 100)),
  row_header_column_index: maybe(integer(0, 19))
})
