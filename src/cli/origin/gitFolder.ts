/** Where git keeps what it knows of a work tree, found as git finds it (gitrepository-layout), without starting git. */
import { readFile, stat } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

export interface GitFolder {
  /** The work tree's own: its HEAD. */
  readonly own: string
  /** What it shares with other work trees of the repository: branches and tags. */
  readonly common: string
}

/** A file's text; none where it cannot be read. */
export const textIn = (path: string): Effect.Effect<Option.Option<string>> =>
  Effect.option(Effect.tryPromise(() => readFile(path, "utf8")))

/** A line that names a path: that of a linked work tree or a submodule, or of the folder that work trees share. */
const pathIn = (file: string, pattern: RegExp, from: string): Effect.Effect<Option.Option<string>> =>
  Effect.map(
    textIn(file),
    Option.flatMapNullable((text) => {
      const path = pattern.exec(text)?.[1]
      return path === undefined ? undefined : resolve(from, path)
    })
  )

const commonOf = (own: string): Effect.Effect<GitFolder> =>
  Effect.map(pathIn(join(own, "commondir"), /^(.+?)\n*$/u, own), (common) => ({
    own,
    common: Option.getOrElse(common, () => own)
  }))

/** `.git` is the folder itself, or a file that names it. Anything else is not opened: it might never end. */
const folderAt = Effect.fnUntraced(function* (dotGit: string): Effect.fn.Return<Option.Option<GitFolder>> {
  const found = yield* Effect.option(Effect.tryPromise(() => stat(dotGit)))
  if (Option.isNone(found)) return Option.none()
  if (found.value.isDirectory()) return Option.some(yield* commonOf(dotGit))
  if (!found.value.isFile()) return Option.none()
  const own = yield* pathIn(dotGit, /^gitdir: (.+?)\n*$/u, dirname(dotGit))
  return Option.isNone(own) ? Option.none() : Option.some(yield* commonOf(own.value))
})

/** The nearest one from the folder upwards. */
export const gitFolderOf = Effect.fnUntraced(function* (cwd: string): Effect.fn.Return<Option.Option<GitFolder>> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const found = yield* folderAt(join(folder, ".git"))
    if (Option.isSome(found) || dirname(folder) === folder) return found
  }
})
