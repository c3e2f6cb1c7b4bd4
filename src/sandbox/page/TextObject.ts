/** Slack's text objects (its reference "Text object"): plain or mrkdwn. */
import * as Schema from "effect/Schema"
import { withEmoji } from "./emoji.ts"
import { type Html, html } from "./Html.ts"
import type { Known } from "./Known.ts"
import { mrkdwn } from "./mrkdwn.ts"

export const PlainText = Schema.Struct({
  type: Schema.Literal("plain_text"),
  text: Schema.String,
  emoji: Schema.optional(Schema.Boolean)
})

const Mrkdwn = Schema.Struct({
  type: Schema.Literal("mrkdwn"),
  text: Schema.String,
  verbatim: Schema.optional(Schema.Boolean)
})

export const TextObject = Schema.Union(PlainText, Mrkdwn)

/** The words of a plain text; `emoji: false` keeps `:name:` as it is. */
export const plainWords = ({ text, emoji }: typeof PlainText.Type): string => (emoji === false ? text : withEmoji(text))

/** A text object as paragraphs. */
export const drawText = (text: typeof TextObject.Type, known: Known): Html => {
  if (text.type === "plain_text") return html`<p dir="auto">${plainWords(text)}</p>`
  const parsed = text.verbatim !== true
  return mrkdwn(text.text, { links: parsed, names: parsed }, known)
}
