/** The secrets that are known by their value, since the environment or the arguments hold them. Pure. */
import * as Option from "effect/Option"
import { formsOf } from "./forms.ts"
import { isHarmless, isPlaceholder, looksGenerated } from "./harmless.ts"
import { passwordsIn } from "./passwordsIn.ts"
import type { Span } from "./Span.ts"
import { secretArguments } from "./secretArguments.ts"
import { secretName } from "./secretName.ts"

type Values = ReadonlyArray<string>

const parse = Option.liftThrowable((text: string): unknown => JSON.parse(text))

/** A weak name's value may be a sign of a text (`<image>`). */
const isSecret = (name: string, value: string): boolean => {
  switch (secretName(name)) {
    case "strong":
      return true
    case "weak":
      return !isPlaceholder(value.trim())
    case "doubtful":
      return looksGenerated(value.trim())
    default:
      return false
  }
}

/** The secret fields of a value that is JSON, such as the key file of a cloud's service account. */
const inJson = (value: unknown): Values =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
        typeof inner === "string" && isSecret(name, inner) ? [inner] : inJson(inner)
      )

/** More nesting than any settings have, and than the stack bears. */
const longestJson = 100_000

const jsonFields = (value: string): Values =>
  value.startsWith("{") && value.length < longestJson
    ? Option.match(parse(value), { onNone: () => [], onSome: inJson })
    : []

/** A key of several lines is also known by each line: an output may indent them, or be cut between two. */
const linesOf = (value: string): Values =>
  value.includes("\n")
    ? value
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => /^[\w+/=-]{16,}$/u.test(line))
    : []

const valuesOf = (name: string, value: string): Values => [
  ...(isSecret(name, value) ? [value.trim(), ...linesOf(value)] : []),
  ...jsonFields(value),
  ...passwordsIn(value)
]

export interface Sources {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly arguments: ReadonlyArray<string>
}

/** Every form of every secret value, longest first. */
const secretForms = ({ environment, arguments: given }: Sources): Values => {
  const fromEnvironment = Object.entries(environment).flatMap(([name, value = ""]) => valuesOf(name, value))
  const fromArguments = secretArguments(given).map(({ index, from }) => given[index]?.slice(from) ?? "")
  const inAddresses = given.flatMap(passwordsIn)
  const values = [...fromEnvironment, ...fromArguments, ...inAddresses].filter((value) => !isHarmless(value))
  const forms = new Set(values.flatMap(formsOf).filter((form) => !isHarmless(form)))
  return [...forms].toSorted((a, b) => b.length - a.length)
}

/** A shorter one has to stand alone: it may be a part of some word. */
const longestWord = 12

const isWordPart = (character: string | undefined): boolean => character !== undefined && /[A-Za-z0-9]/u.test(character)

const standsAlone = (text: string, { from, to }: Span): boolean =>
  !(isWordPart(text[from - 1]) && isWordPart(text[from])) && !(isWordPart(text[to]) && isWordPart(text[to - 1]))

const find = (text: string, form: string): ReadonlyArray<Span> => {
  const spans: Array<Span> = []
  for (let from = text.indexOf(form); from !== -1; from = text.indexOf(form, from + form.length)) {
    const span = { from, to: from + form.length }
    if (form.length >= longestWord || standsAlone(text, span)) spans.push(span)
  }
  return spans
}

/** Finds them in a text. */
export const knownSecrets = (sources: Sources): ((text: string) => ReadonlyArray<Span>) => {
  const forms = secretForms(sources)
  return (text) => forms.flatMap((form) => find(text, form))
}
