/** What a reader could press or choose, drawn and inert: the sandbox has nobody to tell of it. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { byType, drawing } from "./drawing.ts"
import { type Html, html } from "./Html.ts"
import type { Known } from "./Known.ts"
import { Picture, picture } from "./picture.ts"
import { drawText, PlainText, plainWords, TextObject } from "./TextObject.ts"
import { undrawn } from "./undrawn.ts"
import { linkAddress } from "./webAddress.ts"

const Button = Schema.Struct({
  text: PlainText,
  url: Schema.optional(Schema.String),
  style: Schema.optional(Schema.Literal("primary", "danger"))
})

const button = ({ text, url, style }: typeof Button.Type): Html =>
  Option.match(linkAddress(url ?? ""), {
    onNone: () => html`<span class="button ${style ?? "plain"}">${plainWords(text)}</span>`,
    onSome: (address) =>
      html`<a class="button ${style ?? "plain"}" href="${address}" target="_blank" rel="noopener noreferrer nofollow">${plainWords(text)}</a>`
  })

const Choice = Schema.Struct({ text: TextObject })

const Menu = Schema.Struct({
  type: Schema.String.pipe(Schema.pattern(/select$|picker$/u)),
  placeholder: Schema.optional(PlainText),
  initial_option: Schema.optional(Choice),
  initial_date: Schema.optional(Schema.String),
  initial_time: Schema.optional(Schema.String)
})

const menu = ({ type, placeholder, initial_option, initial_date, initial_time }: typeof Menu.Type): Html => {
  const chosen = initial_option?.text.text ?? initial_date ?? initial_time
  return html`<span class="button menu">${chosen ?? (placeholder === undefined ? type : plainWords(placeholder))}</span>`
}

const Choices = Schema.Struct({ type: Schema.Literal("checkboxes", "radio_buttons"), options: Schema.Array(Choice) })

const choices = ({ type, options }: typeof Choices.Type, known: Known): Html =>
  html`<ul class="choices ${type}">${options.map(({ text }) => html`<li>${drawText(text, known)}</li>`)}</ul>`

const drawElement = byType({
  button: drawing(Button, button),
  image: drawing(Picture, picture),
  checkboxes: drawing(Choices, choices),
  radio_buttons: drawing(Choices, choices),
  overflow: drawing(Schema.Struct({}), () => html`<span class="button">⋯</span>`)
})

const drawMenu = drawing(Menu, menu)

/** An element of an actions block, or beside a section. */
export const element = (value: unknown, known: Known): Html =>
  drawElement(value, known).pipe(
    Option.orElse(() => drawMenu(value, known)),
    Option.getOrElse(() => undrawn(value))
  )
