/** The options of `run`, and of all that share some, for help and completions; a run itself is parsed by hand. */
import * as Options from "@effect/cli/Options"
import { type OptionName, options } from "../settings/options.ts"
import type { OptionWords } from "../settings/words/OptionWords.ts"

/** One option of the table as text, in the words of a language. */
export const optionOf = (name: OptionName, words: OptionWords): Options.Options<unknown> => {
  const { kind, value, many } = options[name]
  if (value === "none") return Options.withDescription(Options.boolean(name), words[name])
  const text =
    kind.choices === undefined
      ? Options.withPseudoName(Options.text(name), kind.placeholder)
      : Options.choice(name, kind.choices)
  const described = Options.withDescription(text, words[name])
  return many === "no" ? Options.optional(described) : Options.repeated(described)
}
