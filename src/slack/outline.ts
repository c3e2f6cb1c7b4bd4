/** A message as lines of styled spans: what the terminal prints and what goes to Slack when it refuses blocks. Pure. */
import type { Block, Leaf } from "./BlockKit.ts"
import { momentText } from "./moment.ts"

/**
 * A piece of a line.
 *
 * @example
 * import type { Line, Span } from "runbell"
 * const marked = ({ text, style }: Span) => (style === "bold" ? `**${text}**` : text)
 * const markdown = (line: Line) => line.map(marked).join("")
 *
 * @since 0.1.0
 */
export interface Span {
  readonly text: string
  readonly style: "plain" | "bold" | "dim" | "code" | "link"
}

/**
 * One line of text; an empty one separates.
 *
 * @example
 * import { type Line, type Message, outline } from "runbell"
 * const plain = (line: Line) => line.map(({ text }) => text).join("")
 * const linesOf = ({ blocks }: Message) => outline(blocks).map(plain)
 *
 * @since 0.1.0
 */
export type Line = ReadonlyArray<Span>

const leafSpan = (leaf: Leaf): Span => {
  switch (leaf.type) {
    case "text":
      return { text: leaf.text, style: leaf.style?.bold === true ? "bold" : "plain" }
    case "link":
      return { text: leaf.url.startsWith(leaf.text) ? leaf.url : `${leaf.text} (${leaf.url})`, style: "link" }
    case "user":
      return { text: `@${leaf.user_id}`, style: "bold" }
    case "usergroup":
      return { text: `@${leaf.usergroup_id}`, style: "bold" }
    case "broadcast":
      return { text: `@${leaf.range}`, style: "bold" }
  }
}

const lines = (spans: ReadonlyArray<Span>): ReadonlyArray<Line> => {
  const done: Array<Array<Span>> = [[]]
  for (const { text, style } of spans) {
    text.split("\n").forEach((part, index) => {
      if (index > 0) done.push([])
      if (part !== "") done.at(-1)?.push({ text: part, style })
    })
  }
  return done
}

const contextText = (element: Extract<Block, { readonly type: "context" }>["elements"][number]): string =>
  element.type === "mrkdwn" ? momentText(element) : element.text

const blockLines = (block: Block): ReadonlyArray<Line> => {
  switch (block.type) {
    case "header":
      return lines([{ text: block.text.text, style: "bold" }])
    case "context":
      return lines([{ text: block.elements.map(contextText).join(" · "), style: "dim" }])
    // What it shows stands in the message as text, too.
    case "data_visualization":
      return []
    case "divider":
      return [[{ text: "———", style: "dim" }]]
    case "rich_text":
      return block.elements.flatMap(({ type, elements }) =>
        type === "rich_text_preformatted"
          ? lines(elements.map((leaf) => ({ text: leafSpan(leaf).text, style: "code" as const })))
          : lines(elements.map(leafSpan))
      )
  }
}

/**
 * The lines of a message's blocks, in order: for a terminal, a log, or a notifier of your own that knows no blocks.
 *
 * @example
 * import { type Message, outline } from "runbell"
 * declare const message: Message
 * const lines = outline(message.blocks).map((line) => line.map(({ text }) => text).join(""))
 *
 * @since 0.1.0
 */
export const outline = (blocks: ReadonlyArray<Block>): ReadonlyArray<Line> => blocks.flatMap(blockLines)

/** The same without styles. */
export const plainText = (blocks: ReadonlyArray<Block>): string =>
  outline(blocks)
    .map((line) => line.map(({ text }) => text).join(""))
    .join("\n")
