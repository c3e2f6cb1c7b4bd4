/** Fields to type into, by Slack's reference pages on block elements. */
import * as Schema from "effect/Schema"
import { field } from "./composition.ts"
import { richText } from "./richText.ts"
import { integer, list, maybe, text, typed } from "./shape.ts"

const dispatch = {
  dispatch_action_config: maybe(
    Schema.Struct({ trigger_actions_on: list(Schema.Literal("on_enter_pressed", "on_character_entered")) })
  )
}

/** Rich text to type; the only one that an actions block takes too. */
export const richTextInput = field("rich_text_input", {
  initial_value: maybe(richText),
  min_lines: maybe(integer(1, 100)),
  max_lines: maybe(integer(1, 100)),
  ...dispatch
})

/** The others. */
export const inputs = [
  field("plain_text_input", {
    initial_value: maybe(Schema.String),
    multiline: maybe(Schema.Boolean),
    min_length: maybe(integer(0, 3_000)),
    max_length: maybe(integer(1, 3_000)),
    ...dispatch
  }),
  field("email_text_input", { initial_value: maybe(Schema.String), ...dispatch }),
  field("url_text_input", { initial_value: maybe(Schema.String), ...dispatch }),
  field("number_input", {
    is_decimal_allowed: Schema.Boolean,
    initial_value: maybe(text()),
    min_value: maybe(text()),
    max_value: maybe(text()),
    ...dispatch
  }),
  typed("file_input", {
    action_id: maybe(text(255)),
    filetypes: maybe(list(text())),
    max_files: maybe(integer(1, 10))
  })
] as const
