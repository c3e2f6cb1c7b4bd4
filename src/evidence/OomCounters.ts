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

/** Version 2 has the one file, version 1 the other. */
const countOf = ({ folder }: ControlGroup): number | undefined =>
  oomKills(textIn(join(folder, "memory.events"))) ?? oomKills(textIn(join(folder, "memory.oom_control")))

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

/**
 * The counters as of now; what the system does not show is absent. To be read before the command starts, and as soon as
 * it has ended: a control group may vanish. These files are the kernel's own and never wait, so they are read at once.
 * `root` is where `/proc` and `/sys` are.
 */
export const readOomCounters = (root = "/"): Effect.Effect<OomCounters> =>
  Effect.sync(() => {
    const groups = controlGroups(textIn(join(root, "proc/self/cgroup")), join(root, "sys/fs/cgroup"))
    const own = groups.find((group) => countOf(group) !== undefined)
    return {
      own: own === undefined ? undefined : countOf(own),
      machine: oomKills(textIn(join(root, "proc/vmstat"))),
      limit: own === undefined ? undefined : narrowest(own)
    }
  })
