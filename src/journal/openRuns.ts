/** All runs in the journal. No file in it is trusted, and what is not of a run is left as it is: it may be somebody's results. */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { foundIn, type OpenRun } from "./readRun.ts"
import { isRunId, runsIn } from "./runFolder.ts"

export interface OpenRuns {
  readonly runs: ReadonlyArray<OpenRun>
  /** The names of what looks like a run, and cannot be read as one. */
  readonly foreign: ReadonlyArray<string>
}

const namesIn = Option.liftThrowable((path: string) => readdirSync(path))

/** In the order of their starts. */
export const openRuns = (folder: string): Effect.Effect<OpenRuns> =>
  Effect.sync(() => {
    const runs: Array<OpenRun> = []
    const foreign: Array<string> = []
    for (const name of Option.getOrElse(namesIn(runsIn(folder)), (): ReadonlyArray<string> => []).toSorted()) {
      if (!isRunId(name)) continue
      const found = foundIn(join(runsIn(folder), name), name)
      if (found._tag === "Run") runs.push(found.run)
      if (found._tag === "Foreign") foreign.push(name)
    }
    return { runs, foreign }
  })
