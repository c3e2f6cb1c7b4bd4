/** Reads one runbell.json. */
import { readFileSync, statSync } from "node:fs"
import * as Arr from "effect/Array"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import { redact } from "../../domain/redact.ts"
import { errorCode } from "../errorCode.ts"
import type { Entry, Given } from "./Given.ts"
import { nearest } from "./nearest.ts"
import { type OptionName, optionNames, options, secretOptions } from "./options.ts"
import {
  FileNotJson,
  FileUnreadable,
  type JsonType,
  SecretInProjectFile,
  type SettingsError,
  UnknownKey,
  WrongType
} from "./SettingsError.ts"
import { Source } from "./Source.ts"

/** Whose file it is. Secrets may stand in that of a user alone. */
export type Owner = "project" | "user"

/** What a file gives. */
export interface SettingsFile {
  readonly path: string
  readonly given: Given
  /** What stands in it and is no setting, such as one of a later version. */
  readonly unknown: ReadonlyArray<UnknownKey>
  /** It holds a secret, and others than its owner may read it. */
  readonly showsSecret: boolean
}

const contentOf = (path: string): Either.Either<string, FileUnreadable> =>
  Either.try({
    try: () => readFileSync(path, "utf8").replace(/^\uFEFF/u, ""),
    catch: (error) => new FileUnreadable({ path, code: errorCode(error) })
  })

/** Of Node's message only the position: the rest quotes the file. */
const placeIn = (content: string, error: unknown): FileNotJson["place"] => {
  const [, position] = /at position (\d+)/u.exec(error instanceof Error ? error.message : "") ?? []
  if (position === undefined) return undefined
  const before = content.slice(0, Number(position)).split("\n")
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

const parse = (path: string, content: string): Either.Either<Readonly<Record<string, unknown>>, FileNotJson> =>
  Either.try({
    try: (): unknown => JSON.parse(content),
    catch: (error) => new FileNotJson({ path, place: placeIn(content, error) })
  }).pipe(Either.filterOrLeft(Predicate.isReadonlyRecord, () => new FileNotJson({ path, place: undefined })))

const typeOf = (value: unknown): JsonType => {
  if (Array.isArray(value)) return "list"
  if (value === null) return "null"
  const type = typeof value
  return type === "string" || type === "number" || type === "boolean" ? type : "object"
}

const nameOfKey: ReadonlyMap<string, OptionName> = new Map(
  optionNames.flatMap((name) => {
    const { key } = options[name]
    return key === undefined ? [] : [[key, name] as const]
  })
)

const unknownKey = (path: string, key: string): UnknownKey => {
  const known = Array.from(nameOfKey.keys())
  return new UnknownKey({ path, key: redact(key), nearest: Option.getOrUndefined(nearest(key, known)), known })
}

const expectedOf = (name: OptionName): ReadonlyArray<JsonType> => {
  const { kind, many } = options[name]
  return many === "no" ? kind.json : ["strings"]
}

const textsOf = (name: OptionName, value: unknown): Option.Option<ReadonlyArray<string>> => {
  const { kind, many } = options[name]
  const values: ReadonlyArray<unknown> = many !== "no" && Array.isArray(value) ? value : [value]
  return values.every((one) => kind.json.some((type) => typeof one === type))
    ? Option.some(values.map(String))
    : Option.none()
}

const entryOf = (
  path: string,
  key: string,
  value: unknown
): Either.Either<readonly [OptionName, Entry] | UnknownKey, SettingsError> => {
  const name = nameOfKey.get(key)
  if (name === undefined) return Either.right(unknownKey(path, key))
  return Either.fromOption(
    Option.map(textsOf(name, value), (texts) => [name, { texts, source: Source.File({ path, key }) }] as const),
    () => new WrongType({ path, key, expected: expectedOf(name), found: typeOf(value) })
  )
}

const isUnknown = (entry: readonly [OptionName, Entry] | UnknownKey): entry is UnknownKey => entry instanceof UnknownKey

/** The secrets that are given themselves, and not by the name of their file. */
const secretsIn = (given: Given) =>
  secretOptions.filter((option) => given[option]?.texts.some((text) => !text.trim().startsWith("file:")) ?? false)

const isReadByOthers = Option.liftThrowable((path: string): boolean => (statSync(path).mode & 0o077) !== 0)

/** The JSON object in the file, whatever its keys. */
export const readJsonObject = (
  path: string
): Either.Either<Readonly<Record<string, unknown>>, FileUnreadable | FileNotJson> =>
  Either.flatMap(contentOf(path), (content) => parse(path, content))

/** What the file says, checked as far as its form goes. */
export const readSettingsFile = (path: string, owner: Owner): Either.Either<SettingsFile, SettingsError> =>
  Either.gen(function* () {
    const json = yield* readJsonObject(path)
    const entries = yield* Either.all(Object.entries(json).map(([key, value]) => entryOf(path, key, value)))
    const [known, unknown] = Arr.partition(entries, isUnknown)
    const given: Given = Object.fromEntries(known)
    const [option] = secretsIn(given)
    if (option === undefined) return { path, given, unknown, showsSecret: false }
    if (owner === "project") return yield* Either.left(new SecretInProjectFile({ path, option }))
    return { path, given, unknown, showsSecret: Option.getOrElse(isReadByOthers(path), () => false) }
  })
