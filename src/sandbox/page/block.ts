/** Blocks as Slack shows them (Slack's reference "Blocks"); those that the page does not draw, as their JSON. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { byType, drawing } from "./drawing.ts"
import { element } from "./element.ts"
import { type Html, html, when } from "./Html.ts"
import { Picture, PictureBlock, picture, pictureBlock } from "./picture.ts"
import { richText } from "./richText.ts"
import { drawText, PlainText, plainWords, TextObject } from "./TextObject.ts"
import { dataTable, table } from "./table.ts"
import { undrawn } from "./undrawn.ts"

const header = drawing(Schema.Struct({ text: PlainText }), ({ text }) => html`<h3 dir="auto">${plainWords(text)}</h3>`)

const Section = Schema.Struct({
  text: Schema.optional(TextObject),
  fields: Schema.optional(Schema.Array(TextObject)),
  accessory: Schema.optional(Schema.Unknown)
})

const section = drawing(Section, ({ text, fields = [], accessory }) => {
  const facts =
    fields.length === 0
      ? undefined
      : html`<div class="fields">${fields.map((field) => html`<div>${drawText(field)}</div>`)}</div>`
  const beside = when(accessory, (accessory) => html`<div class="accessory">${element(accessory)}</div>`)
  return html`<div class="section"><div>${when(text, drawText)}${facts}</div>${beside}</div>`
})

const drawContextElement = byType({
  plain_text: drawing(PlainText, drawText),
  mrkdwn: drawing(TextObject, drawText),
  image: drawing(Picture, picture)
})

const contextElement = (value: unknown): Html => Option.getOrElse(drawContextElement(value), () => undrawn(value))

const elements = Schema.Array(Schema.Unknown)

const context = drawing(
  Schema.Struct({ elements }),
  ({ elements }) =>
    html`<div class="context">${elements.map((value) => html`<div>${contextElement(value)}</div>`)}</div>`
)

const actions = drawing(
  Schema.Struct({ elements }),
  ({ elements }) => html`<div class="actions">${elements.map(element)}</div>`
)

const markdown = drawing(Schema.Struct({ text: Schema.String }), ({ text }) => html`<p dir="auto">${text}</p>`)

const drawBlock = byType({
  header,
  section,
  context,
  actions,
  markdown,
  table,
  data_table: dataTable,
  rich_text: richText,
  image: drawing(PictureBlock, pictureBlock),
  divider: drawing(Schema.Struct({}), () => html`<hr>`)
})

/** One block. Never fails: what has not the shape that its type promises is shown as JSON. */
export const block = (value: unknown): Html => Option.getOrElse(drawBlock(value), () => undrawn(value))
