/** Rich text, by Slack's reference page "Rich text block". */
import * as Schema from "effect/Schema"
import { block, integer, list, maybe, text, typed, url } from "./shape.ts"

const style = {
  style: maybe(
    Schema.Struct({
      bold: maybe(Schema.Boolean),
      italic: maybe(Schema.Boolean),
      strike: maybe(Schema.Boolean),
      underline: maybe(Schema.Boolean),
      code: maybe(Schema.Boolean)
    })
  )
}

const textLeaf = typed("text", { text: text(), ...style })

/** Other schemes than http are links too: `mailto:`, `slack:`. */
const linkLeaf = typed("link", {
  url: text(3_000),
  text: maybe(text()),
  unsafe: maybe(Schema.Boolean),
  ...style
})

const leaf = Schema.Union(
  textLeaf,
  linkLeaf,
  typed("emoji", { name: text(), unicode: maybe(text()), url: maybe(url), ...style }),
  typed("user", { user_id: text(), ...style }),
  typed("usergroup", { usergroup_id: text(), ...style }),
  typed("channel", { channel_id: text(), ...style }),
  typed("team", { team_id: text(), ...style }),
  typed("broadcast", { range: Schema.Literal("here", "channel", "everyone"), ...style }),
  typed("date", {
    timestamp: integer(0, Number.MAX_SAFE_INTEGER),
    format: text(),
    url: maybe(url),
    fallback: maybe(text()),
    ...style
  }),
  typed("color", { value: text(), ...style })
)

const border = { border: maybe(Schema.Literal(0, 1)) }

/** Slack's own client writes an empty line as a section without leaves. */
const section = typed("rich_text_section", { elements: list(leaf, undefined, 0) })

const part = Schema.Union(
  section,
  typed("rich_text_list", {
    elements: list(section),
    style: Schema.Literal("bullet", "ordered"),
    indent: maybe(integer(0, 8)),
    offset: maybe(integer(0, Number.MAX_SAFE_INTEGER)),
    ...border
  }),
  typed("rich_text_quote", { elements: list(leaf, undefined, 0), ...border }),
  typed("rich_text_preformatted", {
    elements: list(Schema.Union(textLeaf, linkLeaf), undefined, 0),
    language: maybe(text()),
    ...border
  })
)

/** The block. */
export const richText = block("rich_text", { elements: list(part) })
