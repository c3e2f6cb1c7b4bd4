/** A rule of the user's that cannot be read. It is said before the command starts, which then does not start. */
import * as Data from "effect/Data"

export class BadPattern extends Data.TaggedError("BadPattern")<{
  readonly field: "metric" | "alert"
  readonly given: string
  /** What is wrong, and what to give instead. */
  readonly remedy: string
}> {
  override get message(): string {
    return `--${this.field} cannot be ${JSON.stringify(this.given.slice(0, 200))}. ${this.remedy}`
  }
}
