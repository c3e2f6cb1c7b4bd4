/** Blocks that hold others, by Slack's reference pages "Card block", "Carousel block" and "Container block". */
import * as Schema from "effect/Schema"
import { button } from "./buttons.ts"
import { imageBlock, imageElement } from "./image.ts"
import { actions, context, divider, header, input, section, video } from "./layoutBlocks.ts"
import { richText } from "./richText.ts"
import { block, list, maybe, present } from "./shape.ts"
import { table } from "./tables.ts"
import { mrkdwn, plainText, textObject } from "./textObject.ts"

export const card = block("card", {
  hero_image: maybe(imageElement),
  icon: maybe(imageElement),
  title: maybe(mrkdwn(150)),
  subtitle: maybe(mrkdwn(150)),
  body: maybe(mrkdwn(200)),
  subtext: maybe(mrkdwn(200)),
  actions: maybe(list(button, 3))
}).pipe(
  Schema.filter(
    (card) =>
      present(card, "hero_image", "title", "actions", "body") > 0 ||
      "must define one of `hero_image`, `title`, `actions` or `body`"
  )
)

export const carousel = block("carousel", { elements: list(card, 10) })

const child = Schema.Union(actions, context, divider, header, imageBlock, input, richText, section, table, video)

export const container = block("container", {
  title: maybe(plainText(150)),
  rich_text_title: maybe(richText),
  subtitle: maybe(textObject(150)),
  child_blocks: list(child, 10),
  width: maybe(Schema.Literal("narrow", "standard", "wide", "full")),
  icon: maybe(imageElement),
  is_collapsible: maybe(Schema.Boolean),
  default_collapsed: maybe(Schema.Boolean),
  has_header_divider: maybe(Schema.Boolean)
}).pipe(
  Schema.filter(
    (container) =>
      present(container, "title", "rich_text_title") === 1 || "must define either `title` or `rich_text_title`"
  )
)
