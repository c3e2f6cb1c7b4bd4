/** What is worth a word, and no reason to stop. */
import * as Data from "effect/Data"
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
export const warningText: (warning: Warning) => string = Warning.$match({
  SecretInArguments: ({ option }) =>
    `what --${option} gives is a secret, and arguments show in ps and in the shell's history. Set ${options[option].variable}, or give --${option} file:PATH, or --${option} - and the secret as the first line of stdin.`,
  SecretReadable: ({ path }) => `others can read the secret in ${path}. Close it: chmod 600 ${path}`,
  KeySkipped: ({ key }) => `${key.message} It is left out.`,
  FileSkipped: ({ path, code }) => `${path} cannot be read (${code}), and is left out.`
})
