/** What is said on the terminal, once it is known in which language. */
import type { Finding } from "../doctor/Finding.ts"
import type { UsageWords } from "./words/UsageWords.ts"

export interface Complaint {
  /** `found` says what the doctor would, where that is what is wrong. */
  readonly say: (words: UsageWords, found: (finding: Finding) => string) => string
}
