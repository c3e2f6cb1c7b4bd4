/** A sentence that waits for the language it is to be said in. */
import type { UsageWords } from "./words/UsageWords.ts"

export type Sentence = (words: UsageWords) => string

/** One sentence after the other, as the language puts them; none where there is nothing to say. */
export const inTurn = ({ space }: UsageWords, ...sentences: ReadonlyArray<string>): string =>
  sentences.filter((sentence) => sentence !== "").join(space)
