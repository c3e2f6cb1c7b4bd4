/** Finds what somebody probably meant to type. Pure. */
import * as Option from "effect/Option"

/** How many letters one has to change, add, drop or swap with their neighbour to get from one to the other. */
const distance = (one: string, other: string): number => {
  let before: ReadonlyArray<number> = []
  let row: ReadonlyArray<number> = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[line - 1] === other[column - 1]
      const isSwapped = one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1]
      const changed = (row[column - 1] ?? 0) + (isSame ? 0 : 1)
      const swapped = isSwapped ? (before[column - 2] ?? column) + 1 : changed
      next.push(Math.min((next[column - 1] ?? 0) + 1, (row[column] ?? 0) + 1, changed, swapped))
    }
    before = row
    row = next
  }
  return row.at(-1) ?? 0
}

/** How many letters may be wrong: a third of them, so that `--seeds` is not taken for `--steps`. */
const tolerance = (given: string): number => Math.max(1, Math.floor(given.length / 3))

/** Longer than any name. */
const longest = 40

/** The known name that is nearest to the given one, if any is near enough. */
export const nearest = (given: string, known: ReadonlyArray<string>): Option.Option<string> => {
  const word = given.slice(0, longest).toLowerCase()
  let best: string | undefined
  let least = tolerance(word)
  for (const name of known) {
    const away = distance(word, name.toLowerCase())
    if (away > least || (away === least && best !== undefined)) continue
    best = name
    least = away
  }
  return Option.fromNullable(best)
}
