/** Writes numbers, durations and times in a language, through Intl. */
import type * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import type { Count } from "./Catalogue.ts"
import { lazily } from "./lazily.ts"

/**
 * How a language writes what is not words.
 *
 * @since 0.1.0
 */
export interface Format {
  /** At least five significant digits; very large and very small ones as `1.235e-7`; NaN, Infinity and -0 as they are. */
  readonly number: (value: number) => string
  readonly count: (value: number) => Count
  /** A part of 1 as whole hundredths: `52%`. */
  readonly percent: (part: number) => string
  /** A size of memory, in the largest unit of 1,024: `64 GiB`. */
  readonly bytes: (size: number) => string
  /** The two largest units, "3 min, 12 sec"; one alone when the other is zero, "1 hr". */
  readonly duration: (duration: Duration.Duration) => string
  /** Date, time and the zone they are in. */
  readonly time: (at: DateTime.Utc) => string
}

const percentIn = (language: string): Format["percent"] => {
  const intl = lazily(() => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }))
  return (part) => intl().format(part)
}

const isExtreme = (size: number): boolean => size >= 1e12 || (size !== 0 && size < 1e-4)

const numberIn = (language: string): Format["number"] => {
  const intl = lazily(
    () =>
      new Intl.NumberFormat(language, {
        maximumFractionDigits: 4,
        maximumSignificantDigits: 5,
        roundingPriority: "morePrecision"
      })
  )
  return (value) => {
    if (!Number.isFinite(value)) return String(value)
    return isExtreme(Math.abs(value)) ? value.toExponential(3).replace(/\.?0+e/u, "e") : intl().format(value)
  }
}

const sizes = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const

const bytesIn =
  (number: Format["number"]): Format["bytes"] =>
  (size) => {
    const power = size < 1 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log2(size) / 10))
    return `${number(Math.round((size / 1_024 ** power) * 10) / 10)} ${sizes[power] ?? "B"}`
  }

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000]
] as const

const durationIn = (language: string): Format["duration"] => {
  const unit = (name: string, maximumFractionDigits: number) =>
    lazily(
      () => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits })
    )
  const whole = new Map(units.map(([name]) => [name, unit(name, 0)]))
  const seconds = unit("second", 1)
  const millis = unit("millisecond", 0)
  const list = lazily(() => new Intl.ListFormat(language, { type: "unit", style: "short" }))
  return (duration) => {
    const total = Duration.toMillis(duration)
    if (total < 1_000) return millis().format(total)
    if (total < 59_950) return seconds().format(total / 1_000)
    let rest = Math.round(total / 1_000) * 1_000
    const amounts = units.map(([name, size]) => {
      const amount = Math.floor(rest / size)
      rest -= amount * size
      return { name, amount }
    })
    const largest = amounts.findIndex(({ amount }) => amount > 0)
    const told = amounts.slice(largest, largest + 2).filter(({ amount }) => amount > 0)
    return list().format(told.map(({ name, amount }) => whole.get(name)?.().format(amount) ?? ""))
  }
}

const timeIn = (language: string, timeZone: string | undefined): Format["time"] => {
  const intl = lazily(
    () =>
      new Intl.DateTimeFormat(language, {
        timeZone,
        year: "numeric",
        month: "short",
        day: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
        hourCycle: "h23",
        timeZoneName: "short"
      })
  )
  return (at) => intl().format(at.epochMillis)
}

/** The format of a language in a time zone, the machine's where none is given. Intl knows both of them: what it does not know throws a RangeError at first use. */
export const formatIn = (language: string, timeZone?: string): Format => {
  const number = numberIn(language)
  return {
    number,
    count: (value) => ({ value, written: number(value) }),
    percent: percentIn(language),
    bytes: bytesIn(number),
    duration: durationIn(language),
    time: timeIn(language, timeZone)
  }
}
