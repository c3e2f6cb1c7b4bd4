/** How a metric went over the steps of a run, in so few points that a message can hold them. */
import * as Schema from "effect/Schema"
import { MetricValue } from "./Metrics.ts"

/**
 * One step, or several in a row: the extremes stay, whatever lies between them. `low` and `high` are NaN where no value
 * was a finite number.
 *
 * @example
 * import { type CurvePoint, sendMsg } from "runbell"
 * const points: ReadonlyArray<CurvePoint> = [0.9, 0.4, 0.2].map((loss, index) => ({
 *   step: index + 1,
 *   low: loss,
 *   high: loss,
 *   last: loss
 * }))
 * sendMsg({ title: "The teacher", curves: [{ metric: "loss", points }] })
 *
 * @since 0.1.0
 */
export const CurvePoint = Schema.Struct({
  /** The last step that it stands for. */
  step: MetricValue,
  low: MetricValue,
  high: MetricValue,
  last: MetricValue
}).annotations({ identifier: "CurvePoint" })

/**
 * @since 0.1.0
 */
export type CurvePoint = typeof CurvePoint.Type

/**
 * Whether a metric is better the lower or the higher it is.
 *
 * @example
 * import { type Goal, withSlackNotify } from "runbell"
 * const goals: Readonly<Record<string, Goal>> = { wer: "lowest", reward: "highest" }
 * withSlackNotify({ name: "speech", goals })
 *
 * @since 0.1.0
 */
export const Goal = Schema.Literal("lowest", "highest")

/**
 * @since 0.1.0
 */
export type Goal = typeof Goal.Type

/**
 * The history of one metric, in the order of the steps.
 *
 * @example
 * import { Effect } from "effect"
 * import { CurrentRun, type Curve } from "runbell"
 * const lastOf = ({ metric, points }: Curve) => `${metric} ${points.at(-1)?.last}`
 * const soFar = Effect.flatMap(CurrentRun, (run) =>
 *   Effect.map(run.curves(["loss"]), (curves) => curves.map(lastOf))
 * )
 *
 * @since 0.1.0
 */
export const Curve = Schema.Struct({
  metric: Schema.String,
  points: Schema.Array(CurvePoint),
  /** Only where it is known which way is better. */
  best: Schema.optional(Schema.Struct({ goal: Goal, step: MetricValue, value: MetricValue }))
}).annotations({ identifier: "Curve" })

/**
 * @since 0.1.0
 */
export type Curve = typeof Curve.Type
