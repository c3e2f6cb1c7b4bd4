/** What the switch says: that a run has fallen silent, and that it lives after all. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import { calledAtAlert, calledAtEnd } from "../domain/Mentions.ts"
import type { Outcome } from "../domain/Outcome.ts"
import type { AlertRaised, RunEnded } from "../domain/RunEvent.ts"
import type { KeptRun } from "../run/Keeper.ts"

/** No sign of life since `since`, as it will be true at `due`. Both in milliseconds. */
export const silent = ({ started, options, metrics }: KeptRun, since: number, due: number): RunEnded => {
  const outcome: Outcome = { _tag: "Lost", lastSignOfLife: DateTime.unsafeMake(since) }
  return {
    _tag: "RunEnded",
    run: started.run,
    at: DateTime.unsafeMake(due),
    outcome,
    duration: Duration.millis(Math.max(0, due - DateTime.toEpochMillis(started.at))),
    metrics: metrics(),
    alertsHeldBack: 0,
    mentions: calledAtEnd(options.mentions, outcome)
  }
}

/** It goes on, though nothing was heard of it since `since`. */
export const alive = ({ started, options, metrics }: KeptRun, since: number, now: number): AlertRaised => ({
  _tag: "AlertRaised",
  run: started.run,
  at: DateTime.unsafeMake(now),
  alert: {
    level: "info",
    reason: { _tag: "Resumed", silentFor: Duration.millis(now - since) },
    step: metrics()?.step,
    heldBack: 0
  },
  mentions: calledAtAlert(options.mentions, "info")
})
