/** Writes numbers by the conventions of a language, exactly as Intl would and without it. */

import type { Numerals } from "./Numerals.ts"
import type { NumberConventions } from "./numberConventions.ts"
import { scaled } from "./scaled.ts"

const signOf = (value: number): string => (value < 0 || Object.is(value, -0) ? "-" : "")

const thousands = /\B(?=(?:\d{3})+$)/gu

/** So many decimals that there are five significant digits, and four at least. */
const decimalsOf = (value: number): number => {
  const [, exponent] = value.toExponential().split("e")
  return 4 + Math.max(0, -Number(exponent))
}

/** What is not finite is for `otherwise` to write. */
export const ownNumerals = (conventions: NumberConventions, otherwise: Numerals): Numerals => {
  const { decimal, group, groupedFrom, percent, units, oneDay, between } = conventions

  const whole = (digits: string): string => (digits.length < groupedFrom ? digits : digits.replace(thousands, group))

  const rounded = (value: number, decimals: number): string => {
    const digits = scaled(value, decimals).padStart(decimals + 1, "0")
    const point = digits.length - decimals
    const fraction = digits.slice(point).replace(/0+$/u, "")
    return signOf(value) + whole(digits.slice(0, point)) + (fraction === "" ? "" : decimal + fraction)
  }

  return {
    number: (value) => (Number.isFinite(value) ? rounded(value, decimalsOf(value)) : otherwise.number(value)),
    percent: (part) =>
      Number.isFinite(part) ? signOf(part) + whole(scaled(part, 2)) + percent : otherwise.percent(part),
    amount: (value, unit) => {
      if (!Number.isFinite(value)) return otherwise.amount(value, unit)
      return rounded(value, unit === "second" ? 1 : 0) + (unit === "day" && value === 1 ? oneDay : units[unit])
    },
    together: (amounts) => amounts.join(between)
  }
}
