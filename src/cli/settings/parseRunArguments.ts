/**
 * Takes the arguments of `runbell run` apart. By hand, since it stands between the user and the start of the command:
 * it loads nothing that help or completions would need.
 */
import * as Either from "effect/Either"
import { correctedLine } from "./correctedLine.ts"
import { type OptionName, options, type Texts } from "./options.ts"
import { strayWords } from "./strayWords.ts"
import { isMeantAsOption, type Known, looksLikeOption, separator, type Taken, takeOption } from "./takeOption.ts"
import { MissingCommand, MissingSeparator, type UsageError } from "./UsageError.ts"

/** What is asked for. The values of the options are not read yet: that is for all sources alike. */
export type RunArguments =
  | { readonly _tag: "Help" }
  | { readonly _tag: "Version" }
  | {
      readonly _tag: "Run"
      readonly flags: Texts
      readonly command: string
      /** As they were given, byte for byte. */
      readonly args: ReadonlyArray<string>
    }

const known: Known<OptionName> = { options, help: "runbell run --help", after: "command" }

/** Whether a command follows the `--`: no name of a program begins with a dash, as the arguments of one may. */
const hasCommand = ([, command]: ReadonlyArray<string>): boolean => command !== undefined && !looksLikeOption(command)

/** The word at `at` begins the command where no `--` stands before one. */
const noOption = (
  own: ReadonlyArray<string>,
  at: number,
  before: Taken<OptionName> | undefined,
  rest: ReadonlyArray<string>
): UsageError =>
  before !== undefined && hasCommand(rest)
    ? strayWords(own, at, before, rest.slice(1))
    : new MissingSeparator({ line: correctedLine(own.slice(0, at), own.slice(at).concat(rest)) })

/** Everything before the first `--` is ours. */
const parseOwn = (own: ReadonlyArray<string>, rest: ReadonlyArray<string>): Either.Either<Texts, UsageError> => {
  const flags: { [Name in OptionName]?: Array<string> } = {}
  let before: Taken<OptionName> | undefined
  for (let index = 0; index < own.length; ) {
    const word = own[index] ?? ""
    if (!isMeantAsOption(word)) return Either.left(noOption(own, index, before, rest))
    const taken = takeOption(known, word, own[index + 1] ?? rest[0])
    if (Either.isLeft(taken)) return Either.left(taken.left)
    const { name, text, count } = taken.right
    flags[name] = [...(flags[name] ?? []), text]
    index += count
    before = taken.right
  }
  return Either.right(flags)
}

const asksFor = (own: ReadonlyArray<string>, ...words: ReadonlyArray<string>): boolean =>
  own.some((word) => words.includes(word))

/**
 * The arguments after `run`: runbell's options, `--`, and the command, which is left untouched. `--help` and
 * `--version` win over whatever else is wrong.
 */
export const parseRunArguments = (argv: ReadonlyArray<string>): Either.Either<RunArguments, UsageError> => {
  const at = argv.indexOf(separator)
  const own = at === -1 ? argv : argv.slice(0, at)
  const rest = at === -1 ? [] : argv.slice(at)
  if (asksFor(own, "--help", "-h")) return Either.right({ _tag: "Help" })
  if (asksFor(own, "--version")) return Either.right({ _tag: "Version" })
  return Either.flatMap(parseOwn(own, rest), (flags): Either.Either<RunArguments, UsageError> => {
    const [, command, ...args] = rest
    return command === undefined
      ? Either.left(new MissingCommand({ line: correctedLine(own, ["python", "train.py"]) }))
      : Either.right({ _tag: "Run", flags, command, args })
  })
}
