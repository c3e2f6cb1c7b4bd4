/** Writes numbers so short that an axis holds them, and alike in every language. Pure. */

const units = [
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"]
] as const

/** Without the zeros at its end that say nothing. */
const round = (value: number, digits: number): string => String(Number(value.toPrecision(digits)))

const exponential = (value: number, digits: number): string =>
  value.toExponential(digits - 1).replace(/(?:\.0+|(\.\d*?)0+)?e\+?/u, "$1e")

/** `1.25k`, `0.01`, `2e-5`, `NaN`: with so many significant digits at most. */
export const shortNumber = (value: number, digits = 4): string => {
  const rounded = Number.isFinite(value) ? Number(value.toPrecision(digits)) : value
  const size = Math.abs(rounded)
  if (!Number.isFinite(value)) return String(value).replace("Infinity", "∞").replace("-", "−")
  if (size !== 0 && (size < 1e-3 || size >= 1e15)) return exponential(value, digits).replace(/^-/u, "−")
  const [unit, letter] = units.find(([unit]) => size >= unit) ?? [1, ""]
  return `${round(rounded / unit, digits)}${letter}`.replace(/^-/u, "−")
}

/** A step in full, its thousands parted by a thin space as ISO 31 has it: `12 800`. */
export const wholeStep = (step: number): string =>
  Number.isInteger(step) && Math.abs(step) < 1e12
    ? String(step).replace(/\B(?=(?:\d{3})+$)/gu, "\u2009")
    : shortNumber(step)
