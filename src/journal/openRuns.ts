/** All runs in the journal. No file in it is trusted: what is not of a run is counted and set aside. */
import { mkdirSync, readdirSync, renameSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { foundIn, type OpenRun } from "./readRun.ts"
import { isRunId, runsIn } from "./runFolder.ts"

export interface OpenRuns {
  readonly runs: ReadonlyArray<OpenRun>
  /** The names of what was set aside. */
  readonly foreign: ReadonlyArray<string>
}

const namesIn = Option.liftThrowable((path: string) => readdirSync(path))

/** Where what is not of a run is put, for somebody to look at. */
export const asideIn = (folder: string): string => join(folder, "aside")

const setAside = Option.liftThrowable((folder: string, name: string) => {
  mkdirSync(asideIn(folder), { recursive: true, mode: 0o700 })
  renameSync(join(runsIn(folder), name), join(asideIn(folder), `${name}.${process.hrtime.bigint()}`))
})

/** In the order of their starts. */
export const openRuns = (folder: string): Effect.Effect<OpenRuns> =>
  Effect.sync(() => {
    const runs: Array<OpenRun> = []
    const foreign: Array<string> = []
    for (const name of Option.getOrElse(namesIn(runsIn(folder)), (): ReadonlyArray<string> => []).toSorted()) {
      if (name.startsWith(".")) continue // what is being removed
      const found = isRunId(name) ? foundIn(join(runsIn(folder), name), name) : { _tag: "Foreign" as const }
      if (found._tag === "Run") runs.push(found.run)
      if (found._tag === "Foreign" && Option.isSome(setAside(folder, name))) foreign.push(name)
    }
    return { runs, foreign }
  })
