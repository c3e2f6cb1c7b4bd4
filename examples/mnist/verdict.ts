/** What a chapter brought, beside what it should have. Pure. */
import { type Chapter, chapters } from "./chapters.ts"
import type { Shown } from "./narrate.ts"
import type { Painted } from "./terminal/paint.ts"
import type { Words } from "./words/Words.ts"

export interface Verdict {
  readonly chapter: Chapter
  readonly got: ReadonlyArray<Shown>
}

/** Whether all that was wanted was accepted, in order, and no more. */
export const isRight = ({ chapter, got }: Verdict): boolean =>
  got.length === chapter.wanted.length && got.every((shown, index) => shown === chapter.wanted[index])

const told = (shown: ReadonlyArray<Shown>, words: Words): string =>
  shown.length === 0
    ? words.nothing
    : shown.map((one) => (typeof one === "string" ? words.kind[one] : `"${one.text}"`)).join(" → ")

/** Which of the chapters it is, as `1/3`. */
export const numbered = (index: number): Painted[number] => ({
  text: `${index + 1}/${chapters.length}  `,
  style: "dim"
})

/** The verdict in one line. */
export const verdictLine = ({ chapter, got }: Verdict, index: number, words: Words): Painted => {
  const right = isRight({ chapter, got })
  const instead = right ? "" : words.insteadOf(told(chapter.wanted, words))
  return [
    right ? { text: "✔ ", style: "green" } : { text: "✘ ", style: "red" },
    numbered(index),
    { text: `${told(got, words)}${instead}`, style: "plain" }
  ]
}
