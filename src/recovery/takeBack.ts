/** Takes back that a run was presumed to have ended: it has shown that it lives. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import { calledAtAlert } from "../domain/Mentions.ts"
import type { AlertRaised } from "../domain/RunEvent.ts"
import type { Beat } from "../journal/Beat.ts"
import type { Claim } from "../journal/Claim.ts"
import { type JournalEntry, mentionsIn } from "../journal/JournalEntry.ts"

/** When it was last heard of before it was presumed, in milliseconds. */
export const heardBefore = ({ message: { event } }: Claim, { at }: JournalEntry): number =>
  event._tag === "RunEnded" && event.outcome._tag === "Lost" && event.outcome.lastSignOfLife !== undefined
    ? DateTime.toEpochMillis(event.outcome.lastSignOfLife)
    : at

/** It goes on, though nothing was heard of it for so long. */
export const resumed = (entry: JournalEntry, claim: Claim, beat: Beat): AlertRaised => ({
  _tag: "AlertRaised",
  run: entry.run,
  at: DateTime.unsafeMake(beat.at),
  alert: {
    level: "info",
    reason: {
      _tag: "Resumed",
      silentFor: Duration.millis(Math.max(0, beat.at - heardBefore(claim, entry)))
    },
    step: beat.metrics?.step,
    heldBack: 0
  },
  mentions: calledAtAlert(mentionsIn(entry), "info")
})
