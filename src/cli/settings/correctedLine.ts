/** A command line as it should have been typed, fit to be copied into a shell, without what is secret in it. Pure. */
import { redact, redactedMark } from "../../domain/redact.ts"
import { secretOptions } from "./options.ts"

const isPlain = (word: string): boolean => /^[\w@%+=:,./-]+$/u.test(word)

const quoted = (word: string): string => (isPlain(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)

/** The value of a secret is not repeated: it is in the shell's history, and need not be in a log too. */
const isSecretAfter = (word: string | undefined): boolean => secretOptions.some((name) => word === `--${name}`)

const withoutSecrets = (words: ReadonlyArray<string>): ReadonlyArray<string> =>
  words.map((word, index) => {
    const name = secretOptions.find((name) => word.startsWith(`--${name}=`))
    if (name !== undefined) return `--${name}=${redactedMark}`
    return isSecretAfter(words[index - 1]) ? redactedMark : word
  })

/** `runbell run` with runbell's own arguments, `--`, and the command. */
export const correctedLine = (own: ReadonlyArray<string>, command: ReadonlyArray<string>): string =>
  redact(["runbell", "run", ...withoutSecrets(own).map(quoted), "--", ...command.map(quoted)].join(" "))
