/** The kernel's counters of a little while ago: what rose since the start of a long run may have been anybody's, at any time. */
import type { OomCounters } from "./OomCounters.ts"

export interface RecentCounters {
  readonly note: (counters: OomCounters) => void
  /**
   * Those before the ones that were noted last: a process counts as killed before it is gone, and takes the longer the
   * more memory it has.
   */
  readonly earlier: () => OomCounters
}

/** `first` are those of the start. */
export const recentCounters = (first: OomCounters): RecentCounters => {
  let [earlier, last] = [first, first]
  return {
    note: (counters) => {
      ;[earlier, last] = [last, counters]
    },
    earlier: () => earlier
  }
}
