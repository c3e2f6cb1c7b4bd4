/** Rich text (Slack's reference "Rich text block"). Its text is literal: nothing in it is read as markup. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { byType, type Draw, drawing } from "./drawing.ts"
import { emojiNamed, isOnlyEmoji } from "./emoji.ts"
import { type Html, html, type Part } from "./Html.ts"
import type { Known } from "./Known.ts"
import { link } from "./link.ts"
import { loudMention, mentionOf } from "./mention.ts"
import { slackDate } from "./moment.ts"
import { typeOf, undrawn } from "./undrawn.ts"

const flag = Schema.optional(Schema.Boolean)

const Style = Schema.Struct({ bold: flag, italic: flag, strike: flag, code: flag })

const style = Schema.optional(Style)

const styled = (inner: Part, style: typeof Style.Type | undefined): Html => {
  const code = style?.code === true ? html`<code>${inner}</code>` : html`${inner}`
  const strike = style?.strike === true ? html`<s>${code}</s>` : code
  const italic = style?.italic === true ? html`<i>${strike}</i>` : strike
  return style?.bold === true ? html`<b>${italic}</b>` : italic
}

/** The characters of an emoji as Slack sends them: code points in hexadecimal, joined by dashes. */
const fromCodePoints = Option.liftThrowable((unicode: string) =>
  String.fromCodePoint(...unicode.split("-").map((point) => Number.parseInt(point, 16)))
)

const colour = /^#[0-9a-f]{6}$/iu

const swatch = (value: string): Html =>
  colour.test(value)
    ? html`<svg class="swatch" viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill="${value}" /></svg>`
    : html``

const drawLeaf: Draw = byType({
  text: drawing(Schema.Struct({ text: Schema.String, style }), ({ text, style }) => styled(text, style)),
  link: drawing(
    Schema.Struct({ url: Schema.String, text: Schema.optional(Schema.String), style }),
    ({ url, text, style }) => styled(link(url, text ?? url), style)
  ),
  emoji: drawing(
    Schema.Struct({ name: Schema.String, unicode: Schema.optional(Schema.String) }),
    ({ name, unicode }) =>
      html`${Option.getOrElse(Option.flatMap(Option.fromNullable(unicode), fromCodePoints), () => emojiNamed(name))}`
  ),
  user: drawing(Schema.Struct({ user_id: Schema.String }), ({ user_id }, known) => mentionOf("@", user_id, known)),
  usergroup: drawing(Schema.Struct({ usergroup_id: Schema.String }), ({ usergroup_id }, known) =>
    mentionOf("@", usergroup_id, known)
  ),
  channel: drawing(Schema.Struct({ channel_id: Schema.String }), ({ channel_id }, known) =>
    mentionOf("#", channel_id, known)
  ),
  broadcast: drawing(Schema.Struct({ range: Schema.String }), ({ range }) => loudMention(`@${range}`)),
  date: drawing(
    Schema.Struct({
      timestamp: Schema.Number,
      format: Schema.String,
      url: Schema.optional(Schema.String),
      fallback: Schema.optional(Schema.String)
    }),
    ({ timestamp, format, url, fallback = "" }) => slackDate({ timestamp, format, url, fallback })
  ),
  color: drawing(Schema.Struct({ value: Schema.String }), ({ value }) => html`${swatch(value)}<code>${value}</code>`)
})

/** A leaf stands in running text, where no box fits: one that is not drawn is named. */
const leaf = (value: unknown, known: Known): Html =>
  Option.getOrElse(drawLeaf(value, known), () => html`<code>${typeOf(value)}</code>`)

const leaves = (values: ReadonlyArray<unknown>, known: Known): ReadonlyArray<Html> =>
  values.map((value) => leaf(value, known))

const elements = Schema.Array(Schema.Unknown)

const onlyEmojiText = Schema.decodeUnknownOption(
  Schema.Array(
    Schema.Union(
      Schema.Struct({ text: Schema.String.pipe(Schema.filter(isOnlyEmoji)) }),
      Schema.Struct({ type: Schema.Literal("emoji") })
    )
  )
)

const section = drawing(Schema.Struct({ elements }), ({ elements }, known) =>
  Option.isSome(onlyEmojiText(elements))
    ? html`<p class="jumbo">${leaves(elements, known)}</p>`
    : html`<p dir="auto">${leaves(elements, known)}</p>`
)

const quote = drawing(
  Schema.Struct({ elements }),
  ({ elements }, known) => html`<blockquote dir="auto">${leaves(elements, known)}</blockquote>`
)

const preformatted = drawing(
  Schema.Struct({ elements }),
  ({ elements }, known) => html`<pre dir="ltr">${leaves(elements, known)}</pre>`
)

const List = Schema.Struct({
  style: Schema.Literal("bullet", "ordered"),
  indent: Schema.optional(Schema.Number),
  offset: Schema.optional(Schema.Number),
  elements
})

const list = drawing(List, ({ style, indent = 0, offset = 0, elements }, known) => {
  const items = elements.map((item) => html`<li dir="auto">${part(item, known)}</li>`)
  const depth = Math.max(0, Math.min(8, Math.trunc(indent)))
  return style === "ordered"
    ? html`<ol class="indent-${depth}" start="${Math.trunc(offset) + 1}">${items}</ol>`
    : html`<ul class="indent-${depth}">${items}</ul>`
})

const drawPart = byType({
  rich_text_section: section,
  rich_text_list: list,
  rich_text_quote: quote,
  rich_text_preformatted: preformatted
})

const part = (value: unknown, known: Known): Html => Option.getOrElse(drawPart(value, known), () => undrawn(value))

/** A rich text block, or the rich text of a table's cell. */
export const richText = drawing(
  Schema.Struct({ elements }),
  ({ elements }, known) => html`<div class="rich">${elements.map((value) => part(value, known))}</div>`
)
