/** A secret as a setting gives it: itself, or in a file that holds nothing else. */
import { readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import * as Data from "effect/Data"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { errorCode } from "../errorCode.ts"
import { type Environment, variable } from "./Environment.ts"
import type { Entry } from "./Given.ts"
import type { Source } from "./Source.ts"

/** The file that a setting names for a secret cannot be read. */
export class SecretFileUnreadable extends Data.TaggedError("SecretFileUnreadable")<{
  readonly path: string
  readonly code: string
}> {
  override get message(): string {
    return `The file of the secret, ${this.path}, cannot be read (${this.code}).`
  }
}

export interface Place {
  readonly cwd: string
  readonly environment: Environment
}

export interface Secret {
  readonly value: Redacted.Redacted
  /** The file that it was read from, where the setting names one. */
  readonly file: string | undefined
}

/** A relative path belongs to the folder of the file that it stands in. */
const folderOf = (source: Source, { cwd }: Place): string => (source._tag === "File" ? dirname(source.path) : cwd)

const pathIn = (text: string, source: Source, place: Place): string => {
  if (text.startsWith("file://")) return Option.getOrElse(Option.liftThrowable(fileURLToPath)(text), () => text)
  const path = text.slice("file:".length)
  const home = variable(place.environment, "HOME")
  if (path.startsWith("~/") && home !== undefined) return join(home, path.slice(2))
  return resolve(folderOf(source, place), path)
}

const read = (path: string): Either.Either<Secret, SecretFileUnreadable> =>
  Either.try({
    try: () => ({ value: Redacted.make(readFileSync(path, "utf8")), file: path }),
    catch: (error) => new SecretFileUnreadable({ path, code: errorCode(error) })
  })

/** What the setting comes to. */
export const secretOf = ({ source, texts }: Entry, place: Place): Either.Either<Secret, SecretFileUnreadable> => {
  const text = (texts.at(-1) ?? "").trim()
  return text.startsWith("file:")
    ? read(pathIn(text, source, place))
    : Either.right({ value: Redacted.make(text), file: undefined })
}
