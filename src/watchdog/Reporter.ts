/** What the watchdog starts when its run is gone: why, with what means, and how it ends. */
import type * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import type { Evidence } from "../domain/Evidence.ts"
import type { RunEnded } from "../domain/RunEvent.ts"
import type { JournalEntry } from "../journal/JournalEntry.ts"
import type { ProcessIdentity } from "../journal/ProcessIdentity.ts"
import type { Carrier } from "../outbox/Carrier.ts"

/** Why it is called; see the watchdog's options. */
export type Why = "death" | "flush" | "outlived"

/** What it can do besides reading the journal. */
export interface Reporter {
  /** The folder of all that runbell keeps. */
  readonly folder: string
  /** Who carries messages to it; none where the secret of the destination is not known here. */
  readonly carrierTo: (destination: string) => Effect.Effect<Option.Option<Carrier>>
  /** The end of the run's log files, without secrets. */
  readonly lastLines: (logs: JournalEntry["logs"]) => Effect.Effect<RunEnded["output"]>
  /** What a scheduler has announced for this time, in milliseconds since the epoch. */
  readonly announced: (now: number) => Evidence | undefined
}

/** `StillRuns`: this process has to end first. */
export type Reported =
  | { readonly _tag: "Done" }
  | { readonly _tag: "StillRuns"; readonly process: Pick<ProcessIdentity, "pid" | "startTicks"> }

export const done: Reported = { _tag: "Done" }
