/** The few shapes that every message is laid out with. What comes in is already inert. */
import * as Option from "effect/Option"
import { redact } from "../domain/redact.ts"
import type { Block, Leaf } from "./BlockKit.ts"
import { limits } from "./limits.ts"
import { inertLine, truncate } from "./Mrkdwn.ts"
import type { Moment } from "./moment.ts"

type Section = Extract<Block, { readonly type: "rich_text" }>["elements"][number]

/** A line of a {@link facts} block: a label and what it says. */
export interface Fact {
  readonly label: string
  readonly value: ReadonlyArray<Leaf>
}

export const plain = (text: string): Leaf => ({ type: "text", text })

export const bold = (text: string): Leaf => ({ type: "text", text, style: { bold: true } })

/** The large first line of a message. */
export const title = (text: string): Block => ({
  type: "header",
  text: { type: "plain_text", text: truncate(text, limits.header), emoji: false }
})

const section = (type: Section["type"], leaves: ReadonlyArray<Leaf>): ReadonlyArray<Section> => {
  const [first, ...rest] = leaves
  return first === undefined ? [] : [{ type, elements: [first, ...rest] }]
}

/** Running text; nothing without leaves. */
export const paragraph = (...leaves: ReadonlyArray<Leaf>): ReadonlyArray<Section> =>
  section("rich_text_section", leaves)

/** Text as it was printed, in a fixed width; nothing where nothing is to be seen. */
export const printed = (lines: ReadonlyArray<string>): ReadonlyArray<Section> =>
  lines.every((line) => line.trim() === "") ? [] : section("rich_text_preformatted", [plain(lines.join("\n"))])

const factLeaves = ({ label, value }: Fact, index: number): ReadonlyArray<Leaf> => [
  bold(index === 0 ? label : `\n${label}`),
  plain("  "),
  ...value
]

/** Labelled lines, one under the other: reads well on a phone. */
export const facts = (...lines: ReadonlyArray<Fact>): ReadonlyArray<Section> => paragraph(...lines.flatMap(factLeaves))

/** One rich text block of all sections; nothing without any. */
export const richText = (...groups: ReadonlyArray<ReadonlyArray<Section>>): ReadonlyArray<Block> => {
  const [first, ...rest] = groups.flat()
  return first === undefined ? [] : [{ type: "rich_text", elements: [first, ...rest] }]
}

/** The small grey line at the end. */
export const footer = (first: string | Moment, ...rest: ReadonlyArray<string | Moment>): Block => {
  const element = (part: string | Moment) =>
    typeof part === "string" ? ({ type: "plain_text", text: part, emoji: false } as const) : part
  return { type: "context", elements: [element(first), ...rest.map(element)] }
}

const longest = { url: 600, label: 120 } as const

const webUrl = (text: string): Option.Option<string> =>
  Option.liftThrowable((text: string) => new URL(text))(text.trim()).pipe(
    Option.filter((url) => url.protocol === "https:" || url.protocol === "http:"),
    Option.filter((url) => url.username === "" && url.password === ""),
    Option.map((url) => url.href),
    Option.filter((href) => href.length <= longest.url && redact(href) === href)
  )

/** A link where the text is a web address without a secret in it; the text itself otherwise. */
export const linkOrText = (text: string, otherwise: string): Leaf => {
  const label = inertLine(text, longest.label, otherwise)
  return Option.match(webUrl(text), {
    onNone: () => plain(label),
    onSome: (url): Leaf => ({ type: "link", url, text: label })
  })
}
