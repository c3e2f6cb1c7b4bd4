/** Blocks as Slack shows them (Slack's reference "Blocks"); those that the page does not draw, as their JSON. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { card, carousel } from "./card.ts"
import { chart } from "./chart/chart.ts"
import { byType, drawing } from "./drawing.ts"
import { element } from "./element.ts"
import { type Html, html, when } from "./Html.ts"
import type { Known } from "./Known.ts"
import { markdown } from "./markdown.ts"
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

const section = drawing(Section, ({ text, fields = [], accessory }, known) => {
  const facts =
    fields.length === 0
      ? undefined
      : html`<div class="fields">${fields.map((field) => html`<div>${drawText(field, known)}</div>`)}</div>`
  const beside = when(accessory, (accessory) => html`<div class="accessory">${element(accessory, known)}</div>`)
  return html`<div class="section"><div>${when(text, (text) => drawText(text, known))}${facts}</div>${beside}</div>`
})

const drawContextElement = byType({
  plain_text: drawing(PlainText, drawText),
  mrkdwn: drawing(TextObject, drawText),
  image: drawing(Picture, picture)
})

const contextElement = (value: unknown, known: Known): Html =>
  Option.getOrElse(drawContextElement(value, known), () => undrawn(value))

const elements = Schema.Array(Schema.Unknown)

const context = drawing(
  Schema.Struct({ elements }),
  ({ elements }, known) =>
    html`<div class="context">${elements.map((value) => html`<div>${contextElement(value, known)}</div>`)}</div>`
)

const actions = drawing(
  Schema.Struct({ elements }),
  ({ elements }, known) => html`<div class="actions">${elements.map((value) => element(value, known))}</div>`
)

const drawBlock = byType({
  header,
  section,
  context,
  actions,
  markdown: drawing(Schema.Struct({ text: Schema.String }), ({ text }) => markdown(text)),
  card,
  carousel,
  table,
  data_table: dataTable,
  data_visualization: chart,
  rich_text: richText,
  image: drawing(PictureBlock, pictureBlock),
  divider: drawing(Schema.Struct({}), () => html`<hr>`)
})

/** One block. Never fails: what has not the shape that its type promises is shown as JSON. */
export const block = (value: unknown, known: Known): Html =>
  Option.getOrElse(drawBlock(value, known), () => undrawn(value))
