/** Attachments (Slack's reference "Legacy secondary message attachments"): a bar of colour, and what stands beside it. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { block } from "./block.ts"
import { drawing } from "./drawing.ts"
import { type Html, html, type Part, when } from "./Html.ts"
import type { Known } from "./Known.ts"
import { link } from "./link.ts"
import { moment } from "./moment.ts"
import { mrkdwn } from "./mrkdwn.ts"
import { picture } from "./picture.ts"
import { undrawn } from "./undrawn.ts"

const text = Schema.optional(Schema.String)

const Field = Schema.Struct({ title: text, value: text, short: Schema.optional(Schema.Boolean) })

const Attachment = Schema.Struct({
  color: text,
  fallback: text,
  pretext: text,
  author_name: text,
  author_link: text,
  title: text,
  title_link: text,
  text,
  fields: Schema.optional(Schema.Array(Field)),
  blocks: Schema.optional(Schema.Array(Schema.Unknown)),
  image_url: text,
  thumb_url: text,
  footer: text,
  ts: Schema.optional(Schema.Union(Schema.Number, Schema.NumberFromString))
})

type Attachment = typeof Attachment.Type

const named: Readonly<Record<string, string>> = { good: "#2eb67d", warning: "#ecb22e", danger: "#e01e5a" }

const colourOf = (colour: string): string | undefined => {
  if (Object.hasOwn(named, colour)) return named[colour]
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/iu.exec(colour)?.[1]
  return hex === undefined ? undefined : `#${hex}`
}

/** Drawn as SVG: the page's policy lets no style stand on an element. */
const bar = (colour: string | undefined): Html =>
  html`<svg class="bar" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"><rect width="1" height="1" fill="${colour ?? "currentColor"}" /></svg>`

const words =
  (known: Known) =>
  (text: string): Html =>
    mrkdwn(text, { links: true, names: false }, known)

const field = ({ title, value, short }: typeof Field.Type, known: Known): Html =>
  html`<div class="${short === true ? "short" : "long"}">${when(title, (title) => html`<p dir="auto"><b>${title}</b></p>`)}${when(value, words(known))}</div>`

const footer = ({ footer, ts }: Attachment): Part => {
  if (footer === undefined && ts === undefined) return undefined
  const at = when(ts, (ts) => moment(ts * 1_000, "date_short", ""))
  const gap = footer !== undefined && ts !== undefined ? " · " : undefined
  return html`<div class="context"><div><p dir="auto">${footer}${gap}${at}</p></div></div>`
}

const linked = (text: string, url: string | undefined): Part => (url === undefined ? text : link(url, text))

const isEmpty = ({ pretext, author_name, title, text, fields, blocks, image_url, thumb_url }: Attachment): boolean =>
  [pretext, author_name, title, text, fields, blocks, image_url, thumb_url].every((part) => part === undefined)

const image =
  (known: Known) =>
  (url: string): Html =>
    html`<figure>${picture({ image_url: url, alt_text: url }, known)}</figure>`

const draw = drawing(Attachment, (given, known) => {
  const {
    pretext,
    author_name,
    author_link,
    title,
    title_link,
    text,
    fields,
    blocks = [],
    image_url,
    thumb_url
  } = given
  return html`${when(pretext, words(known))}<div class="attachment">${bar(colourOf(given.color ?? ""))}<div>${[
    when(author_name, (name) => html`<p class="author" dir="auto">${linked(name, author_link)}</p>`),
    when(title, (title) => html`<p dir="auto"><b>${linked(title, title_link)}</b></p>`),
    when(text, words(known)),
    when(fields, (fields) => html`<div class="fields">${fields.map((one) => field(one, known))}</div>`),
    blocks.map((one) => block(one, known)),
    when(image_url ?? thumb_url, image(known)),
    isEmpty(given) ? when(given.fallback, words(known)) : undefined,
    footer(given)
  ]}</div></div>`
})

/** One attachment. Never fails. */
export const attachment = (value: unknown, known: Known): Html =>
  Option.getOrElse(draw(value, known), () => undrawn(value))
