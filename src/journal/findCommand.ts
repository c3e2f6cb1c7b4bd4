/** Finds the command of a wrapper that was killed before it could write down which process it had started. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { identityOf, ownIdentity } from "./identify.ts"
import type { JournalEntry } from "./JournalEntry.ts"
import { judge } from "./judge.ts"
import type { ProcessIdentity } from "./ProcessIdentity.ts"
import { startOf } from "./startOf.ts"

const read = Option.liftThrowable((path: string) => readFileSync(path, "latin1"))

const pidsIn = Option.liftThrowable((root: string) =>
  readdirSync(join(root, "proc"))
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
)

/** The variable by which a wrapped command, and all that it starts, knows its run; see `childEnvironment`. */
const marks = (environment: string, id: string): boolean => `\0${environment}`.includes(`\0RUNBELL_RUN_ID=${id}\0`)

const startedAt = (pid: number, root: string): number => {
  const start = startOf(pid, root)
  return typeof start === "string" || start.isOver ? Infinity : start.startTicks
}

/** The first of the run's processes that still run. Only those of the same user show their variables. */
const firstOf = (id: string, root: string): number | undefined =>
  Option.getOrElse(pidsIn(root), (): ReadonlyArray<number> => [])
    .filter((pid) => Option.exists(read(join(root, `proc/${pid}/environ`)), (environment) => marks(environment, id)))
    .map((pid) => ({ pid, at: startedAt(pid, root) }))
    .filter(({ at }) => at < Infinity)
    .toSorted((one, other) => one.at - other.at)[0]?.pid

/** On another machine, and after a boot of this one, there is nothing to look for. */
const isHere = ({ process, at }: JournalEntry, root: string): Effect.Effect<boolean> =>
  Effect.map(judge(process, at, root), (judgement) => judgement === "dead" || judgement === "alive")

/** As it was written down; else as it is found, where the run is that of a wrapper. `root` is where `/proc` is. */
export const commandOf = Effect.fnUntraced(function* (
  entry: JournalEntry,
  root = "/"
): Effect.fn.Return<ProcessIdentity | undefined> {
  if (entry.command !== undefined || entry.awaits !== "command" || !(yield* isHere(entry, root))) return entry.command
  const pid = firstOf(entry.run.id, root)
  const own = yield* ownIdentity(root)
  return pid === undefined || pid === own.pid ? undefined : yield* identityOf(pid, root)
})
