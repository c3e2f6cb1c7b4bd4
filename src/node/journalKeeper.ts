/** Keeps the runs of a program in the journal, each with a watchdog. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { readOomCounters } from "../evidence/OomCounters.ts"
import { ownIdentity } from "../journal/identify.ts"
import { Locale } from "../locale/Locale.ts"
import type { Keeping, KeptRun, Service } from "../run/Keeper.ts"
import type { Address } from "../slack/Address.ts"
import type { Service as Notifier } from "../slack/Notifier.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { entryOf } from "./entryOf.ts"
import { keepingOf } from "./keepingOf.ts"
import { noteExits } from "./noteExits.ts"
import { type Kept, openKept } from "./openKept.ts"
import { enter, note, notifierOf, release } from "./sharedRuns.ts"

export interface JournalOptions {
  /** The folder of all that runbell keeps. */
  readonly folder: string
  /** The fingerprint of where the runs are told. */
  readonly destination: string
  /** What that is the fingerprint of. */
  readonly address?: Address | undefined
  /** The command line of what reports a death, without the run's id. */
  readonly report: ReadonlyArray<string> | undefined
  /** Who tells of the runs. */
  readonly notifier: Notifier
}

const unkept: Keeping = { claim: () => Effect.succeed(true), settle: () => Effect.void }

const open = Effect.fnUntraced(function* ({ folder, destination, address, report }: JournalOptions, run: KeptRun) {
  const { language, timeZone } = yield* Locale
  const entry = entryOf({
    ...run,
    process: yield* ownIdentity(),
    command: undefined,
    awaits: undefined,
    destination,
    language,
    timeZone,
    oom: yield* readOomCounters(),
    logs: {},
    policy: yield* SlackPolicy
  })
  return yield* openKept({ folder, entry, address, report, keep: "durable", environment: process.env })
})

const hold = Effect.fnUntraced(function* (
  kept: Kept,
  notifier: Pick<Notifier, "can" | "enqueue">,
  { metrics }: KeptRun
): Effect.fn.Return<Keeping> {
  const forget = noteExits(kept)
  const look = () => ({ metrics: metrics() })
  const { claim, settle } = yield* keepingOf(kept, { by: "program", look, notifier })
  return {
    claim,
    settle: (outcome, settled) => Effect.ensuring(settle(outcome, settled), Effect.sync(forget))
  }
})

const keepOnce = Effect.fnUntraced(function* (options: JournalOptions, run: KeptRun): Effect.fn.Return<Keeping> {
  const { folder } = options
  const { id } = run.started.run
  const kept = yield* open(options, run)
  if (Option.isNone(kept)) return unkept
  note(folder, id, kept.value)
  return yield* hold(kept.value, notifierOf(folder, id, options), run)
})

/**
 * Of several destinations with one folder, one keeps a run: a second claim of its end would be refused, and the end be
 * told by nobody. A death is told to all that were told of its start.
 */
export const journalKeeper = (options: JournalOptions): Service => ({
  keep: (run) =>
    Effect.suspend(() => {
      const { folder } = options
      const { id } = run.started.run
      if (!enter(folder, id, options)) return Effect.succeed(unkept)
      const leave = Effect.sync(() => release(folder, id))
      return Effect.map(keepOnce(options, run), ({ claim, settle }) => ({
        claim,
        settle: (outcome, settled) => Effect.ensuring(settle(outcome, settled), leave)
      }))
    })
})
