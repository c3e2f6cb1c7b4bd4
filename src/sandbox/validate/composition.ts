/** The parts of interactive elements, by Slack's reference pages on composition objects. */
import * as Schema from "effect/Schema"
import { list, maybe, present, text, typed, url } from "./shape.ts"
import { plainText, textObject } from "./textObject.ts"

/** The colour of a button. */
export const colour = Schema.Literal("primary", "danger")

/** A question before something is done. */
export const confirm = Schema.Struct({
  title: maybe(plainText(100)),
  text: textObject(300),
  confirm: maybe(plainText(30)),
  deny: maybe(plainText(30)),
  style: maybe(colour)
})

/** One choice of several. */
export const option = Schema.Struct({
  text: textObject(75),
  value: maybe(text(150)),
  description: maybe(textObject(75)),
  url: maybe(url)
})

/** Choices under a heading. */
export const optionGroup = Schema.Struct({ label: plainText(75), options: list(option, 100) })

/** Options or groups of them, not both. */
export const hasOneListOfOptions = (menu: object) =>
  present(menu, "options", "option_groups") === 1 || "must define either `options` or `option_groups`"

/** An interactive element. */
export const element = <const Type extends string, Fields extends Schema.Struct.Fields>(type: Type, fields: Fields) =>
  typed(type, { action_id: maybe(text(255)), confirm: maybe(confirm), ...fields })

/** An interactive element that a modal can put the cursor into. */
export const field = <const Type extends string, Fields extends Schema.Struct.Fields>(type: Type, fields: Fields) =>
  element(type, { focus_on_load: maybe(Schema.Boolean), placeholder: maybe(plainText(150)), ...fields })
