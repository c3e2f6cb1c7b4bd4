/** The commit that a work tree stands on, read from git's files: a git process would cost more than all else at a start. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { type GitFolder, textIn } from "./gitFolder.ts"

/** SHA-1 or SHA-256. */
const isId = (text: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(text)

/** As deep as git follows references that name each other. */
const deepest = 5

/** Also what it is not: a path that leads out of the folder. */
const isReference = (name: string): boolean => name.startsWith("refs/") && !name.split("/").includes("..")

const packedIn = (packed: string, name: string): Option.Option<string> => {
  const end = packed.indexOf(` ${name}\n`)
  if (end < 0) return Option.none()
  return Option.some(packed.slice(packed.lastIndexOf("\n", end) + 1, end))
}

/** A reference of the work tree's own, else a shared one, else one of those that were packed into one file. */
const referenceIn = ({ own, common }: GitFolder, name: string): Effect.Effect<Option.Option<string>> =>
  Effect.firstSuccessOf([
    Effect.flatten(textIn(join(own, name))),
    Effect.flatten(textIn(join(common, name))),
    Effect.flatMap(Effect.flatten(textIn(join(common, "packed-refs"))), (packed) => packedIn(packed, name))
  ]).pipe(Effect.option)

/** None for a repository without a commit, and for a store of references that is no plain file (reftable). */
export const headOf = Effect.fnUntraced(function* (git: GitFolder): Effect.fn.Return<Option.Option<string>> {
  let name = "HEAD"
  for (let depth = 0; depth <= deepest; depth += 1) {
    const found = yield* referenceIn(git, name)
    if (Option.isNone(found)) return Option.none()
    const text = found.value.trim()
    if (isId(text)) return Option.some(text)
    name = /^ref: (.+)$/u.exec(text)?.[1] ?? ""
    if (!isReference(name)) return Option.none()
  }
  return Option.none()
})
