/** Who else wants to see how far a training is: nobody, unless a program says so. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

/** How far a training is. */
export interface Step {
  readonly step: number
  /** How many there will be. */
  readonly steps: number
  readonly loss: number
  /** From 0 to 1. */
  readonly accuracy: number
}

/** Is told every step. */
export class Progress extends Context.Reference<Progress>()("mnist/Progress", {
  defaultValue: (): ((step: Step) => Effect.Effect<void>) => () => Effect.void
}) {}
