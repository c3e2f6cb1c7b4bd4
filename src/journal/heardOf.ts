/** When a machine was last heard of in a run's folder, as it was between two boots. */
import * as Option from "effect/Option"
import type { ProcessIdentity } from "./ProcessIdentity.ts"
import type { OpenRun } from "./readRun.ts"

/** In milliseconds, for the boot that the process belongs to; 0 where nothing in the folder is by that one. */
export const heardOf = ({ entry, beat, standing }: OpenRun, { bootId }: ProcessIdentity): number => {
  const claim = Option.getOrUndefined(Option.flatMap(standing, ({ claim }) => claim))
  const beats = Option.match(beat, { onNone: () => 0, onSome: ({ at }) => at })
  return Math.max(
    entry.process.bootId === bootId ? Math.max(entry.at, beats) : 0,
    claim !== undefined && claim.process.bootId === bootId ? claim.at : 0
  )
}
