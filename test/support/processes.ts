/** Looks at the machine's processes as /proc shows them. */
import { readdirSync, readFileSync } from "node:fs"
import { Effect, Option, Schedule } from "effect"

const read = (path: string): string =>
  Option.getOrElse(Option.liftThrowable(() => readFileSync(path, "latin1"))(), () => "")

const pids = (): ReadonlyArray<number> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)

/** The fields of /proc/PID/stat from the third on, the state; none where there is no such process. */
const fields = (pid: number): ReadonlyArray<string> =>
  read(`/proc/${pid}/stat`)
    .replace(/^.*\) /su, "")
    .split(" ")

/** When it started, in the kernel's ticks. */
export const ticksOf = (pid: number): string => fields(pid)[19] ?? ""

/** A zombie does not run. */
export const runs = (pid: number): boolean => !["", "Z", "X"].includes(fields(pid)[0] ?? "")

/** It is held by a signal. */
export const isHeld = (pid: number): boolean => fields(pid)[0] === "T"

export const childrenOf = (pid: number): ReadonlyArray<number> =>
  pids().filter((other) => fields(other)[1] === String(pid))

export const inSession = (leader: number): ReadonlyArray<number> =>
  pids().filter((pid) => fields(pid)[3] === String(leader))

/** The process and all that descend from it, as a launcher finds them that kills a whole tree. */
export const treeOf = (pid: number): ReadonlyArray<number> => [pid, ...childrenOf(pid).flatMap(treeOf)]

/** All that have the text in their command line. */
export const namedAfter = (text: string): ReadonlyArray<number> =>
  pids().filter((pid) => runs(pid) && read(`/proc/${pid}/cmdline`).includes(text))

/** All that have the text in their variables. */
export const withVariable = (text: string): ReadonlyArray<number> =>
  pids().filter((pid) => runs(pid) && read(`/proc/${pid}/environ`).includes(text))

/** To one that is gone already nothing happens. */
export const kill = (pid: number, signal: NodeJS.Signals = "SIGKILL"): void => {
  Option.liftThrowable(process.kill)(pid, signal)
}

/** Looks until it is so; a test's own limit ends one that never is. */
export const until = (isSo: () => boolean): Promise<void> =>
  Effect.runPromise(
    Effect.sync(isSo).pipe(Effect.repeat({ until: (is) => is, schedule: Schedule.spaced("10 millis") }), Effect.asVoid)
  )
