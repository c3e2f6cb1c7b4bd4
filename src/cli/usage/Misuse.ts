/** What was typed or set wrongly: it is said in the user's language, with what is right, and the command ends with 64. */
import type { Sentence } from "./Sentence.ts"

export interface Misuse {
  /** `message` says the same in English. */
  readonly say: Sentence
}
