/** The end of a run's story: its end is told, or there is nothing to tell. */
import { readdirSync, renameSync, rmdirSync, rmSync, unlinkSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { attempt, codeOf, type JournalError } from "./JournalError.ts"
import { isRunId, runFolder, runsIn } from "./runFolder.ts"

/** How a run's folder is called while it is being removed. */
const closedName = (id: string): string => `.${id}.closed`

/** Whether a folder is called so. */
export const isClosedName = (name: string): boolean =>
  isRunId(name.slice(1, -7)) && closedName(name.slice(1, -7)) === name

/** Of a few files, as it nearly always is. Node's own `rm` loads a module of its own and looks at each twice: it is left what else may be there. */
const removeFolder = (path: string): void => {
  try {
    for (const name of readdirSync(path)) unlinkSync(join(path, name))
    rmdirSync(path)
  } catch {
    rmSync(path, { recursive: true, force: true })
  }
}

/** At one stroke, so that a process that dies meanwhile leaves no run without its claim. */
export const removeRun = (folder: string, id: string): void => {
  const path = join(runsIn(folder), id)
  const gone = join(runsIn(folder), closedName(id))
  try {
    renameSync(path, gone)
  } catch (error) {
    if (codeOf(error) === "ENOENT") return
    throw error
  }
  removeFolder(gone)
}

/** Takes a run that has nothing left to tell out of the journal. One that is out already stays so. */
export const closeRun = (folder: string, id: string): Effect.Effect<void, JournalError> =>
  Effect.flatMap(runFolder(folder, id), (path) => attempt(path, () => removeRun(folder, id)))
