/** Puts what can be read in place of what would be boxes. Pure. */
import type { Drawing } from "./Drawing.ts"

/** All texts of a picture. */
export const textsOf = ({ curves, words }: Drawing): ReadonlyArray<string> => [
  words.title,
  words.step,
  words.best,
  ...curves.map(({ metric }) => metric)
]

/** Without what has no glyph; the other text where more than half would be gone. */
const written = (text: string, missing: ReadonlySet<string>, otherwise: string): string => {
  const letters = Array.from(text)
  const kept = letters.filter((letter) => !missing.has(letter))
  if (kept.length === letters.length) return text
  return kept.length * 2 <= letters.length ? otherwise : kept.join("").replace(/\s+/gu, " ").trim()
}

/** What has no name to be read has a number, and the words are those of English: a font without Latin letters has no digits. */
export const legible = ({ curves, words }: Drawing, missing: ReadonlySet<string>): Drawing => ({
  curves: curves.map((curve, index) => ({ ...curve, metric: written(curve.metric, missing, `#${index + 1}`) })),
  words: {
    ...words,
    title: written(words.title, missing, ""),
    step: written(words.step, missing, "step"),
    best: written(words.best, missing, "best")
  }
})
