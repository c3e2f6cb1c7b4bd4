/** Stands for what Slack would show and the page does not draw: closed, with its JSON inside. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { type Html, html } from "./Html.ts"
import { payload } from "./payload.ts"

const typeOf = Schema.decodeUnknownOption(Schema.Struct({ type: Schema.String }))

export const undrawn = (value: unknown): Html =>
  html`<details class="undrawn"><summary><code>${Option.match(typeOf(value), {
    onNone: () => "?",
    onSome: ({ type }) => type
  })}</code></summary>${payload(value)}</details>`
