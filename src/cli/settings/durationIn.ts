/** Reads a duration as people write it on a command line. Pure. */
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"

const millisOf: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 }

const part = /(\d+(?:\.\d+)?)\s*([dhms])\s*/gu

const isDuration = (text: string): boolean => /^(?:\d+(?:\.\d+)?\s*[dhms]\s*)+$/u.test(text)

/** `90s`, `5m`, `1h30m`, `2d 12h`. A number without a unit is none: nobody could tell which was meant. */
export const durationIn = (given: string): Option.Option<Duration.Duration> => {
  const text = given.trim().toLowerCase()
  if (!isDuration(text)) return Option.none()
  const parts = Array.from(text.matchAll(part), ([, amount, unit = ""]) => Number(amount) * (millisOf[unit] ?? 0))
  return Option.some(Duration.millis(parts.reduce((sum, millis) => sum + millis, 0)))
}
