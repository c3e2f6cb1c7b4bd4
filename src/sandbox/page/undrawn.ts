/** Stands for what Slack would show and the page does not draw: closed, with its JSON inside. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { type Html, html } from "./Html.ts"
import { payload } from "./payload.ts"
import { phrase } from "./words.ts"

const decode = Schema.decodeUnknownOption(Schema.Struct({ type: Schema.String }))

/** The `type` that the value gives itself. */
export const typeOf = (value: unknown): string =>
  Option.match(decode(value), { onNone: () => "?", onSome: ({ type }) => type })

export const undrawn = (value: unknown): Html =>
  html`<details class="undrawn"><summary><code>${typeOf(value)}</code> ${phrase("undrawn")}</summary>${payload(value)}</details>`
