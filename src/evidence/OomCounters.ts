/** How many processes the kernel has killed for memory so far: what rose meanwhile tells whether one of them was ours. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { type ControlGroup, controlGroups, withParents } from "./controlGroup.ts"

export interface OomCounters {
  /**
   * In this process's control group and those below it. The kernel counts each victim in its own group, whichever
   * group's limit, or the whole machine's, was reached; so a group that is killed as one counts, too.
   */
  readonly own: number | undefined
  /** On the whole machine. */
  readonly machine: number | undefined
  /** The narrowest limit of the control group and those around it, in bytes. */
  readonly limit: number | undefined
}

const read = Option.liftThrowable((path: string) => readFileSync(path, "utf8"))

const textIn = (path: string): string => Option.getOrElse(read(path), () => "")

/** The value after `oom_kill`, which all three files have on a line of its own. */
const oomKills = (text: string): number | undefined => {
  const count = /^oom_kill (\d+)$/mu.exec(text)?.[1]
  return count === undefined ? undefined : Number(count)
}

/** Version 2 has the one, version 1 the other. */
const counterNames = ["memory.events", "memory.oom_control"]

/** `max`, or a number that no machine has, stands for no limit. */
const limitOf = (folder: string): number => {
  const text = textIn(join(folder, "memory.max")) || textIn(join(folder, "memory.limit_in_bytes"))
  const limit = /^\d+\n?$/u.test(text) ? Number(text) : Number.POSITIVE_INFINITY
  return Number.isSafeInteger(limit) ? limit : Number.POSITIVE_INFINITY
}

const narrowest = (group: ControlGroup): number | undefined => {
  const limit = Math.min(...withParents(group).map(limitOf))
  return Number.isFinite(limit) ? limit : undefined
}

/** Where a process's group is counted, and its limit. */
interface Counting {
  readonly file: string | undefined
  readonly limit: number | undefined
}

const countingOf = (group: ControlGroup): Counting | undefined => {
  const file = counterNames.map((name) => join(group.folder, name)).find((file) => oomKills(textIn(file)) !== undefined)
  return file === undefined ? undefined : { file, limit: narrowest(group) }
}

const countingFor = (cgroups: string, root: string): Counting => {
  for (const group of controlGroups(cgroups, join(root, "sys/fs/cgroup"))) {
    const found = countingOf(group)
    if (found !== undefined) return found
  }
  return { file: undefined, limit: undefined }
}

/**
 * To be read again and again while a run lasts, for days and with little memory: what stays as it is, the file and the
 * limit, is looked up once, and anew where the process was put into another group. `root` is where `/proc` and `/sys` are.
 */
export const risingOomCounters = (root = "/"): Effect.Effect<OomCounters> => {
  const ownGroups = join(root, "proc/self/cgroup")
  const machine = join(root, "proc/vmstat")
  let cgroups: string | undefined
  let counting: Counting | undefined
  return Effect.sync(() => {
    const now = textIn(ownGroups)
    if (counting === undefined || now !== cgroups) {
      cgroups = now
      counting = countingFor(now, root)
    }
    const { file, limit } = counting
    return { own: file === undefined ? undefined : oomKills(textIn(file)), machine: oomKills(textIn(machine)), limit }
  })
}

/**
 * The counters as of now; what the system does not show is absent. To be read before the command starts, and as soon as
 * it has ended: a control group may vanish. These files are the kernel's own and never wait, so they are read at once.
 */
export const readOomCounters = (root = "/"): Effect.Effect<OomCounters> => Effect.suspend(() => risingOomCounters(root))
