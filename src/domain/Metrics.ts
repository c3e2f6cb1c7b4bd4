/** The numbers a run reports about itself, in a form that survives JSON, which knows neither NaN nor infinity nor -0. */
import * as Schema from "effect/Schema"

/**
 * Numbers by name, as a training step reports them: `{ loss: 0.31, accuracy: 0.94 }`. NaN and infinities are welcome:
 * they are often what one wants to hear about.
 *
 * @since 0.1.0
 */
export type Metrics = Readonly<Record<string, number>>

const unwritable = Schema.Literal("NaN", "Infinity", "-Infinity", "-0")

const writeNumber = (value: number): number | typeof unwritable.Type => {
  if (Number.isNaN(value)) return "NaN"
  if (Object.is(value, -0)) return "-0"
  if (value === Infinity) return "Infinity"
  return value === -Infinity ? "-Infinity" : value
}

/**
 * One metric's value; on the wire, what JSON cannot hold is written as a word.
 *
 * @since 0.1.0
 */
export const MetricValue = Schema.transform(Schema.Union(Schema.JsonNumber, unwritable), Schema.Number, {
  strict: true,
  decode: Number,
  encode: writeNumber
}).annotations({ identifier: "MetricValue" })

/**
 * The last value of each metric, and the step it was reported at.
 *
 * @since 0.1.0
 */
export const MetricSnapshot = Schema.Struct({
  values: Schema.Record({ key: Schema.String, value: MetricValue }),
  step: Schema.optional(MetricValue)
}).annotations({ identifier: "MetricSnapshot" })

/**
 * @since 0.1.0
 */
export type MetricSnapshot = typeof MetricSnapshot.Type
