/** Keeps the runs of a program in the journal, each with a watchdog. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { readOomCounters } from "../evidence/OomCounters.ts"
import { ownIdentity } from "../journal/identify.ts"
import { Locale } from "../locale/Locale.ts"
import type { Keeping, KeptRun, Service } from "../run/Keeper.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { entryOf } from "./entryOf.ts"
import { keepingOf } from "./keepingOf.ts"
import { noteExits } from "./noteExits.ts"
import { type Kept, openKept } from "./openKept.ts"

export interface JournalOptions {
  /** The folder of all that runbell keeps. */
  readonly folder: string
  /** The fingerprint of where the runs are told. */
  readonly destination: string
  /** The command line of what reports a death, without the run's id. */
  readonly report: ReadonlyArray<string> | undefined
}

const unkept: Keeping = { claim: () => Effect.succeed(true), settle: () => Effect.void }

const open = Effect.fnUntraced(function* ({ folder, destination, report }: JournalOptions, run: KeptRun) {
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
  return yield* openKept({ folder, entry, report, keep: "durable", environment: process.env })
})

const hold = Effect.fnUntraced(function* (kept: Kept, { metrics }: KeptRun): Effect.fn.Return<Keeping> {
  const forget = noteExits(kept)
  const { claim, settle } = yield* keepingOf(kept, { by: "program", look: () => ({ metrics: metrics() }) })
  return {
    claim,
    settle: (outcome, settled) => Effect.ensuring(settle(outcome, settled), Effect.sync(forget))
  }
})

export const journalKeeper = (options: JournalOptions): Service => ({
  keep: (run) =>
    Effect.flatMap(
      open(options, run),
      Option.match({ onNone: () => Effect.succeed(unkept), onSome: (kept) => hold(kept, run) })
    )
})
