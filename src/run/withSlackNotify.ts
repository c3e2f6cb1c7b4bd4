/** Wraps a program as a run: a scoped resource whose acquisition tells the start and whose finalizer tells the outcome. */
import * as Effect from "effect/Effect"
import { dual } from "effect/Function"
import type { SlackNotifier } from "../slack/SlackNotifier.ts"
import { CurrentRun } from "./CurrentRun.ts"
import { makeRun } from "./makeRun.ts"
import type { RunOptions } from "./RunOptions.ts"

/**
 * Tells in Slack when the program starts, and what became of it when it ends. The program is otherwise untouched: the
 * same value, the same error, the same interruption. Its start waits for nothing, its end at most `endTimeout` of
 * {@link SlackPolicy}; a delivery that fails is a warning in the log.
 *
 * Inside, the program sees {@link CurrentRun}, and with it {@link report} and {@link sendMsg}. Runs may be nested and
 * run side by side: each is told on its own.
 *
 * @example
 * import { Effect } from "effect"
 * import { Alert, report, withSlackNotify } from "runbell"
 * const train = report({ accuracy: 0.96 }, { step: 1 }).pipe(Effect.as({ accuracy: 0.96 }))
 * const program = train.pipe(
 *   withSlackNotify({ name: "mnist-cnn", project: "vision", alerts: [Alert.above("accuracy", 0.95)] })
 * )
 *
 * @since 0.1.0
 */
export const withSlackNotify: {
  (
    options: RunOptions
  ): <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, SlackNotifier | Exclude<R, CurrentRun>>
  <A, E, R>(
    self: Effect.Effect<A, E, R>,
    options: RunOptions
  ): Effect.Effect<A, E, SlackNotifier | Exclude<R, CurrentRun>>
} = dual(
  2,
  <A, E, R>(
    self: Effect.Effect<A, E, R>,
    options: RunOptions
  ): Effect.Effect<A, E, SlackNotifier | Exclude<R, CurrentRun>> =>
    Effect.acquireUseRelease(
      makeRun(options),
      (run) => Effect.provideService(self, CurrentRun, run.handle),
      (run, exit) => run.end(exit)
    )
)
