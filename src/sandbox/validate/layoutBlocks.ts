/** The blocks that nearly every message is made of, by Slack's reference pages on blocks. */
import * as Schema from "effect/Schema"
import { button, feedbackButtons, iconButton, workflowButton } from "./buttons.ts"
import { imageElement } from "./image.ts"
import { inputs, richTextInput } from "./inputs.ts"
import { multiSelects, overflow, pickers, selects } from "./menus.ts"
import { block, list, maybe, present, text, url } from "./shape.ts"
import { mrkdwn, plainText, textObject } from "./textObject.ts"

export const header = block("header", { text: plainText(150) })

const accessory = Schema.Union(button, workflowButton, imageElement, overflow, ...pickers, ...selects, ...multiSelects)

export const section = block("section", {
  text: maybe(textObject(3_000)),
  fields: maybe(list(textObject(2_000), 10)),
  accessory: maybe(accessory),
  expand: maybe(Schema.Boolean)
}).pipe(Schema.filter((section) => present(section, "text", "fields") > 0 || "must define either `text` or `fields`"))

export const context = block("context", {
  elements: list(Schema.Union(imageElement, plainText(3_000), mrkdwn(3_000)), 10)
})

export const divider = block("divider", {})

export const actions = block("actions", {
  elements: list(
    Schema.Union(button, workflowButton, overflow, richTextInput, ...pickers, ...selects, ...multiSelects),
    25
  )
})

export const contextActions = block("context_actions", {
  elements: list(Schema.Union(feedbackButtons, iconButton), 5)
})

/** Standard Markdown; Slack may cut one block into several. */
export const markdown = block("markdown", { text: text(12_000) })

export const input = block("input", {
  label: plainText(2_000),
  hint: maybe(plainText(2_000)),
  optional: maybe(Schema.Boolean),
  dispatch_action: maybe(Schema.Boolean),
  element: Schema.Union(richTextInput, ...inputs, ...pickers, ...selects, ...multiSelects)
})

/** Slack shows it only for an app that may embed links. */
export const video = block("video", {
  title: plainText(199),
  video_url: url,
  thumbnail_url: url,
  alt_text: text(2_000),
  title_url: maybe(url),
  author_name: maybe(text(49)),
  provider_name: maybe(text()),
  provider_icon_url: maybe(url),
  description: maybe(plainText(200))
})
