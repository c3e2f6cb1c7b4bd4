/** A value as its Schema encodes it, written without Schema: a run must not load that to put its first message away. Pure. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"

/** JSON knows neither NaN nor infinity nor -0; see `MetricValue`. */
const plainNumber = (value: number): unknown => {
  if (Object.is(value, -0)) return { number: "-0" }
  return Number.isFinite(value) ? value : { number: String(value) }
}

/** Ready for `JSON.stringify`. For what runbell's own schemas hold: texts, numbers, times, durations, and lists and records of them. */
export const plain = (value: unknown): unknown => {
  if (typeof value === "number") return plainNumber(value)
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  if (DateTime.isDateTime(value)) return DateTime.toEpochMillis(value)
  if (Duration.isDuration(value)) return Duration.toMillis(value)
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]))
}
