/** All that one run says of itself in numbers: the last of each, how it went, how far it has come. In memory, without I/O. */
import type * as Duration from "effect/Duration"
import * as Struct from "effect/Struct"
import type { MetricSnapshot, Metrics } from "../domain/Metrics.ts"
import type { Progress } from "../domain/Progress.ts"
import type { RunEnded, RunProgressed } from "../domain/RunEvent.ts"
import type { ReportOptions } from "./CurrentRun.ts"
import { type Happening, type MetricBoard, makeMetricBoard } from "./MetricBoard.ts"
import { type MetricHistory, makeMetricHistory } from "./MetricHistory.ts"
import { makeProgressMeter, type ProgressMeter } from "./ProgressMeter.ts"
import type { RunOptions } from "./RunOptions.ts"
import { toldCurves } from "./toldCurves.ts"

export interface Figures
  extends Pick<MetricBoard, "snapshot" | "heldBack">,
    Pick<MetricHistory, "curves">,
    Pick<ProgressMeter, "look"> {
  /** Takes one report and returns what it brings about. */
  readonly record: (metrics: Metrics, report: ReportOptions | undefined) => ReadonlyArray<Happening>
  /** As they are told while the run lasts. */
  readonly soFar: (elapsed: Duration.Duration) => Pick<RunProgressed, "metrics" | "progress" | "curves">
  /** As they are told of its end: nothing remains, and how fast it went of late says nothing more. */
  readonly atEnd: (duration: Duration.Duration) => Pick<RunEnded, "metrics" | "progress" | "curves" | "chart">
}

/** While the epoch is told as such, it is no metric besides. */
const withoutEpoch = (metrics: MetricSnapshot, { epoch }: Progress): MetricSnapshot =>
  epoch === undefined ? metrics : { ...metrics, values: Struct.omit(metrics.values, "epoch") }

/** `now` is the clock in milliseconds. */
export const makeFigures = ({ alerts = [], goals, steps, epochs, chart }: RunOptions, now: () => number): Figures => {
  const history = makeMetricHistory(goals)
  const board = makeMetricBoard(alerts, now, history)
  const meter = makeProgressMeter({ steps, epochs }, now)

  const curves = () => {
    const told = toldCurves(history.curves(), chart)
    return told.length === 0 ? undefined : told
  }

  return {
    record: (metrics, report) => {
      meter.note(report)
      return board.record(metrics, report?.step)
    },
    look: meter.look,
    snapshot: board.snapshot,
    heldBack: board.heldBack,
    curves: history.curves,
    soFar: (elapsed) => {
      const progress = meter.progress(elapsed)
      return { metrics: withoutEpoch(board.snapshot() ?? { values: {} }, progress), progress, curves: curves() }
    },
    atEnd: (duration) => {
      const { step, steps, epoch, epochs } = meter.progress(duration)
      const isKnown = step !== undefined || epoch !== undefined
      return {
        metrics: board.snapshot(),
        progress: isKnown ? { elapsed: duration, step, steps, epoch, epochs } : undefined,
        curves: curves(),
        chart
      }
    }
  }
}
