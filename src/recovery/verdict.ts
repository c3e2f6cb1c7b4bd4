/** What is to be done about a run of the journal, given what can be seen of it now. Pure. It claims no more than was seen. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import { calledAtEnd } from "../domain/Mentions.ts"
import type { Job } from "../domain/Origin.ts"
import type { Outcome } from "../domain/Outcome.ts"
import type { AlertRaised, RunEnded } from "../domain/RunEvent.ts"
import type { Beat } from "../journal/Beat.ts"
import type { Claim } from "../journal/Claim.ts"
import { mentionsIn } from "../journal/JournalEntry.ts"
import type { Judgement } from "../journal/judge.ts"
import type { OpenRun } from "../journal/readRun.ts"
import type { Standing } from "../journal/standingClaim.ts"
import { isUntold, outcomeOfExit } from "../watchdog/endOf.ts"
import { heardBefore, resumed } from "./takeBack.ts"

/** What can be seen of a run. */
export interface Sight {
  readonly open: OpenRun
  readonly process: Judgement
  /** Its next sign of life is late, if it still gives any. */
  readonly missesBeats: boolean
  /** Of the command, where it is a process of its own. */
  readonly command: Judgement | undefined
  /** Of who has claimed the end. */
  readonly holder: Judgement | undefined
  /** When it last wrote into one of its logs, in milliseconds. */
  readonly logged: number | undefined
  /** Whether its alarm has gone off: Slack itself has said that it fell silent. */
  readonly hasAlarmed: boolean
  /** In milliseconds. */
  readonly now: number
  /** The job that this process is a part of, which may be the same one again. */
  readonly job: Job | undefined
}

/**
 * `Leave`: it goes on, or somebody else sees to it. `Close`: nothing is left to tell. `Finish`: it was claimed by
 * somebody who has died, and may have told it. `Tell`: nobody has; `isFresh` where its watchdog may be about to, or the
 * run itself about to beat, and `presumed` where nothing speaks for its end but silence. `TakeBack`: it was told so, and
 * is heard of again.
 */
export type Verdict =
  | { readonly _tag: "Leave" }
  | { readonly _tag: "Close" }
  | { readonly _tag: "Finish"; readonly claim: Claim; readonly lapsed: boolean }
  | { readonly _tag: "Tell"; readonly event: RunEnded; readonly isFresh: boolean; readonly presumed: boolean }
  | { readonly _tag: "TellAgain"; readonly event: RunEnded }
  | { readonly _tag: "TakeBack"; readonly event: AlertRaised }

const leave: Verdict = { _tag: "Leave" }
const close: Verdict = { _tag: "Close" }

const isOver = (judgement: Judgement | undefined): boolean => judgement === "dead" || judgement === "rebooted"

const lastSignOf = ({ open: { entry, beat }, logged }: Sight): number =>
  Math.max(entry.at, Option.match(beat, { onNone: () => 0, onSome: ({ at }) => at }), logged ?? 0)

/** A clock that was set back makes it younger, never older. */
const isSilentSince = (at: number, { open: { entry }, now }: Sight): boolean =>
  entry.silence > 0 && now - at > entry.silence

const isSame = (one: Job, other: Job): boolean =>
  one.id !== undefined &&
  (["launcher", "id", "task", "rank"] as const).every((property) => one[property] === other[property])

/** A launcher starts a job again only when the attempt before is over, wherever that ran. */
const requeuedBy = ({ open: { entry }, job }: Sight): string | undefined => {
  const before = entry.run.origin?.job
  if (before === undefined || job === undefined || !isSame(before, job)) return undefined
  return (job.attempt ?? 1) > (before.attempt ?? 1) ? job.launcher : undefined
}

const outcomeOf = (sight: Sight): Outcome => {
  const launcher = requeuedBy(sight)
  const lastSignOfLife = DateTime.unsafeMake(lastSignOf(sight))
  return Option.match(sight.open.exit, {
    onSome: (exit) => outcomeOfExit(exit, sight.open.entry),
    onNone: () => {
      if (launcher !== undefined) return { _tag: "Killed", evidence: { _tag: "Requeued", launcher } }
      if (sight.process === "rebooted") return { _tag: "Lost", lastSignOfLife, evidence: { _tag: "Rebooted" } }
      if (sight.process === "dead") return { _tag: "Lost", lastSignOfLife, evidence: { _tag: "Vanished" } }
      return { _tag: "Lost", lastSignOfLife }
    }
  })
}

/** An exit was at its own time; every other end was found now, and lasted as long as there were signs of life. */
const eventOf = (sight: Sight): RunEnded => {
  const { entry, beat, exit } = sight.open
  const outcome = outcomeOf(sight)
  const exited = Option.getOrUndefined(exit)?.at
  return {
    _tag: "RunEnded",
    run: entry.run,
    at: DateTime.unsafeMake(exited ?? sight.now),
    outcome,
    duration: Duration.millis(Math.max(0, (exited ?? lastSignOf(sight)) - entry.at)),
    metrics: Option.getOrUndefined(beat)?.metrics,
    output: Option.getOrUndefined(beat)?.output,
    alertsHeldBack: 0,
    mentions: calledAtEnd(mentionsIn(entry), outcome)
  }
}

const told = (sight: Sight, how: { readonly isFresh: boolean; readonly presumed: boolean }): Verdict => {
  const event = eventOf(sight)
  // Where a code was noted, its end is more than a silence.
  const isSaid = sight.hasAlarmed && event.outcome._tag === "Lost" && Option.isNone(sight.open.exit)
  return isSaid || isUntold(sight.open, event) ? close : { _tag: "Tell", event, ...how }
}

const onUnclaimed = (sight: Sight): Verdict => {
  if (sight.process === "alive") return leave
  if (requeuedBy(sight) !== undefined) return told(sight, { isFresh: false, presumed: false })
  if (sight.process === "rebooted") return told(sight, { isFresh: !sight.missesBeats, presumed: false })
  // The command outlived its wrapper: it is not over yet.
  if (sight.process === "dead")
    return sight.command === "alive" ? leave : told(sight, { isFresh: true, presumed: false })
  if (!isSilentSince(lastSignOf(sight), sight)) return leave
  return told(sight, { isFresh: false, presumed: Option.isNone(sight.open.exit) })
}

/** A beat after the one that was told as the last: both are by the clock of the run's own machine. */
const beatSince = (claim: Claim, { open: { beat, entry } }: Sight): Option.Option<Beat> =>
  Option.filter(beat, ({ at }) => at > heardBefore(claim, entry))

const onTold = ({ claim, isTakenBack }: Standing, sight: Sight): Verdict => {
  if (isOver(sight.process)) return close
  const presumed = Option.getOrUndefined(Option.filter(claim, ({ presumed }) => presumed === true))
  if (presumed === undefined) return leave
  if (isTakenBack) {
    return isSilentSince(lastSignOf(sight), sight) ? told(sight, { isFresh: false, presumed: true }) : leave
  }
  return Option.match(beatSince(presumed, sight), {
    onNone: () => leave,
    onSome: (beat) => ({ _tag: "TakeBack", event: resumed(sight.open.entry, presumed, beat) })
  })
}

const onClaimed = (standing: Standing, sight: Sight): Verdict => {
  const { process, holder } = sight
  const { claim, isTold } = standing
  if (isTold) return onTold(standing, sight)
  return Option.match(claim, {
    // Nobody knows who claimed it, and what was told.
    onNone: () => (isOver(process) ? { _tag: "TellAgain", event: eventOf(sight) } : leave),
    onSome: (claim) => {
      const lapsed = (holder === "elsewhere" || holder === "unknown") && isSilentSince(claim.at, sight)
      return isOver(holder) || lapsed ? { _tag: "Finish", claim, lapsed } : leave
    }
  })
}

export const verdictOn = (sight: Sight): Verdict =>
  Option.match(sight.open.standing, {
    onNone: () => onUnclaimed(sight),
    onSome: (standing) => onClaimed(standing, sight)
  })
