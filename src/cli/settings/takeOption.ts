/** Takes one option off a command line, with its value. Pure. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import { nearest } from "./nearest.ts"
import type { Option as Setting } from "./options.ts"
import { MissingValue, UnknownOption } from "./UsageError.ts"

/** What an option takes, and how often. */
export type Taking<A = unknown> = Pick<Setting<A>, "kind" | "value" | "many">

/** One option and how many arguments it took. */
export interface Taken<Name> {
  readonly name: Name
  readonly text: string
  readonly count: 1 | 2
}

/** The options that a command knows, and what to say where one is not among them. */
export interface Known<Name extends string> extends Pick<UnknownOption, "help" | "after"> {
  readonly options: { readonly [Each in Name]: Taking }
}

export const separator = "--"

export const looksLikeOption = (word: string): boolean => word.length > 1 && word.startsWith("-")

/** Some editors and chats make one of these of a `--`. */
const longDash = /^[–—]/u

/** What stands where an option would, and begins with a dash of whatever length. */
export const isMeantAsOption = (word: string): boolean => looksLikeOption(word) || longDash.test(word)

const isAmong = <Name extends string>(options: Known<Name>["options"], name: string): name is Name =>
  Object.hasOwn(options, name)

const unknown = (given: string, { options, help, after }: Known<string>): UnknownOption => {
  const meant = nearest(given.replace(/^[-–—]+/u, ""), Object.keys(options))
  return new UnknownOption({
    given,
    nearest: Option.getOrUndefined(Option.map(meant, (name) => `--${name}`)),
    help,
    after
  })
}

/** `--stall` may stand alone: only what it can be, or what begins like a time, is its value. */
const isValue = ({ value, kind }: Taking, next: string): boolean =>
  value === "perhaps" ? /^\d/u.test(next) || Either.isRight(kind.read(next)) : !looksLikeOption(next)

/** A placeholder such as TEXT can be typed as it is, and says enough; DURATION cannot. */
const remedyOf = ({ kind }: Taking) => Option.getOrUndefined(Either.getLeft(kind.read(kind.placeholder)))

const missing = (name: string, taking: Taking, next: string | undefined): MissingValue =>
  new MissingValue({
    option: `--${name}`,
    placeholder: taking.kind.placeholder,
    remedy: remedyOf(taking),
    next: next === separator ? undefined : next
  })

const valueAfter = <Name extends string>(
  name: Name,
  taking: Taking,
  next: string | undefined
): Either.Either<Taken<Name>, MissingValue> => {
  if (taking.value === "none") return Either.right({ name, text: "true", count: 1 })
  if (next !== undefined && isValue(taking, next)) return Either.right({ name, text: next, count: 2 })
  return taking.value === "perhaps"
    ? Either.right({ name, text: "", count: 1 })
    : Either.left(missing(name, taking, next))
}

/** `next` is the argument after it, if there is one. */
export const takeOption = <Name extends string>(
  known: Known<Name>,
  word: string,
  next: string | undefined
): Either.Either<Taken<Name>, UnknownOption | MissingValue> => {
  const [, name = "", text] = /^--([^=]*)(?:=(.*))?$/su.exec(word) ?? []
  if (!isAmong(known.options, name)) return Either.left(unknown(word.split("=")[0] ?? word, known))
  return text === undefined ? valueAfter(name, known.options[name], next) : Either.right({ name, text, count: 1 })
}
