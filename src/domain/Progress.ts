/** How far a run has come, and how long the rest may take. */
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"
import { MetricValue } from "./Metrics.ts"

const finiteDuration = Schema.DurationFromMillis.pipe(Schema.lessThanDuration(Duration.infinity))

/**
 * The progress of a run: only what is known of it.
 *
 * @example
 * import { Duration } from "effect"
 * import type { Progress, RunEvent } from "runbell"
 * const rest = ({ remaining }: Progress) =>
 *   remaining === undefined ? "nobody can say" : `${Duration.format(remaining.atMost)} at most`
 * const shown = ({ progress }: RunEvent.RunProgressed) => (progress === undefined ? "it goes on" : rest(progress))
 *
 * @since 0.1.0
 */
export const Progress = Schema.Struct({
  elapsed: finiteDuration,
  step: Schema.optional(MetricValue),
  /** Of how many steps. */
  steps: Schema.optional(MetricValue),
  epoch: Schema.optional(MetricValue),
  /** Of how many epochs. */
  epochs: Schema.optional(MetricValue),
  /** Steps a second, of late. */
  speed: Schema.optional(MetricValue),
  /** How long the rest takes; absent while nobody can say. */
  remaining: Schema.optional(Schema.Struct({ atLeast: finiteDuration, atMost: finiteDuration }))
}).annotations({ identifier: "Progress" })

/**
 * @since 0.1.0
 */
export type Progress = typeof Progress.Type
