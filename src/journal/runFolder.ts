/** Where a run's files are, and how they are called. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { JournalError } from "./JournalError.ts"

/** All runs of a state folder. */
export const runsIn = (folder: string): string => join(folder, "runs")

/** A run's id becomes a folder's name, and nothing else: it may come from a file that anybody wrote. */
export const isRunId = (id: string): boolean => /^[a-z0-9-]{1,64}$/u.test(id)

/** The folder of one run. */
export const runFolder = (folder: string, id: string): Effect.Effect<string, JournalError> =>
  isRunId(id)
    ? Effect.succeed(join(runsIn(folder), id))
    : Effect.fail(new JournalError({ path: runsIn(folder), code: "not a run's id" }))

export const fileNames = {
  entry: "run.json",
  beat: "beat.json",
  exit: "exit.json",
  told: "told",
  alive: "alive"
} as const

/** The first claim, and those that take over from a holder who died. The last one counts. */
export const claimName = (generation: number): string => (generation === 1 ? "end.json" : `end.${generation}.json`)

/** Which claim a file is; none where it is no claim. */
export const generationOf = (name: string): number | undefined => {
  const [, number] = /^end(?:\.([1-9]\d{0,5}))?\.json$/u.exec(name) ?? [undefined, "0"]
  if (number === undefined) return 1
  return Number(number) > 1 ? Number(number) : undefined
}

const names: ReadonlySet<string> = new Set(Object.values(fileNames))

/** Whether runbell gives that name to a file in a run's folder. */
export const isOwnName = (name: string): boolean => names.has(name) || generationOf(name) !== undefined
