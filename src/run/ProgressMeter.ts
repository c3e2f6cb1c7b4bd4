/** How far one run has come: in memory, without I/O, cheap at every step. */
import * as Duration from "effect/Duration"
import { nowhere, remainingOf, sight, speedOf, type Track } from "../domain/forecast.ts"
import type { Progress } from "../domain/Progress.ts"
import type { ReportOptions } from "./CurrentRun.ts"
import type { RunOptions } from "./RunOptions.ts"

export interface ProgressMeter {
  /** Takes the place of one report, and how far there is to go. */
  readonly note: (report: ReportOptions | undefined) => void
  /** Has the clock read at the next report that goes on: at each one would cost more than all the rest. */
  readonly look: () => void
  readonly progress: (elapsed: Duration.Duration) => Progress
}

type Ends = Pick<RunOptions, "steps" | "epochs">

const isNumber = (value: number | undefined): value is number => typeof value === "number" && Number.isFinite(value)

/** What is left of the epochs: one that is named has only just begun, or is over, unless its fraction tells. */
const leftOf = (epoch: number, epochs: number) => ({
  atLeast: epochs - epoch,
  atMost: epochs - epoch + (Number.isInteger(epoch) ? 1 : 0)
})

/** `now` is the clock in milliseconds. */
export const makeProgressMeter = (ends: Ends, now: () => number): ProgressMeter => {
  let { steps, epochs } = ends
  let step: number | undefined
  let epoch: number | undefined
  let isDue = true
  let byStep: Track = nowhere
  let byEpoch: Track = nowhere

  const place = (): void => {
    const before = [byStep, byEpoch] as const
    const at = now()
    if (step !== undefined) byStep = sight(byStep, { at, place: step })
    if (epoch !== undefined) byEpoch = sight(byEpoch, { at, place: epoch })
    isDue = before[0] === byStep && before[1] === byEpoch
  }

  const remaining = (): Progress["remaining"] => {
    const left =
      steps !== undefined && step !== undefined
        ? remainingOf(byStep, { atLeast: steps - step, atMost: steps - step })
        : epochs !== undefined && epoch !== undefined
          ? remainingOf(byEpoch, leftOf(epoch, epochs))
          : undefined
    return left === undefined
      ? undefined
      : { atLeast: Duration.millis(left.atLeast), atMost: Duration.millis(left.atMost) }
  }

  return {
    note: (report) => {
      if (isNumber(report?.step)) step = report.step
      if (isNumber(report?.epoch)) epoch = report.epoch
      if (isNumber(report?.steps)) steps = report.steps
      if (isNumber(report?.epochs)) epochs = report.epochs
      if (isDue) place()
    },
    look: () => {
      isDue = true
    },
    progress: (elapsed) => ({
      elapsed,
      // Where nothing but epochs is counted, the command takes them for the steps.
      step: step === epoch && steps === undefined ? undefined : step,
      steps,
      epoch,
      epochs,
      speed: step === epoch ? undefined : speedOf(byStep),
      remaining: remaining()
    })
  }
}
