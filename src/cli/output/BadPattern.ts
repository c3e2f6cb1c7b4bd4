/** A rule of the user's that cannot be read. It is said before the command starts, which then does not start. */
import * as Data from "effect/Data"
import type { Misuse } from "../usage/Misuse.ts"
import type { Sentence } from "../usage/Sentence.ts"
import { en } from "../usage/words/en.ts"
import type { UsageWords } from "../usage/words/UsageWords.ts"

export class BadPattern
  extends Data.TaggedError("BadPattern")<{
    readonly field: "metric" | "alert"
    readonly given: string
    /** What is wrong, and what to give instead. */
    readonly remedy: Sentence
  }>
  implements Misuse
{
  say(words: UsageWords): string {
    return words.cannotBe(`--${this.field}`, JSON.stringify(this.given.slice(0, 200)), this.remedy(words))
  }
  override get message(): string {
    return this.say(en)
  }
}
