/** Has Intl write numbers: it knows every language, and its first object takes some 10 ms and 8 MB. */
import { lazily } from "./lazily.ts"
import type { Numerals, TimeUnit } from "./Numerals.ts"

const amountIn = (language: string, unit: TimeUnit) =>
  lazily(
    () =>
      new Intl.NumberFormat(language, {
        style: "unit",
        unit,
        unitDisplay: "short",
        maximumFractionDigits: unit === "second" ? 1 : 0
      })
  )

/** A language that Intl does not know throws a RangeError at first use. */
export const intlNumerals = (language: string): Numerals => {
  const number = lazily(
    () =>
      new Intl.NumberFormat(language, {
        maximumFractionDigits: 4,
        maximumSignificantDigits: 5,
        roundingPriority: "morePrecision"
      })
  )
  const percent = lazily(() => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }))
  const amounts = {
    day: amountIn(language, "day"),
    hour: amountIn(language, "hour"),
    minute: amountIn(language, "minute"),
    second: amountIn(language, "second"),
    millisecond: amountIn(language, "millisecond")
  }
  const list = lazily(() => new Intl.ListFormat(language, { type: "unit", style: "short" }))
  return {
    number: (value) => number().format(value),
    percent: (part) => percent().format(part),
    amount: (value, unit) => amounts[unit]().format(value),
    together: (amounts) => list().format(amounts)
  }
}
