/** Says what may be meant by words before the `--` that no option takes: `--name my run -- python train.py`. Pure. */
import * as Either from "effect/Either"
import { redact, redactedMark } from "../../domain/redact.ts"
import { correctedLine } from "./correctedLine.ts"
import { type OptionName, options, secretOptions } from "./options.ts"
import { BadValue } from "./SettingsError.ts"
import { Source } from "./Source.ts"
import { looksLikeOption, type Taken, type Taking } from "./takeOption.ts"
import { StrayWords } from "./UsageError.ts"

/** The words from `at` up to the next option, as one. */
const strayAt = (own: ReadonlyArray<string>, at: number): { readonly text: string; readonly end: number } => {
  const next = own.findIndex((word, index) => index > at && looksLikeOption(word))
  const end = next === -1 ? own.length : next
  return { text: own.slice(at, end).join(" "), end }
}

/** The last word of the option, with the stray words where it can take them: a value that was to stand in quotes. */
const withStray = (word: string, { name, text }: Taken<OptionName>, stray: string): string => {
  const { kind, value }: Taking = options[name]
  const isSwitch = value === "none"
  if (Either.isLeft(kind.read(isSwitch ? stray : `${text} ${stray}`))) return word
  return isSwitch ? `--${name}=${stray}` : `${word} ${stray}`
}

/** `before` is the option that ends where the stray words begin. */
export const strayWords = (
  own: ReadonlyArray<string>,
  at: number,
  before: Taken<OptionName>,
  command: ReadonlyArray<string>
): StrayWords | BadValue => {
  const { text: stray, end } = strayAt(own, at)
  const { name, text } = before
  const { kind, value }: Taking = options[name]
  const given = secretOptions.some((secret) => secret === name) ? redactedMark : redact(stray)
  const read = kind.read(stray)
  if (value === "perhaps" && text === "" && Either.isLeft(read)) {
    return new BadValue({ source: Source.Flag({ name }), given, remedy: read.left })
  }
  const meant = [...own.slice(0, at - 1), withStray(own[at - 1] ?? "", before, stray), ...own.slice(end)]
  return new StrayWords({ given, line: correctedLine(meant, command) })
}
