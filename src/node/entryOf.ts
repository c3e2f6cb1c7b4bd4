/** What the journal is told of a run when it starts. Pure. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import type { RunStarted } from "../domain/RunEvent.ts"
import type { OomCounters } from "../evidence/OomCounters.ts"
import type { JournalEntry } from "../journal/JournalEntry.ts"
import type { RunOptions } from "../run/RunOptions.ts"
import type { Policy } from "../slack/SlackPolicy.ts"

export interface Known
  extends Pick<JournalEntry, "process" | "command" | "awaits" | "destination" | "language" | "timeZone"> {
  /** Its texts went through the `Redactor`. */
  readonly started: Pick<RunStarted, "run" | "at">
  readonly options: RunOptions
  readonly oom: OomCounters
  readonly logs: JournalEntry["logs"]
  readonly policy: Pick<Policy, "silenceAfter">
}

export const entryOf = ({ started: { run, at }, options, policy, ...known }: Known): JournalEntry => ({
  version: 1,
  run,
  at: DateTime.toEpochMillis(at),
  mentions: options.mentions?.who ?? [],
  mentionWhen: options.mentions?.when ?? "failure",
  events: options.events ?? "all",
  minDuration: options.minDuration === undefined ? undefined : Duration.toMillis(options.minDuration),
  silence: Duration.toMillis(policy.silenceAfter),
  ...known
})
