/** What the kernel's counters say of a process that was killed with SIGKILL. Pure. */
import type { Evidence } from "../domain/Evidence.ts"
import type { OomCounters } from "./OomCounters.ts"

export interface Counters {
  readonly before: OomCounters
  readonly after: OomCounters
}

/** By how much a counter rose; absent where it was not there at both times. */
const rise = ({ before, after }: Counters, counter: "own" | "machine"): number | undefined => {
  const [from, to] = [before[counter], after[counter]]
  return from === undefined || to === undefined ? undefined : Math.max(0, to - from)
}

/** How many processes of the own control group were killed for memory meanwhile. */
export const ownKills = (counters: Counters): number => rise(counters, "own") ?? 0

/** Certain, since a process of the own control group was killed for memory, and one with SIGKILL. */
export const outOfMemory = (counters: Counters): Evidence | undefined =>
  ownKills(counters) > 0 ? { _tag: "OutOfMemory", limit: counters.after.limit ?? counters.before.limit } : undefined

/** The command may run in a control group that is not seen from here: then only the machine's counter rises. */
export const perhapsOutOfMemory = (counters: Counters): Evidence | undefined => {
  const killed = rise(counters, "machine") ?? 0
  return killed > 0 ? { _tag: "PerhapsOutOfMemory", killed } : undefined
}

/** Absent where there is no counter to see: then nothing is known. */
export const notOutOfMemory = (counters: Counters): Evidence | undefined =>
  rise(counters, "own") === undefined && rise(counters, "machine") === undefined
    ? undefined
    : { _tag: "NotOutOfMemory" }
