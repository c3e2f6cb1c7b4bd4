/** Writes numbers, durations and times in a language, through Intl where that is needed. */
import type * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import type { Count } from "./Catalogue.ts"
import { lazily } from "./lazily.ts"
import type { Numerals } from "./Numerals.ts"
import { numeralsOf } from "./numeralsOf.ts"
import { ownTime } from "./ownTime.ts"
import { plainLanguage } from "./plainLanguage.ts"
import { timeConventions } from "./timeConventions.ts"

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

const isExtreme = (size: number): boolean => size >= 1e12 || (size !== 0 && size < 1e-4)

const numberBy =
  (numerals: Numerals): Format["number"] =>
  (value) => {
    if (!Number.isFinite(value)) return String(value)
    return isExtreme(Math.abs(value)) ? value.toExponential(3).replace(/\.?0+e/u, "e") : numerals.number(value)
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

const durationBy =
  ({ amount, together }: Numerals): Format["duration"] =>
  (duration) => {
    const total = Duration.toMillis(duration)
    if (total < 1_000) return amount(total, "millisecond")
    if (total < 59_950) return amount(total / 1_000, "second")
    let rest = Math.round(total / 1_000) * 1_000
    const amounts = units.map(([unit, size]) => {
      const value = Math.floor(rest / size)
      rest -= value * size
      return { unit, value }
    })
    const largest = amounts.findIndex(({ value }) => value > 0)
    const told = amounts.slice(largest, largest + 2).filter(({ value }) => value > 0)
    return together(told.map(({ value, unit }) => amount(value, unit)))
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
  const plain = timeZone === undefined ? plainLanguage(language) : undefined
  const own = (at: DateTime.Utc) => (plain === undefined ? undefined : ownTime(at, timeConventions[plain]))
  return (at) => own(at) ?? intl().format(at.epochMillis)
}

/** The format of a language in a time zone, the machine's where none is given. Intl knows both of them: what it does not know throws a RangeError at first use. */
export const formatIn = (language: string, timeZone?: string): Format => {
  const numerals = numeralsOf(language)
  const number = numberBy(numerals)
  return {
    number,
    count: (value) => ({ value, written: number(value) }),
    percent: numerals.percent,
    bytes: bytesIn(number),
    duration: durationBy(numerals),
    time: timeIn(language, timeZone)
  }
}
