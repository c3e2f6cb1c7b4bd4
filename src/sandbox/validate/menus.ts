/** Menus and pickers, by Slack's reference pages on block elements. */
import * as Schema from "effect/Schema"
import { element, field, hasOneListOfOptions, option, optionGroup } from "./composition.ts"
import { integer, list, maybe, pattern, text } from "./shape.ts"

const several = { max_selected_items: maybe(integer(1, Number.MAX_SAFE_INTEGER)) }

const conversations = {
  default_to_current_conversation: maybe(Schema.Boolean),
  filter: maybe(
    Schema.Struct({
      include: maybe(list(Schema.Literal("im", "mpim", "private", "public"))),
      exclude_external_shared_channels: maybe(Schema.Boolean),
      exclude_bot_users: maybe(Schema.Boolean)
    })
  )
}

const responseUrl = { response_url_enabled: maybe(Schema.Boolean) }

const choices = { options: maybe(list(option, 100)), option_groups: maybe(list(optionGroup, 100)) }

const query = { min_query_length: maybe(integer(0, Number.MAX_SAFE_INTEGER)) }

/** Menus of one choice. */
export const selects = [
  field("static_select", { ...choices, initial_option: maybe(option) }).pipe(Schema.filter(hasOneListOfOptions)),
  field("external_select", { ...query, initial_option: maybe(option) }),
  field("users_select", { initial_user: maybe(text()) }),
  field("conversations_select", { ...conversations, ...responseUrl, initial_conversation: maybe(text()) }),
  field("channels_select", { ...responseUrl, initial_channel: maybe(text()) })
] as const

/** Menus of several choices. */
export const multiSelects = [
  field("multi_static_select", { ...choices, ...several, initial_options: maybe(list(option)) }).pipe(
    Schema.filter(hasOneListOfOptions)
  ),
  field("multi_external_select", { ...query, ...several, initial_options: maybe(list(option)) }),
  field("multi_users_select", { ...several, initial_users: maybe(list(text())) }),
  field("multi_conversations_select", { ...conversations, ...several, initial_conversations: maybe(list(text())) }),
  field("multi_channels_select", { ...several, initial_channels: maybe(list(text())) })
] as const

/** What is ticked, and what is picked by day or hour. */
export const pickers = [
  element("checkboxes", {
    options: list(option, 10),
    initial_options: maybe(list(option, 10)),
    focus_on_load: maybe(Schema.Boolean)
  }),
  element("radio_buttons", {
    options: list(option, 10),
    initial_option: maybe(option),
    focus_on_load: maybe(Schema.Boolean)
  }),
  field("datepicker", { initial_date: maybe(pattern(/^\d{4}-\d{2}-\d{2}$/u)) }),
  field("timepicker", { initial_time: maybe(pattern(/^\d{2}:\d{2}$/u)), timezone: maybe(text()) }),
  field("datetimepicker", { initial_date_time: maybe(integer(0, 9_999_999_999)) })
] as const

/** The menu behind three dots. */
export const overflow = element("overflow", { options: list(option, 5) })
