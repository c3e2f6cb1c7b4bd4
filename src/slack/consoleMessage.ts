/** A message as the terminal shows it. Pure. */
import type { Message } from "./Message.ts"
import { type Line, outline, type Span } from "./outline.ts"

const codes = { plain: "", bold: "\u001b[1m", dim: "\u001b[2m", code: "\u001b[36m", link: "\u001b[4m" } as const
const reset = "\u001b[0m"

const paint = ({ text, style }: Span, colour: boolean): string =>
  colour && style !== "plain" ? `${codes[style]}${text}${reset}` : text

const written = (line: Line, colour: boolean): string => line.map((span) => paint(span, colour)).join("")

const edge = (text: string, colour: boolean): string => (colour ? `\u001b[35m${text}${reset}` : text)

/** The message between a top and a bottom edge, with escape codes for colour or without. */
export const consoleMessage = ({ blocks }: Message, colour: boolean): string => {
  const lines = outline(blocks)
  return lines
    .map((line, index) => {
      const mark = index === 0 ? "╭" : index === lines.length - 1 ? "╰" : "│"
      return `${edge(mark, colour)} ${written(line, colour)}`.trimEnd()
    })
    .join("\n")
}
