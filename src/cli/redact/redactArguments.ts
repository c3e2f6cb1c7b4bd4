/** The command line as it is shown: quoted as a shell takes it, bounded, and without its secrets. Pure. */
import { redactedMark } from "../../domain/redact.ts"
import { makeRedactor } from "./makeRedactor.ts"
import { secretArguments } from "./secretArguments.ts"

/** In UTF-16 units. More than is shown of it anywhere. */
export const longestCommandLine = 2_000

/** So much of one argument is looked at; a script that is given as an argument may be longer. */
const longestArgument = 20_000

const needsNoQuotes = /^[\w@%+=:,./‹›-]+$/u

const quoted = (argument: string): string =>
  needsNoQuotes.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`

const shortened = (line: string): string =>
  line.length <= longestCommandLine ? line : `${line.slice(0, longestCommandLine - 1)}…`.toWellFormed()

/** `redact` is the run's redactor; by default only what the arguments themselves tell is taken out. */
export const redactArguments = (
  given: ReadonlyArray<string>,
  redact: (text: string) => string = makeRedactor({ environment: {}, arguments: given, patterns: [] })
): string => {
  const secretFrom = new Map(secretArguments(given).map(({ index, from }) => [index, from]))
  const clean = given.map((argument, index) => {
    const from = secretFrom.get(index)
    return redact(from === undefined ? argument.slice(0, longestArgument) : argument.slice(0, from) + redactedMark)
  })
  return shortened(clean.map(quoted).join(" "))
}
