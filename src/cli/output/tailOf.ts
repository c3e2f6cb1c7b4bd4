/** Makes the last lines of the last bytes of an output. Pure. */
import type { OutputTail } from "../../domain/OutputTail.ts"
import { screenOf } from "./Screen.ts"

export interface TailOptions {
  /** How many lines at most. */
  readonly lines: number
  /** Takes out what must not leave; it sees all lines as one text, so that a key of several lines is found. */
  readonly redact: (text: string) => string
}

export interface LastBytes {
  readonly bytes: Uint8Array
  /** Whether more came before them. */
  readonly isCut: boolean
  /** The line of the whole output that the cursor is in, from 0. */
  readonly row: number
}

/** So much is looked at: what {@link TailOptions.lines} lines of a usual length need many times over. */
export const tailBytes = 65_536

/** A line that is longer than all that is kept is shown by its end. */
const longestEnd = 250

const decoder = new TextDecoder("utf-8", { ignoreBOM: true })

const endOf = (line: string): string => `…${line.slice(-longestEnd)}`.toWellFormed()

/** The lines that end in it; what follows the last line feed is a line where there is something. */
const withoutEmptyEnd = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.at(-1) === "" ? lines.slice(0, -1) : lines

export const tailOf = (last: LastBytes, { lines: most, redact }: TailOptions): OutputTail => {
  const screen = screenOf(decoder.decode(last.bytes))
  const all = withoutEmptyEnd(screen.lines)
  const beginsCut = last.isCut && screen.firstIsUntouched
  const whole = beginsCut && all.length > 1 ? all.slice(1) : all
  const clean = whole.length === 0 ? [] : redact(whole.join("\n")).split("\n")
  const shown = most === 0 ? [] : clean.slice(-most)
  const before = last.isCut ? Math.max(0, last.row - screen.row) : 0
  return {
    lines: beginsCut && all.length === 1 ? shown.map(endOf) : shown,
    omitted: before + all.length - whole.length + clean.length - shown.length
  }
}
