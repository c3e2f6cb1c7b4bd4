/**
 * Counts the lines of an output that is gone. A progress display of several lines climbs back up to draw itself anew,
 * and is not to count each time.
 */
import { countLineFeeds } from "./countLineFeeds.ts"
import { linesDown } from "./moves.ts"

export interface LineCounter {
  readonly push: (chunk: Uint8Array) => void
  /** The line that the cursor is in, from 0: so many lines are above it. */
  readonly row: () => number
}

const escape = 0x1b
const bracket = 0x5b

type Place = "text" | "escape" | "sequence"

export const makeLineCounter = (): LineCounter => {
  let row = 0
  let place: Place = "text"
  let count = 0
  let isFirst = true
  /** Up to where the line feeds of the chunk are counted: many are counted at once, and sequences seldom move lines. */
  let counted = 0

  const move = (chunk: Uint8Array, letter: number, at: number): void => {
    const down = linesDown(letter, count)
    if (down === 0) return
    row = Math.max(0, row + countLineFeeds(chunk, counted, at) + down)
    counted = at
  }

  const takeParameter = (byte: number): void => {
    if (byte < 0x30 || byte > 0x39) isFirst = false
    else if (isFirst) count = Math.min(count * 10 + byte - 0x30, 1_000_000)
  }

  /** Goes on in the sequence that was begun, and returns where it ends, or the end of the chunk. */
  const pass = (chunk: Uint8Array, from: number): number => {
    let index = from
    if (place === "escape" && index < chunk.length) {
      place = chunk[index] === bracket ? "sequence" : "text"
      count = 0
      isFirst = true
      if (place === "sequence") index += 1
    }
    while (place === "sequence" && index < chunk.length) {
      const byte = chunk[index] ?? 0
      // A control, such as the beginning of another sequence, ends this one and is none of its own.
      if (byte < 0x20) place = "text"
      else {
        if (byte > 0x3f) {
          place = "text"
          move(chunk, byte, index)
        } else takeParameter(byte)
        index += 1
      }
    }
    return index
  }

  const push: LineCounter["push"] = (chunk) => {
    counted = 0
    let from = pass(chunk, 0)
    for (let next = chunk.indexOf(escape, from); next !== -1; next = chunk.indexOf(escape, from)) {
      place = "escape"
      from = pass(chunk, next + 1)
    }
    row += countLineFeeds(chunk, counted)
  }

  return { push, row: () => row }
}
