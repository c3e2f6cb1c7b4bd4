/** The few colours of this example, as the escape codes that every terminal knows. */
import type { Span } from "runbell"
import type { Kind } from "../words/Words.ts"

const codes = {
  plain: "",
  bold: "\u001b[1m",
  dim: "\u001b[2m",
  link: "\u001b[4m",
  code: "\u001b[36m",
  red: "\u001b[31m",
  green: "\u001b[32m",
  yellow: "\u001b[33m",
  magenta: "\u001b[35m",
  cyan: "\u001b[36m"
} as const satisfies Readonly<Record<Span["style"], string>> & Readonly<Record<string, string>>

export type Style = keyof typeof codes

/** A line in colour; every line of a message is one. */
export type Painted = ReadonlyArray<{ readonly text: string; readonly style: Style }>

const reset = "\u001b[0m"

/** What a kind of message is coloured with. */
export const styleOf: Readonly<Record<Kind, Style>> = {
  started: "cyan",
  alert: "magenta",
  finished: "green",
  failed: "red",
  stopped: "yellow"
}

/** The text in a style, or as it is where there is no colour. */
export const paint = (text: string, style: Style, colour: boolean): string =>
  colour && style !== "plain" ? `${codes[style]}${text}${reset}` : text

export const paintLine = (line: Painted, colour: boolean): string =>
  line.map(({ text, style }) => paint(text, style, colour)).join("")
