/** What can be wrong with a command line. Each error says what to type instead; the command ends with 64 then. */
import * as Data from "effect/Data"
import type { Misuse } from "../usage/Misuse.ts"
import { inTurn, type Sentence } from "../usage/Sentence.ts"
import { en } from "../usage/words/en.ts"
import type { UsageWords } from "../usage/words/UsageWords.ts"
import type { BadValue } from "./SettingsError.ts"

/** There is no such option. */
export class UnknownOption
  extends Data.TaggedError("UnknownOption")<{
    readonly given: string
    readonly nearest: string | undefined
    /** What lists those that there are. */
    readonly help: string
    /** What may begin with `-` after a `--`. */
    readonly after: "command" | "text" | "nothing"
  }>
  implements Misuse
{
  say(words: UsageWords): string {
    const after = { command: words.optionsOfCommand, text: words.textAfterDashes, nothing: "" }[this.after]
    return inTurn(words, words.unknownOption(this.given, this.nearest, this.help), after)
  }
  override get message(): string {
    return this.say(en)
  }
}

/** An option stands without its value. */
export class MissingValue
  extends Data.TaggedError("MissingValue")<{
    readonly option: string
    readonly placeholder: string
    /** What to give, where the placeholder alone does not tell. */
    readonly remedy: Sentence | undefined
    /** What stands in the place of the value, where that looks like another option. */
    readonly next: string | undefined
  }>
  implements Misuse
{
  say(words: UsageWords): string {
    const { option, placeholder, remedy, next } = this
    const hint = next === undefined ? "" : words.meantAsValue(next, `${option}=${next}`)
    return inTurn(words, words.missingValue(option, placeholder), remedy?.(words) ?? "", hint)
  }
  override get message(): string {
    return this.say(en)
  }
}

/** The command stands without a `--` before it, so that its own options could not be told from runbell's. */
export class MissingSeparator
  extends Data.TaggedError("MissingSeparator")<{ readonly line: string }>
  implements Misuse
{
  say({ missingSeparator }: UsageWords): string {
    return missingSeparator(this.line)
  }
  override get message(): string {
    return this.say(en)
  }
}

/** Words stand before the `--` that no option takes. */
export class StrayWords
  extends Data.TaggedError("StrayWords")<{
    /** Without Slack's secrets. */
    readonly given: string
    /** What may be meant. */
    readonly line: string
  }>
  implements Misuse
{
  say({ strayWords }: UsageWords): string {
    return strayWords(JSON.stringify(this.given.slice(0, 200)), this.line)
  }
  override get message(): string {
    return this.say(en)
  }
}

/** There is nothing to run. */
export class MissingCommand extends Data.TaggedError("MissingCommand")<{ readonly line: string }> implements Misuse {
  say({ missingCommand }: UsageWords): string {
    return missingCommand(this.line)
  }
  override get message(): string {
    return this.say(en)
  }
}

export type UsageError = UnknownOption | MissingValue | MissingSeparator | StrayWords | MissingCommand | BadValue
