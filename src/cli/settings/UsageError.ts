/** What can be wrong with a command line. Each error says what to type instead; the command ends with 64 then. */
import * as Data from "effect/Data"

/** There is no such option. */
export class UnknownOption extends Data.TaggedError("UnknownOption")<{
  readonly given: string
  readonly nearest: string | undefined
}> {
  override get message(): string {
    const instead = this.nearest === undefined ? "`runbell run --help` lists all." : `Did you mean ${this.nearest}?`
    return `There is no option ${this.given}. ${instead} Options of the command stand after --.`
  }
}

/** An option stands without its value. */
export class MissingValue extends Data.TaggedError("MissingValue")<{
  readonly option: string
  readonly placeholder: string
  /** What stands in the place of the value, where that looks like another option. */
  readonly next: string | undefined
}> {
  override get message(): string {
    const hint = this.next === undefined ? "" : ` If "${this.next}" is meant as its value: ${this.option}=${this.next}`
    return `${this.option} needs a value: ${this.option} ${this.placeholder}.${hint}`
  }
}

/** The command stands without a `--` before it, so that its own options could not be told from runbell's. */
export class MissingSeparator extends Data.TaggedError("MissingSeparator")<{ readonly line: string }> {
  override get message(): string {
    return `Put -- before the command: ${this.line}`
  }
}

/** There is nothing to run. */
export class MissingCommand extends Data.TaggedError("MissingCommand")<{ readonly line: string }> {
  override get message(): string {
    return `Say what to run: ${this.line}`
  }
}

export type UsageError = UnknownOption | MissingValue | MissingSeparator | MissingCommand
