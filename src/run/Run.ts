/** A run for those who manage the Scope themselves. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { SlackNotifier } from "../slack/SlackNotifier.ts"
import type { Handle } from "./CurrentRun.ts"
import { makeRun } from "./makeRun.ts"
import type { RunOptions } from "./RunOptions.ts"

export { Run } from "../domain/Run.ts"

/**
 * Starts a run that ends when the scope closes, with the scope's exit as its outcome. Give the handle to the program as
 * `CurrentRun`, or use it directly.
 *
 * @example
 * import { Effect } from "effect"
 * import { Run } from "runbell"
 * const program = Effect.gen(function* () {
 *   const run = yield* Run.scoped({ name: "nightly-sweep" })
 *   yield* run.report({ loss: 0.4 }, { step: 1 })
 * }).pipe(Effect.scoped)
 *
 * @since 0.1.0
 */
export const scoped = (options: RunOptions): Effect.Effect<Handle, never, SlackNotifier | Scope.Scope> =>
  Effect.acquireRelease(makeRun(options), (run, exit) => run.end(exit)).pipe(Effect.map((run) => run.handle))
