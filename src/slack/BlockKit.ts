/** The Block Kit blocks that runbell uses. */
import * as Schema from "effect/Schema"
import { limits } from "./limits.ts"

const atMost = (most: number) =>
  Schema.String.pipe(
    Schema.filter((text) => {
      const length = Array.from(text).length
      return length >= 1 && length <= most
    })
  )

/** `emoji: false` keeps `:name:` in a text from outside as it is. */
const plainText = (most: number) =>
  Schema.Struct({ type: Schema.Literal("plain_text"), text: atMost(most), emoji: Schema.Literal(false) })

const Header = Schema.Struct({ type: Schema.Literal("header"), text: plainText(limits.header) })

/** The only mrkdwn: a time, which Slack writes in the reader's own zone. `verbatim` keeps names and addresses as they are. */
const Moment = Schema.Struct({
  type: Schema.Literal("mrkdwn"),
  text: atMost(limits.text),
  verbatim: Schema.Literal(true)
})

const Context = Schema.Struct({
  type: Schema.Literal("context"),
  elements: Schema.NonEmptyArray(Schema.Union(plainText(limits.text), Moment)).pipe(
    Schema.maxItems(limits.contextElements)
  )
})

const Divider = Schema.Struct({ type: Schema.Literal("divider") })

const Style = Schema.Struct({
  bold: Schema.optionalWith(Schema.Boolean, { exact: true }),
  italic: Schema.optionalWith(Schema.Boolean, { exact: true }),
  code: Schema.optionalWith(Schema.Boolean, { exact: true })
})

const styled = { style: Schema.optionalWith(Style, { exact: true }) }

/** A leaf of rich text. Its text is literal: Slack parses neither markup nor mentions in it. */
export const Leaf = Schema.Union(
  Schema.Struct({ type: Schema.Literal("text"), text: atMost(limits.allText), ...styled }),
  Schema.Struct({ type: Schema.Literal("link"), url: atMost(limits.text), text: atMost(limits.text), ...styled }),
  Schema.Struct({ type: Schema.Literal("user"), user_id: atMost(255) }),
  Schema.Struct({ type: Schema.Literal("usergroup"), usergroup_id: atMost(255) }),
  Schema.Struct({ type: Schema.Literal("broadcast"), range: Schema.Literal("here", "channel") })
)

/** @since 0.1.0 */
export type Leaf = typeof Leaf.Type

const RichText = Schema.Struct({
  type: Schema.Literal("rich_text"),
  elements: Schema.NonEmptyArray(
    Schema.Struct({
      type: Schema.Literal("rich_text_section", "rich_text_preformatted", "rich_text_quote"),
      elements: Schema.NonEmptyArray(Leaf)
    })
  )
})

const label = atMost(limits.chartLabel)

const points = Schema.Array(Schema.Struct({ label, value: Schema.Number })).pipe(Schema.maxItems(limits.chartPoints))

/** One of the newest blocks, which not every way of posting takes: a message has to say all without it, too. */
const Chart = Schema.Struct({
  type: Schema.Literal("data_visualization"),
  title: atMost(limits.chartTitle),
  chart: Schema.Struct({
    type: Schema.Literal("line"),
    series: Schema.NonEmptyArray(Schema.Struct({ name: label, data: points })).pipe(
      Schema.maxItems(limits.chartSeries)
    ),
    axis_config: Schema.Struct({
      categories: Schema.NonEmptyArray(label).pipe(Schema.maxItems(limits.chartPoints)),
      x_label: atMost(limits.chartTitle)
    })
  })
})

/**
 * A block of a message.
 *
 * @example
 * import type { Block, Message } from "runbell"
 * const heading = (block: Block) => (block.type === "header" ? [block.text.text] : [])
 * const headings = ({ blocks }: Message) => blocks.flatMap(heading)
 *
 * @since 0.1.0
 */
export const Block = Schema.Union(Header, Context, Divider, RichText, Chart).annotations({ identifier: "Block" })

/**
 * @since 0.1.0
 */
export type Block = typeof Block.Type
