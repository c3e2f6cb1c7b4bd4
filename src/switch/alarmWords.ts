/** What the switch says: that a run has fallen silent, and that it lives after all. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import type { AlertRaised, RunEnded } from "../domain/RunEvent.ts"
import type { KeptRun } from "../run/Keeper.ts"

/** No sign of life since `since`, as it will be true at `due`. Both in milliseconds. */
export const silent = ({ started, options, metrics }: KeptRun, since: number, due: number): RunEnded => ({
  _tag: "RunEnded",
  run: started.run,
  at: DateTime.unsafeMake(due),
  outcome: { _tag: "Lost", lastSignOfLife: DateTime.unsafeMake(since) },
  duration: Duration.millis(Math.max(0, due - DateTime.toEpochMillis(started.at))),
  metrics: metrics(),
  alertsHeldBack: 0,
  mentions: options.mentions?.who ?? []
})

/** It goes on, though nothing was heard of it since `since`. */
export const alive = ({ started, metrics }: KeptRun, since: number, now: number): AlertRaised => ({
  _tag: "AlertRaised",
  run: started.run,
  at: DateTime.unsafeMake(now),
  alert: {
    level: "info",
    reason: { _tag: "Resumed", silentFor: Duration.millis(now - since) },
    step: metrics()?.step,
    heldBack: 0
  },
  mentions: []
})
