/** What is told of a run whose process is gone: what was seen, and that the rest was not. Pure. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import type { Evidence } from "../domain/Evidence.ts"
import { calledAtEnd } from "../domain/Mentions.ts"
import * as Outcome from "../domain/Outcome.ts"
import type { RunEnded } from "../domain/RunEvent.ts"
import { outOfMemory, perhapsOutOfMemory } from "../evidence/killEvidence.ts"
import type { OomCounters } from "../evidence/OomCounters.ts"
import { mentionsIn } from "../journal/JournalEntry.ts"
import type { Exited, OpenRun } from "../journal/readRun.ts"

/** What there was to see when somebody looked. */
export interface Sight {
  /** In milliseconds since the epoch. */
  readonly now: number
  readonly oom: OomCounters
  /** The end of its log files; none where it has none. */
  readonly output: RunEnded["output"]
  /** What a scheduler had announced for this time. */
  readonly announced: Evidence | undefined
  /** It is the command of a wrapper that had ended before it. */
  readonly outlivedWrapper: boolean
}

const evidenceOf = ({ entry, beat }: OpenRun, { oom, announced }: Sight): Evidence => {
  const { own, machine, limit } = Option.getOrUndefined(beat)?.oom ?? entry.oom
  const counters = { before: { own, machine, limit }, after: oom }
  return outOfMemory(counters) ?? announced ?? perhapsOutOfMemory(counters) ?? { _tag: "Vanished" }
}

/**
 * What a noted exit means, where whoever noted it did not say. Code 0 says that a command has done all that it had to do;
 * of a program, that it ended while its run was open: `process.exit(0)` on a signal does so, and a process with nothing
 * left to wait for.
 */
export const outcomeOfExit = ({ code, outcome }: Exited, { command, awaits }: OpenRun["entry"]): Outcome.Outcome => {
  if (outcome !== undefined) return outcome
  if (code !== 0) return { _tag: "Failed", exitCode: code }
  const isCommand = command !== undefined || awaits !== undefined
  return isCommand ? { _tag: "Finished" } : { _tag: "Lost", evidence: { _tag: "EndedEarly" } }
}

/** Of a process that came to its own end that was noted; one that was killed could note nothing. */
const outcomeOf = (run: OpenRun, sight: Sight): Outcome.Outcome => {
  if (Option.isSome(run.exit)) return outcomeOfExit(run.exit.value, run.entry)
  if (sight.outlivedWrapper) return { _tag: "Lost", evidence: { _tag: "EndedUnseen" } }
  return { _tag: "Killed", evidence: evidenceOf(run, sight) }
}

/** The clock may have been set back meanwhile, and no run ends before it starts. */
const endedAt = ({ entry, exit }: OpenRun, { now }: Sight): number =>
  Math.max(entry.at, Option.match(exit, { onNone: () => now, onSome: ({ at }) => at }))

/** The end of a run, as it is told by somebody else. */
export const endOf = (run: OpenRun, sight: Sight): RunEnded => {
  const { entry, beat } = run
  const outcome = outcomeOf(run, sight)
  const at = endedAt(run, sight)
  const last = Option.getOrUndefined(beat)
  return {
    _tag: "RunEnded",
    run: entry.run,
    at: DateTime.unsafeMake(at),
    outcome,
    duration: Duration.millis(at - entry.at),
    metrics: last?.metrics,
    output: sight.output ?? last?.output,
    alertsHeldBack: 0,
    mentions: calledAtEnd(mentionsIn(entry), outcome)
  }
}

/** Whether the run asked not to be told of such an end. */
export const isUntold = ({ entry }: OpenRun, { outcome, duration }: RunEnded): boolean => {
  if (entry.events === "failure") return !Outcome.isTrouble(outcome)
  return outcome._tag === "Finished" && Duration.toMillis(duration) < (entry.minDuration ?? 0)
}
