/** The git commit that a run starts from, and whether the work tree differs from it. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Origin } from "../../domain/Origin.ts"
import type { Environment } from "./Environment.ts"
import { gitFolderOf } from "./gitFolder.ts"
import { headOf } from "./headOf.ts"
import { isDirty } from "./isDirty.ts"

/** How long git's files and then git itself are waited for: the start of a run is told after that. */
export const gitLimit = Duration.millis(300)

/** A file system that hangs, or a work tree of a million files, is not waited for. */
const inTime = <A>(effect: Effect.Effect<Option.Option<A>>): Effect.Effect<Option.Option<A>> =>
  Effect.map(Effect.timeoutOption(effect, gitLimit), Option.flatten)

const headAt = Effect.fnUntraced(function* (cwd: string): Effect.fn.Return<Option.Option<string>> {
  const git = yield* gitFolderOf(cwd)
  return Option.isNone(git) ? Option.none() : yield* headOf(git.value)
})

/**
 * Absent outside of a repository; `dirty` is absent where git did not tell in time. Never fails. Only read, so it may
 * run beside the command, and be interrupted.
 */
export const commitOf = Effect.fn("commitOf")(function* (
  cwd: string,
  environment: Environment
): Effect.fn.Return<Origin["commit"]> {
  const id = yield* inTime(headAt(cwd))
  if (Option.isNone(id)) return undefined
  return { id: id.value, dirty: Option.getOrUndefined(yield* inTime(isDirty(cwd, environment))) }
})
