/** How a metric went over the steps of a run, in so few points that a message can hold them. */
import * as Schema from "effect/Schema"
import { MetricValue } from "./Metrics.ts"

/**
 * One step, or several in a row: the extremes stay, whatever lies between them. `low` and `high` are NaN where no value
 * was a finite number.
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
