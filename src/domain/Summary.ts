/** The short summary of what a run returned: told when it reads as one, left out otherwise, never dumped. */
import * as Schema from "effect/Schema"
import { MetricValue } from "./Metrics.ts"

/**
 * A result's fields by name.
 *
 * @since 0.1.0
 */
export const Summary = Schema.Record({
  key: Schema.String,
  value: Schema.Union(MetricValue, Schema.String)
}).annotations({
  identifier: "Summary"
})

/**
 * @since 0.1.0
 */
export type Summary = typeof Summary.Type

const mostFields = 20

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== "object" || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const isTold = (entry: [string, unknown]): entry is [string, string | number] =>
  typeof entry[1] === "number" || typeof entry[1] === "string"

/** The summary of a value that is a small plain object of numbers and strings; `undefined` for every other value. */
export const summarize = (value: unknown): Summary | undefined => {
  try {
    if (!isPlainObject(value)) return undefined
    const entries = Object.entries(value)
    return entries.length > 0 && entries.length <= mostFields && entries.every(isTold)
      ? Object.fromEntries(entries)
      : undefined
  } catch {
    // A getter or a proxy of the user's may throw; a summary is not worth a run.
    return undefined
  }
}
