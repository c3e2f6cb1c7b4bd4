/**
 * Takes the arguments of `runbell run` apart. By hand, since it stands between the user and the start of the command:
 * it loads nothing that help or completions would need.
 */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import { correctedLine } from "./correctedLine.ts"
import { nearest } from "./nearest.ts"
import { isOptionName, type OptionName, optionNames, options, type Texts } from "./options.ts"
import { MissingCommand, MissingSeparator, MissingValue, UnknownOption, type UsageError } from "./UsageError.ts"

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

/** One option and how many arguments it took. */
interface Taken {
  readonly name: OptionName
  readonly text: string
  readonly count: 1 | 2
}

const separator = "--"

const looksLikeOption = (word: string): boolean => word.length > 1 && word.startsWith("-")

const unknown = (given: string): UnknownOption =>
  new UnknownOption({
    given,
    nearest: Option.getOrUndefined(Option.map(nearest(given.replace(/^-+/u, ""), optionNames), (name) => `--${name}`))
  })

/** `--stall` may stand alone: only what begins like a time is one. */
const valueAfter = (name: OptionName, next: string | undefined): Either.Either<Taken, MissingValue> => {
  const { value, kind } = options[name]
  if (value === "none") return Either.right({ name, text: "true", count: 1 })
  const isTime = next !== undefined && /^\d/u.test(next)
  if (value === "perhaps") return Either.right(isTime ? { name, text: next, count: 2 } : { name, text: "", count: 1 })
  if (next !== undefined && !looksLikeOption(next)) return Either.right({ name, text: next, count: 2 })
  const { placeholder } = kind
  return Either.left(
    new MissingValue({ option: `--${name}`, placeholder, next: next === separator ? undefined : next })
  )
}

const take = (word: string, next: string | undefined): Either.Either<Taken, UsageError> => {
  const [, name = "", text] = /^--([^=]*)(?:=(.*))?$/su.exec(word) ?? []
  if (!isOptionName(name)) return Either.left(unknown(word.split("=")[0] ?? word))
  return text === undefined ? valueAfter(name, next) : Either.right({ name, text, count: 1 })
}

/** Everything before the first `--` is ours. */
const parseOwn = (own: ReadonlyArray<string>, rest: ReadonlyArray<string>): Either.Either<Texts, UsageError> => {
  const flags: { [Name in OptionName]?: Array<string> } = {}
  for (let index = 0; index < own.length; ) {
    const word = own[index] ?? ""
    if (!looksLikeOption(word)) {
      const line = correctedLine(own.slice(0, index), own.slice(index).concat(rest))
      return Either.left(new MissingSeparator({ line }))
    }
    const taken = take(word, own[index + 1] ?? rest[0])
    if (Either.isLeft(taken)) return Either.left(taken.left)
    const { name, text, count } = taken.right
    flags[name] = [...(flags[name] ?? []), text]
    index += count
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
