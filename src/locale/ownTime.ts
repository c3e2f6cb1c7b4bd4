/** Writes a time in the machine's zone by the conventions of a language, exactly as Intl would and without it. */
import * as DateTime from "effect/DateTime"
import type { TimeConventions } from "./timeConventions.ts"
import { zoneName } from "./zoneName.ts"

const twoDigits = (value: number): string => String(value).padStart(2, "0")

/**
 * The years in which zones are called what they are called now: of those before, Intl knows what they were, and for those
 * after, V8's Date takes the summer time of some other year.
 */
const isNow = (year: number): boolean => year >= 2024 && year <= 2037

/** None where only Intl knows the zone's name. */
export const ownTime = (utc: DateTime.Utc, { months, written, zones }: TimeConventions): string | undefined => {
  const at = DateTime.toDateUtc(utc)
  const zone = isNow(at.getFullYear()) ? zoneName(at, zones) : undefined
  if (zone === undefined) return undefined
  return written({
    year: at.getFullYear(),
    month: months[at.getMonth()] ?? "",
    day: at.getDate(),
    hour: twoDigits(at.getHours()),
    minute: twoDigits(at.getMinutes()),
    second: twoDigits(at.getSeconds()),
    zone
  })
}
