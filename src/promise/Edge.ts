/** Where effects become promises: this is the edge of the program, so that it runs them. */
import * as Cause from "effect/Cause"
import type * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { constVoid, identity } from "effect/Function"
import * as Runtime from "effect/Runtime"
import type { SlackNotifier } from "../slack/SlackNotifier.ts"
import { holdOpen } from "./holdOpen.ts"

export interface Edge {
  /** The promise of what the effect gives; it rejects with the effect's own error, and a rejection in nobody's care ends no process. */
  readonly promise: <A, E>(effect: Effect.Effect<A, E, SlackNotifier>) => Promise<A>
  /** Runs it in the background. */
  readonly fork: (effect: Effect.Effect<void, never, SlackNotifier>) => void
}

/** Its own error and no wrapper of it, so that `instanceof` and `_tag` tell. */
export const valueOf: <A, E>(exit: Exit.Exit<A, E>) => A = Exit.match({
  onSuccess: identity,
  onFailure: (cause) => {
    throw Cause.squash(cause)
  }
})

export const makeEdge = (runtime: Runtime.Runtime<SlackNotifier>): Edge => ({
  promise: (effect) => {
    const promise = holdOpen(Runtime.runPromiseExit(runtime)(effect)).then(valueOf)
    promise.catch(constVoid)
    return promise
  },
  fork: (effect) => void Runtime.runFork(runtime)(effect)
})
