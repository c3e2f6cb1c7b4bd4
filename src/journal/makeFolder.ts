/**
 * Makes a folder and those above it that are missing, for their owner alone. Not by Node's `recursive`, which tries for
 * ever where the folder above is there and the system says that it is not: in an automounted /home on a node that has
 * not the user's home, and in /proc.
 */
import { mkdirSync } from "node:fs"
import { dirname } from "node:path"
import * as Either from "effect/Either"

/** What is there already is left as it is, folder or not. */
const make = (path: string): Either.Either<void, unknown> =>
  Either.try({ try: () => void mkdirSync(path, { mode: 0o700 }), catch: (error) => error }).pipe(
    Either.orElse((error) => (codeOf(error) === "EEXIST" ? Either.void : Either.left(error)))
  )

const codeOf = (error: unknown): unknown => Reflect.get(Object(error), "code")

/** Throws what the system says. */
export const makeFolder = (path: string): void => {
  const above = dirname(path)
  const made = make(path)
  if (Either.isRight(made)) return
  if (codeOf(made.left) !== "ENOENT" || above === path) throw made.left
  makeFolder(above)
  Either.getOrThrowWith(make(path), (error) => error)
}
