/** Records what a run reports. Called at every step: nothing is made here but where a report brings something about. */
import * as Effect from "effect/Effect"
import type { Metrics } from "../domain/Metrics.ts"
import type { ReportOptions } from "./CurrentRun.ts"
import { happen } from "./happen.ts"
import type { Life } from "./Life.ts"
import type { Signal } from "./ticker.ts"

/** Takes one report; what is left to do after it, and nearly always that is nothing. */
export type Recorder = (metrics: Metrics, options?: ReportOptions) => Effect.Effect<void> | undefined

/** The signal is for who tells the progress. */
export const makeRecorder =
  (life: Life, signal: Signal): Recorder =>
  (metrics, report) => {
    const happenings = life.figures.record(metrics, report)
    signal.give()
    if (happenings.length === 0) return undefined
    return Effect.forEach(happenings, (happening) => happen(life, happening), { discard: true })
  }
