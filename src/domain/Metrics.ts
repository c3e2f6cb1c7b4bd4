/** The numbers a run reports about itself, in a form that survives JSON, which knows neither NaN nor infinity nor -0. */
import * as Schema from "effect/Schema"

/**
 * Numbers by name, as a training step reports them: `{ loss: 0.31, accuracy: 0.94 }`. NaN and infinities are welcome:
 * they are often what one wants to hear about.
 *
 * @example
 * import { type Metrics, report } from "runbell"
 * const scored = (right: number, all: number): Metrics => ({ accuracy: right / all, errors: all - right })
 * report(scored(940, 1_000), { epoch: 3 })
 *
 * @since 0.1.0
 */
export type Metrics = Readonly<Record<string, number>>

const words = Schema.Literal("NaN", "Infinity", "-Infinity", "-0")

const wordOf = (value: number): typeof words.Type | undefined => {
  if (Number.isNaN(value)) return "NaN"
  if (Object.is(value, -0)) return "-0"
  if (value === Infinity) return "Infinity"
  return value === -Infinity ? "-Infinity" : undefined
}

/**
 * One metric's value. On the wire, what JSON cannot hold is written as `{ "number": "NaN" }`, so that it is never taken
 * for a text, nor a text for it.
 *
 * @since 0.1.0
 */
export const MetricValue = Schema.transform(
  Schema.Union(Schema.JsonNumber, Schema.Struct({ number: words })),
  Schema.Number,
  {
    strict: true,
    decode: (wire) => (typeof wire === "number" ? wire : Number(wire.number)),
    encode: (value) => {
      const word = wordOf(value)
      return word === undefined ? value : { number: word }
    }
  }
).annotations({ identifier: "MetricValue" })

/**
 * The last value of each metric, and the step it was reported at.
 *
 * @example
 * import type { MetricSnapshot, RunEvent } from "runbell"
 * const shown = ({ values, step }: MetricSnapshot) => `loss ${values.loss} at step ${step}`
 * const last = ({ metrics }: RunEvent.RunEnded) => (metrics === undefined ? "nothing was reported" : shown(metrics))
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
