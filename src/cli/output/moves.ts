/** How far a cursor move of a terminal goes, for both who count lines and who draw them. Pure. */

/** No terminal is larger. */
const farthest = 500

/** By how much: 1 where nothing is said, as in `ESC [ A`. */
export const distance = (count: number): number => Math.min(Math.max(1, count), farthest)

const letters = { up: 0x41, down: 0x42, nextLine: 0x45, previousLine: 0x46 } as const

/** How many lines the sequence that ends in this letter (as its code) leads down; up is negative. */
export const linesDown = (letter: number, count: number): number => {
  switch (letter) {
    case letters.up:
    case letters.previousLine:
      return -distance(count)
    case letters.down:
    case letters.nextLine:
      return distance(count)
    default:
      return 0
  }
}
