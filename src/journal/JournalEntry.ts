/** What is written of a run when it starts: all that somebody else needs to tell its end. No secret is in it. */
import * as Schema from "effect/Schema"
import { Mention } from "../domain/Mention.ts"
import { type Mentions, MentionWhen } from "../domain/Mentions.ts"
import { MetricValue } from "../domain/Metrics.ts"
import { Run } from "../domain/Run.ts"
import { ProcessIdentity } from "./ProcessIdentity.ts"

/** Milliseconds since the epoch, no further than a date goes. */
export const Millis = Schema.Int.pipe(Schema.between(0, 8_640_000_000_000_000))

const count = Schema.optional(Schema.NonNegativeInt)

const finite = Schema.JsonNumber.pipe(Schema.nonNegative())

/** In milliseconds; infinite where somebody wants it to be for ever. */
const time = MetricValue.pipe(Schema.nonNegative())

/** The kernel's counters of what it killed for memory; see `OomCounters`. */
export const Oom = Schema.Struct({ own: count, machine: count, limit: count })

/** A file that an output goes to, and how much of it was there before. */
const LogFile = Schema.Struct({
  path: Schema.String,
  device: finite,
  inode: finite,
  size: finite
})

/** A fingerprint. */
const Place = Schema.String.pipe(Schema.pattern(/^[0-9a-f]{16}$/u))

/** A run in the journal. */
export const JournalEntry = Schema.Struct({
  version: Schema.Literal(1),
  run: Run,
  /** When it started. */
  at: Millis,
  /** The process that tells of it. */
  process: ProcessIdentity,
  /** The process that is told of, where it is another one. */
  command: Schema.optional(ProcessIdentity),
  /** It is the run of a command that is about to be started, and whose process is noted then. */
  awaits: Schema.optional(Schema.Literal("command")),
  /** The fingerprint of where it is told. */
  destination: Place,
  /** Where else it is told, where several share the folder. */
  alsoTo: Schema.optional(Schema.Array(Place)),
  language: Schema.String,
  timeZone: Schema.String,
  /** Whom to call. */
  mentions: Schema.Array(Mention),
  /** When to call them. Not written by those who wrote entries before it was there. */
  mentionWhen: Schema.optionalWith(MentionWhen, { default: (): MentionWhen => "failure" }),
  events: Schema.Literal("all", "end", "failure"),
  minDuration: Schema.optional(time),
  /** As of the start. */
  oom: Oom,
  logs: Schema.Struct({ stderr: Schema.optional(LogFile), stdout: Schema.optional(LogFile) }),
  /** For how long without a beat it counts as silent; 0 where it does not beat. */
  silence: time
}).annotations({ identifier: "JournalEntry" })

export type JournalEntry = typeof JournalEntry.Type

/** Whom the run calls, and when. */
export const mentionsIn = ({ mentions, mentionWhen }: JournalEntry): Mentions => ({ who: mentions, when: mentionWhen })

/** Everywhere the run is told. */
export const placesIn = ({ destination, alsoTo = [] }: JournalEntry): ReadonlyArray<string> => [destination, ...alsoTo]
