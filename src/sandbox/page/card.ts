/** Cards, alone and beside each other (Slack's reference pages "Card block" and "Carousel block"). */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { drawing } from "./drawing.ts"
import { element } from "./element.ts"
import { type Html, html, when } from "./Html.ts"
import type { Known } from "./Known.ts"
import { Picture, picture } from "./picture.ts"
import { drawText, TextObject } from "./TextObject.ts"
import { undrawn } from "./undrawn.ts"

const text = Schema.optional(TextObject)

const Card = Schema.Struct({
  hero_image: Schema.optional(Picture),
  icon: Schema.optional(Picture),
  title: text,
  subtitle: text,
  body: text,
  subtext: text,
  actions: Schema.optional(Schema.Array(Schema.Unknown))
})

const part = (name: string, words: typeof TextObject.Type | undefined, known: Known) =>
  when(words, (words) => html`<div class="${name}">${drawText(words, known)}</div>`)

const drawn = ({ hero_image, icon, title, subtitle, body, subtext, actions }: typeof Card.Type, known: Known): Html =>
  html`<div class="tile">${when(hero_image, (hero) => html`<div class="hero">${picture(hero, known)}</div>`)}<div class="inner"><div class="head">${when(icon, (icon) => html`<div class="icon">${picture(icon, known)}</div>`)}<div>${part("title", title, known)}${part("subtitle", subtitle, known)}</div></div>${part("body", body, known)}${part("subtext", subtext, known)}${when(actions, (actions) => html`<div class="actions">${actions.map((action) => element(action, known))}</div>`)}</div></div>`

export const card = drawing(Card, drawn)

export const carousel = drawing(
  Schema.Struct({ elements: Schema.Array(Schema.Unknown) }),
  ({ elements }, known) =>
    html`<div class="tiles" tabindex="0">${elements.map((one) => Option.getOrElse(card(one, known), () => undrawn(one)))}</div>`
)
