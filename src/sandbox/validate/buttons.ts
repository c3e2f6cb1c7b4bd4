/** Buttons, by Slack's reference pages on block elements. */
import * as Schema from "effect/Schema"
import { colour, element } from "./composition.ts"
import { list, maybe, text, url } from "./shape.ts"
import { plainText } from "./textObject.ts"

const label = { accessibility_label: maybe(text(75)) }

/** A button, with a link or without. */
export const button = element("button", {
  text: plainText(75),
  url: maybe(url),
  value: maybe(text(2_000)),
  style: maybe(colour),
  ...label
})

const parameter = Schema.Struct({ name: text(), value: Schema.String })

/** A button that starts a workflow. */
export const workflowButton = element("workflow_button", {
  text: plainText(75),
  workflow: Schema.Struct({
    trigger: Schema.Struct({ url, customizable_input_parameters: maybe(list(parameter)) })
  }),
  style: maybe(colour),
  ...label
})

const thumb = Schema.Struct({ text: plainText(75), value: text(2_000), ...label })

/** Thumbs up and down. */
export const feedbackButtons = element("feedback_buttons", { positive_button: thumb, negative_button: thumb })

/** A small button with a picture. */
export const iconButton = element("icon_button", {
  icon: text(),
  text: plainText(75),
  value: maybe(text(2_000)),
  visible_to_user_ids: maybe(list(text())),
  ...label
})
