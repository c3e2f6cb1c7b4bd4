/** The start of a run: it is told before anything else of the run, at most once, and perhaps never. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { RunStarted } from "../domain/RunEvent.ts"
import type { RunOptions } from "./RunOptions.ts"
import type { Teller } from "./teller.ts"

export interface Start {
  /** Tells it, where that is wanted and neither done nor too late: whatever is told of the run calls this before. */
  readonly tell: Effect.Effect<void>
  /** After the end it is too late. */
  readonly giveUp: () => void
  /** Whether it is told, or given up. */
  readonly isSettled: () => boolean
}

export const makeStart = (
  started: RunStarted,
  { events = "all" }: RunOptions,
  { tell }: Pick<Teller, "tell">
): Start => {
  let isSettled = false
  return {
    tell: Effect.suspend(() => {
      if (isSettled || events !== "all") return Effect.void
      isSettled = true
      return tell(started)
    }),
    giveUp: () => {
      isSettled = true
    },
    isSettled: () => isSettled
  }
}

/** Tells it at once; with a `minDuration` when the run has lasted so long, or until the scope closes. */
export const tellInTime = ({ tell }: Start, { minDuration }: RunOptions, scope: Scope.Scope): Effect.Effect<void> =>
  minDuration === undefined
    ? tell
    : // Interruptible, though nothing around it is: the end would wait for the whole delay.
      Effect.asVoid(Effect.forkIn(Effect.interruptible(Effect.delay(tell, minDuration)), scope))
