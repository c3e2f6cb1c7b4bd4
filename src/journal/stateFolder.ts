/** Where runbell keeps what must outlive a process: the journal, the outbox, the destinations. */
import { accessSync, constants, statSync } from "node:fs"
import { isAbsolute, join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { makeFolder } from "./makeFolder.ts"

/** The variables of a process. An empty one counts as none. */
type Environment = Readonly<Record<string, string | undefined>>

const own = (): number | undefined => process.getuid?.()

const temporary = ({ TMPDIR }: Environment): string =>
  join(TMPDIR && isAbsolute(TMPDIR) ? TMPDIR : "/tmp", `runbell-${own() ?? "user"}`)

/** In the order in which they are tried, as the XDG Base Directory Specification has it: a relative path of its own counts as none. */
const candidates = (environment: Environment): ReadonlyArray<string> => {
  const { RUNBELL_STATE, XDG_STATE_HOME, HOME } = environment
  return [
    ...(RUNBELL_STATE ? [resolve(RUNBELL_STATE)] : []),
    ...(XDG_STATE_HOME && isAbsolute(XDG_STATE_HOME) ? [join(XDG_STATE_HOME, "runbell")] : []),
    ...(HOME && isAbsolute(HOME) ? [join(HOME, ".local", "state", "runbell")] : []),
    temporary(environment)
  ]
}

/** Made for its owner alone. One that is there already must be ours, and nobody else may write there. */
const isUsable = (folder: string): boolean => {
  makeFolder(folder)
  const found = statSync(folder)
  accessSync(folder, constants.W_OK | constants.X_OK)
  return found.isDirectory() && (own() === undefined || (found.uid === own() && (found.mode & 0o022) === 0))
}

const firstUsable = (folders: ReadonlyArray<string>): Effect.Effect<string | undefined> =>
  Effect.sync(() => folders.find((folder) => Option.getOrElse(Option.liftThrowable(isUsable)(folder), () => false)))

/** The last of those places, where the first has no room. */
export const temporaryState = (environment: Environment): Effect.Effect<string | undefined> =>
  Effect.suspend(() => firstUsable([temporary(environment)]))

/**
 * The first of `RUNBELL_STATE`, `$XDG_STATE_HOME/runbell`, `$HOME/.local/state/runbell` and `runbell-<uid>` in the
 * temporary folder that can be made and written, and is ours. None where there is none: then nothing outlives a process.
 */
export const stateFolder = (environment: Environment): Effect.Effect<string | undefined> =>
  Effect.suspend(() => firstUsable(candidates(environment)))
