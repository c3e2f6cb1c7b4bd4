/**
 * Looks through the arguments of a command before they are parsed, and finds what is wrong with them. The parser takes a
 * misspelt option for an argument, and an option without its value for a text.
 */
import * as Either from "effect/Either"
import { redact } from "../../domain/redact.ts"
import { BadValue } from "../settings/SettingsError.ts"
import { Source } from "../settings/Source.ts"
import { type Known, separator, type Taken, type Taking, takeOption } from "../settings/takeOption.ts"
import type { Misuse } from "../usage/Misuse.ts"
import type { CommandName } from "./commandNames.ts"
import { ownOptions } from "./ownOptions.ts"

/** A text may begin with a dash, as a list does: `- item`. */
const looksLikeOption = (word: string): boolean => /^--?[a-z][\w-]*(?:=|$)/iu.test(word)

interface Arguments {
  readonly taken: ReadonlyArray<Taken<string>>
  readonly texts: ReadonlyArray<string>
}

/** After `--` there are only texts. */
const takeAll = (known: Known<string>, argv: ReadonlyArray<string>): Either.Either<Arguments, Misuse> =>
  Either.gen(function* () {
    const end = argv.includes(separator) ? argv.indexOf(separator) : argv.length
    const taken: Array<Taken<string>> = []
    const texts: Array<string> = []
    for (let index = 0; index < end; ) {
      const word = argv[index] ?? ""
      const option = looksLikeOption(word) ? yield* takeOption(known, word, argv[index + 1]) : undefined
      if (option === undefined) texts.push(word)
      else taken.push(option)
      index += option?.count ?? 1
    }
    return { taken, texts: [...texts, ...argv.slice(end + 1)] }
  })

const checkValue = ({ name, text }: Taken<string>, { kind }: Taking): Either.Either<unknown, Misuse> =>
  Either.mapLeft(
    kind.read(text),
    (remedy) => new BadValue({ source: Source.Flag({ name }), given: redact(text), remedy })
  )

const givenTwice = (name: string): Misuse => ({ say: (words) => words.givenTwice(`--${name}`) })

/** The parser has the last value in place of an argument. */
const checkCount = (
  { name }: Taken<string>,
  { many }: Taking,
  before: ReadonlyArray<Taken<string>>
): Either.Either<void, Misuse> =>
  many === "no" && before.some((other) => other.name === name) ? Either.left(givenTwice(name)) : Either.void

const surplus = (given: string, { help, after }: Known<string>): Misuse => {
  const shown = JSON.stringify(redact(given).slice(0, 200))
  return { say: (words) => (after === "text" ? words.surplusText(shown) : words.surplus(shown, help)) }
}

/** `most` is how many texts there may be. */
export const checkAgainst = (
  known: Known<string>,
  most: number,
  argv: ReadonlyArray<string>
): Either.Either<void, Misuse> =>
  Either.gen(function* () {
    const { taken, texts } = yield* takeAll(known, argv)
    for (const [index, option] of taken.entries()) {
      const taking = known.options[option.name]
      if (taking === undefined) continue
      yield* checkCount(option, taking, taken.slice(0, index))
      yield* checkValue(option, taking)
    }
    const over = texts[most]
    if (over !== undefined) yield* Either.left(surplus(over, known))
  })

/** Those of a command that is not `run`. */
export const checkArguments = (
  name: Exclude<CommandName, "run">,
  argv: ReadonlyArray<string>
): Either.Either<void, Misuse> => {
  const known = { options: ownOptions[name], help: `runbell ${name} --help` }
  return name === "send"
    ? checkAgainst({ ...known, after: "text" }, 1, argv)
    : checkAgainst({ ...known, after: "nothing" }, 0, argv)
}
