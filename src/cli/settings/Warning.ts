/** What is worth a word, and no reason to stop. */
import * as Data from "effect/Data"
import { inTurn, type Sentence } from "../usage/Sentence.ts"
import { options, type SecretOption } from "./options.ts"
import type { UnknownKey } from "./SettingsError.ts"

export type Warning = Data.TaggedEnum<{
  /** A secret was given as a flag. */
  SecretInArguments: { readonly option: SecretOption }
  /** A file with a secret can be read by others than its owner. */
  SecretReadable: { readonly path: string }
  /** A file that was found cannot be read: it counts as if it were not there. */
  FileSkipped: { readonly path: string; readonly code: string }
  /** A file that was found has a key that is no setting. */
  KeySkipped: { readonly key: UnknownKey }
}>

export const Warning = Data.taggedEnum<Warning>()

/** In a line, with what to do. */
export const warningText: (warning: Warning) => Sentence = Warning.$match({
  SecretInArguments:
    ({ option }): Sentence =>
    ({ secretInArguments }) =>
      secretInArguments(`--${option}`, options[option].variable ?? ""),
  SecretReadable:
    ({ path }): Sentence =>
    ({ secretReadable }) =>
      secretReadable(path),
  KeySkipped:
    ({ key }): Sentence =>
    (words) =>
      inTurn(words, key.say(words), words.keySkipped),
  FileSkipped:
    ({ path, code }): Sentence =>
    ({ fileSkipped }) =>
      fileSkipped(path, code)
})
