/**
 * What a terminal would show of an output, as lines of plain text: without colours, and of what was drawn over only the
 * last state. Pure.
 *
 * One thing is not as on a terminal: who goes back in a line and writes replaces all from there on. A terminal would
 * leave the end of a longer state behind a shorter one, and with it the digits of another number.
 */
import { distance, linesDown } from "./moves.ts"

export interface Screen {
  readonly lines: ReadonlyArray<string>
  /** The line that the cursor is in, from 0. */
  readonly row: number
  /** Whether the first line is still the one that the text began with. */
  readonly firstIsUntouched: boolean
}

/** A sequence with its count and letter, also one that is cut; other sequences and their texts; a control; text. */
const piece =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /\u001b\[([0-?]*)[ -/]*([@-~]?)|\u001b\][^\u0007\u001b\n]*(?:\u0007|\u001b\\|)|\u001b[PX^_][^\u001b\n]*(?:\u001b\\|)|\u001b[ -/]*[0-~]?|[\n\r\b]|([^\u0000-\u0008\n-\u001f\u007f-\u009f]+)|[^]/gu

const countIn = (parameters: string): number => Number.parseInt(parameters, 10) || 0

export const screenOf = (text: string): Screen => {
  const lines = [""]
  let row = 0
  let column = 0
  let isUntouched = true
  let hasMoved = false

  const line = (): string => lines[row] ?? ""

  const write = (run: string): void => {
    if (hasMoved && row === 0 && column === 0) isUntouched = false
    const kept = line()
    lines[row] = (column < kept.length ? kept.slice(0, column) : kept.padEnd(column)) + run
    column += run.length
  }

  const goTo = (newRow: number, newColumn: number): void => {
    hasMoved = true
    row = Math.max(0, newRow)
    column = Math.max(0, newColumn)
    while (lines.length <= row) lines.push("")
  }

  const erase = (part: number): void => {
    lines[row] = part === 0 ? line().slice(0, column) : part === 1 ? line().slice(column).padStart(line().length) : ""
  }

  const eraseBelow = (): void => {
    erase(0)
    lines.length = row + 1
  }

  const obey = (letter: string, count: number): void => {
    const down = linesDown(letter.charCodeAt(0), count)
    if (down !== 0) goTo(row + down, letter === "E" || letter === "F" ? 0 : column)
    else if (letter === "C") goTo(row, column + distance(count))
    else if (letter === "D") goTo(row, column - distance(count))
    else if (letter === "G") goTo(row, distance(count) - 1)
    else if (letter === "K") erase(count)
    else if (letter === "J" && count === 0) eraseBelow()
  }

  for (const [found, parameters, letter, run] of text.matchAll(piece)) {
    if (letter !== undefined) obey(letter, countIn(parameters ?? ""))
    else if (found === "\n") goTo(row + 1, 0)
    else if (found === "\r") goTo(row, 0)
    else if (found === "\b") goTo(row, column - 1)
    else if (run !== undefined) write(run)
  }
  return { lines: lines.map((line) => line.trimEnd().toWellFormed()), row, firstIsUntouched: isUntouched }
}
