/** A control group of a test's own with a limit, in which the kernel really kills for memory, where the machine lets one be made. */
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Array, Effect, Option, Schedule, type Scope } from "effect"
import { controlGroups } from "../../src/evidence/controlGroup.ts"
import { kill } from "./processes.ts"

/** In bytes: more than Node needs. */
export const memoryLimit = 256 * 1_024 * 1_024

/** The file that sets the limit, in the two versions of control groups. */
const limitFiles = ["memory.limit_in_bytes", "memory.max"]

/** Swap would only put it off. */
const swapFiles = ["memory.swappiness", "memory.swap.max"]

const limited = Option.liftThrowable((folder: string): string => {
  mkdirSync(folder)
  const set = Option.liftThrowable((file: string, to: number) =>
    writeFileSync(join(folder, file), String(to), { flag: "r+" })
  )
  for (const file of swapFiles) set(file, 0)
  if (limitFiles.some((file) => Option.isSome(set(file, memoryLimit)))) return folder
  rmdirSync(folder)
  throw new Error("no limit can be set")
})

const groups = Option.liftThrowable(() => controlGroups(readFileSync("/proc/self/cgroup", "utf8"), "/sys/fs/cgroup"))

let made = 0

/** In the first place where one can be made. */
const make = (): Option.Option<string> => {
  made += 1
  return Array.findFirst(
    Option.getOrElse(groups(), () => []),
    ({ folder }) => limited(join(folder, `runbell-test-${process.pid}-${made}`))
  )
}

const removed = Option.liftThrowable(rmdirSync)

const membersOf = Option.liftThrowable((folder: string) =>
  readFileSync(join(folder, "cgroup.procs"), "utf8").split("\n").filter(Boolean).map(Number)
)

/** With all that still runs in it. The kernel lets it go a little after the last of them. */
const remove = (folder: string) =>
  Effect.sync(() => {
    for (const pid of Option.getOrElse(membersOf(folder), () => [])) kill(pid)
    return Option.isSome(removed(folder))
  }).pipe(Effect.repeat({ until: (isGone) => isGone, schedule: Schedule.spaced("10 millis") }))

/** Why the tests that need one are left out, to be added to their names; none where they are not. */
export const noMemoryGroup: string | undefined = Option.match(make(), {
  onNone: () => " (left out: nobody may limit the memory of a control group here)",
  onSome: (folder) => (rmdirSync(folder), undefined)
})

/** The folder of a new one. */
export const memoryGroup: Effect.Effect<string, never, Scope.Scope> = Effect.acquireRelease(
  Effect.sync(() => Option.getOrThrow(make())),
  remove
)

/** The command line in the group from its first moment on. */
export const inGroup = (folder: string, argv: ReadonlyArray<string>): ReadonlyArray<string> => [
  "sh",
  "-c",
  'echo $$ >"$0/cgroup.procs" && exec "$@"',
  folder,
  ...argv
]
