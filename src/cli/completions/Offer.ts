/** What a shell can offer while a command line is being typed: read off the tables from which help is made. Pure. */
import { commandNames } from "../commands/commandNames.ts"
import { type DescribedOption, describedOptions, describedRootOptions } from "../commands/describedOptions.ts"
import type { CommandWords } from "../commands/words/CommandWords.ts"
import type { OptionWords } from "../settings/words/OptionWords.ts"

export interface OfferedOption {
  readonly name: string
  /** A few words: there is one line for each. */
  readonly meaning: string
  readonly value: "needed" | "perhaps" | "none"
  readonly placeholder: string
  /** All that its value may be, where that can be listed. */
  readonly choices: ReadonlyArray<string>
  readonly isPath: boolean
  readonly isRepeated: boolean
}

export interface OfferedCommand {
  readonly name: string
  readonly meaning: string
  readonly options: ReadonlyArray<OfferedOption>
}

export interface Offer {
  readonly commands: ReadonlyArray<OfferedCommand>
  /** Those that stand where a command would. */
  readonly options: ReadonlyArray<OfferedOption>
}

const firstSentence = (text: string): string => /^.*?(?=\.(?:\s|$)|。|$)/su.exec(text)?.[0] ?? text

const offered = ({ name, taking: { kind, value, many }, meaning }: DescribedOption): OfferedOption => ({
  name,
  meaning: firstSentence(meaning),
  value,
  placeholder: kind.placeholder,
  choices: value === "none" ? [] : (kind.choices ?? []),
  isPath: kind.placeholder === "PATH",
  isRepeated: many !== "no"
})

export const offerOf = (words: CommandWords, settingWords: OptionWords): Offer => ({
  commands: commandNames.map((name) => ({
    name,
    meaning: firstSentence(words[name]),
    options: describedOptions(name, words, settingWords).map(offered)
  })),
  options: describedRootOptions(words).map(offered)
})
