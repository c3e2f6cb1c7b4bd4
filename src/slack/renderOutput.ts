/** The last lines that a program printed, in a fixed width, as many of them as there is room for. Pure. */
import type { OutputTail } from "../domain/OutputTail.ts"
import type { RunEnded } from "../domain/RunEvent.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import { bold, paragraph, printed } from "./layout.ts"
import { inert } from "./Mrkdwn.ts"

const longestLine = 300

/** More would be of single characters only. */
const mostLines = 500

/** The last lines that fit: the end of an output says more than its beginning. */
const fitting = (lines: ReadonlyArray<string>, room: number): ReadonlyArray<string> => {
  let left = room
  const last = lines.findLastIndex((line) => (left -= Array.from(line).length + 1) < 0)
  return lines.slice(last + 1)
}

const stream = (label: string, tail: OutputTail, room: number, { catalogue, format }: Locale) => {
  // A blank line keeps its place, and an indented one its indent.
  const written = tail.lines.slice(-mostLines).map((line) => inert(line.replaceAll("\n", " "), longestLine, " "))
  const shown = fitting(written, room - 100)
  const omitted = tail.omitted + tail.lines.length - shown.length
  const cut = omitted === 0 ? [] : [catalogue.linesLeftOut(format.count(omitted))]
  return shown.every((line) => line.trim() === "") ? [] : [...paragraph(bold(label)), ...printed([...cut, ...shown])]
}

/** Stderr, where a program says what is wrong, gets two thirds of the room when both want it. */
export const renderOutput = (output: RunEnded["output"], room: number, locale: Locale) => {
  if (output === undefined) return []
  const { stderr, stdout } = locale.catalogue.lastLines
  const share = output.stdout.lines.length === 0 ? room : Math.floor((room * 2) / 3)
  const errors = stream(stderr, output.stderr, share, locale)
  const rest = errors.length === 0 ? room : room - share
  return [...errors, ...stream(stdout, output.stdout, rest, locale)]
}
