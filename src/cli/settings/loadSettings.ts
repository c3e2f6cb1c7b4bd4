/** Gathers the settings from all their sources: flags, environment, the project's runbell.json, the user's. */
import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { checkOf } from "./Check.ts"
import { destinationOf, namesTwo } from "./Destination.ts"
import type { Environment } from "./Environment.ts"
import { environmentGiven } from "./environmentGiven.ts"
import { flagsGiven } from "./Given.ts"
import { secretOptions, type Texts } from "./options.ts"
import { type Owner, readSettingsFile, type SettingsFile } from "./readSettingsFile.ts"
import { readerOf, type Settings, settingsOf } from "./Settings.ts"
import { FileUnreadable, type SettingsError, TwoDestinations } from "./SettingsError.ts"
import { secretsFromStdin } from "./secretsFromStdin.ts"
import { projectFile, userFile } from "./settingsPaths.ts"
import { Warning } from "./Warning.ts"

/** A file that was found, or the word about one that could not be read. */
type Outcome = Either.Either<ReadonlyArray<SettingsFile | Warning>, SettingsError>

const notThere: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR"])

/** A file that nobody asked for must not stop a run: a home may be locked away on the node that the run is on. */
const skip = ({ path, code }: FileUnreadable): ReadonlyArray<Warning> =>
  notThere.has(code) ? [] : [Warning.FileSkipped({ path, code })]

const found = (path: string | undefined, owner: Owner): Outcome => {
  if (path === undefined) return Either.right([])
  return Either.match(readSettingsFile(path, owner), {
    onRight: (file) => Either.right([file]),
    onLeft: (error) => (error instanceof FileUnreadable ? Either.right(skip(error)) : Either.left(error))
  })
}

/** A key that is none is refused where somebody named the file just now. A file that is found may be of another version. */
const withKnownKeys = (file: SettingsFile): Either.Either<SettingsFile, SettingsError> => {
  const [unknown] = file.unknown
  return unknown === undefined ? Either.right(file) : Either.left(unknown)
}

/** `--config` names the file to take instead of the project's. */
const nearest = (asked: string | undefined, cwd: string, environment: Environment): Outcome =>
  asked === undefined
    ? found(projectFile(cwd, environment), "project")
    : Either.map(Either.flatMap(readSettingsFile(resolve(cwd, asked), "user"), withKnownKeys), (file) => [file])

const isFile = (found: SettingsFile | Warning): found is SettingsFile => "given" in found

/** A secret that is neither in a file nor in stdin. */
const inArguments = (flags: Texts): ReadonlyArray<Warning> =>
  secretOptions.flatMap((option) => {
    const text = flags[option]?.at(-1)
    const isItself = text !== undefined && !["", "-"].includes(text) && !text.startsWith("file:")
    return isItself ? [Warning.SecretInArguments({ option })] : []
  })

/**
 * All settings. For each option the first source that gives it decides: flags, then environment variables, then the
 * nearest runbell.json up to the repository's root (or the file of `--config`), then the one in the user's configuration
 * folder; lists are not joined. A secret that is given as `-` is a line of stdin. What is wrong with the destination is no reason to fail: it is in `destination`.
 */
export const loadSettings = Effect.fn("loadSettings")(function* (
  flags: Texts,
  environment: Environment,
  cwd: string
): Effect.fn.Return<Settings, SettingsError> {
  const asked = [flagsGiven(yield* secretsFromStdin(flags)), environmentGiven(environment)]
  const files = [
    ...(yield* nearest(yield* readerOf(asked).one("config"), cwd, environment)),
    ...(yield* found(userFile(environment), "user"))
  ]
  const read = files.filter(isFile)
  const sources = [...asked, ...read.map(({ given }) => given)]
  const warnings = [
    ...inArguments(flags),
    ...files.flatMap((file) => (isFile(file) ? [] : [file])),
    ...read.flatMap(({ unknown }) => unknown.map((key) => Warning.KeySkipped({ key }))),
    ...read.filter(({ showsSecret }) => showsSecret).map(({ path }) => Warning.SecretReadable({ path }))
  ]
  if (namesTwo(sources)) return yield* new TwoDestinations()
  const destination = destinationOf(sources, { cwd, environment })
  const check = checkOf(sources, { cwd, environment })
  return yield* settingsOf(sources, { check, destination, warnings })
})
