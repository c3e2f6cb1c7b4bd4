/** Writes a run down and has a process watch over it. A start waits for this, so that nothing heavy is loaded for it. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { JournalEntry } from "../journal/JournalEntry.ts"
import type { JournalError } from "../journal/JournalError.ts"
import { openRun } from "../journal/openRun.ts"
import type { Address } from "../slack/Address.ts"
import { startWatchdog, type Watchdog } from "../watchdog/startWatchdog.ts"

/** A run that is told of, whatever ends its process. */
export interface Kept {
  /** The folder of all that runbell keeps. */
  readonly folder: string
  readonly id: string
  readonly entry: JournalEntry
  readonly watchdog: Watchdog
}

export interface KeptOptions {
  readonly folder: string
  readonly entry: JournalEntry
  /** Where the run is told, for who could not look it up. */
  readonly address?: Address | undefined
  /** The command line of what reports a death; the run's id comes after it. None: nobody watches, and a later process finds the run. */
  readonly report: ReadonlyArray<string> | undefined
  /** `passing` where what is written is amended soon, so that the start does not wait for the disk. */
  readonly keep: "durable" | "passing"
  /** The watchdog's variables. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

const unwatched: Watchdog = { goodbye: Effect.void, handOver: Effect.void }

const unkept = ({ message }: { readonly message: string }) =>
  Effect.as(Effect.logWarning(`runbell: if this run is killed, nobody will be told. ${message}`), Option.none<Kept>())

const open = ({ folder, entry, report, keep, environment }: KeptOptions) =>
  openRun(folder, entry, keep).pipe(
    Effect.zipRight(
      report === undefined
        ? Effect.succeed(unwatched)
        : startWatchdog({
            report: [...report, entry.run.id],
            environment: { ...environment, RUNBELL_STATE: folder }
          })
    ),
    Effect.map((watchdog) => Option.some({ folder, id: entry.run.id, entry, watchdog }))
  )

const hasNoRoom = ({ code }: JournalError): boolean => code === "ENOSPC" || code === "EDQUOT"

/** Loaded where it is needed. */
const openElsewhere = (options: KeptOptions, error: JournalError) =>
  Effect.promise(() => import("./placeElsewhere.ts")).pipe(
    Effect.flatMap(({ placeElsewhere }) => placeElsewhere(options, error)),
    Effect.flatMap((folder) => open({ ...options, folder }))
  )

/** None where the journal cannot be written: the run goes on as it is. On a full disk it is kept in the temporary folder. */
export const openKept = (options: KeptOptions): Effect.Effect<Option.Option<Kept>> =>
  open(options).pipe(
    Effect.catchIf(hasNoRoom, (error) => openElsewhere(options, error)),
    Effect.catchAll(unkept)
  )
