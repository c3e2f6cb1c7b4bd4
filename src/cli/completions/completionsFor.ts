/** The completions of each shell that has some. */
import type { CommandWords } from "../commands/words/CommandWords.ts"
import type { OptionWords } from "../settings/words/OptionWords.ts"
import { bash } from "./bash.ts"
import { fish } from "./fish.ts"
import { type Offer, offerOf } from "./Offer.ts"
import { zsh } from "./zsh.ts"

const shells: Readonly<Record<string, (offer: Offer) => string>> = { bash, zsh, fish }

/** A script for the shell, in the words of a language; none for a shell that is not known. */
export const completionsFor = (shell: string, words: CommandWords, settingWords: OptionWords): string | undefined =>
  shells[shell]?.(offerOf(words, settingWords))
