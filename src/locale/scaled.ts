/** Rounds as ICU does: by the shortest decimal digits that stand for a number, and a half away from zero. `toFixed` goes by its exact value, so that 1.00005 would be 1.0000. */

/** The whole number nearest to `value` times ten to the power of `power`, in digits, without its sign. */
export const scaled = (value: number, power: number): string => {
  const [shortest = "", exponent] = Math.abs(value).toExponential().split("e")
  const digits = shortest.replace(".", "")
  const zeros = Number(exponent) + 1 - digits.length + power
  if (zeros >= 0) return String(BigInt(digits) * 10n ** BigInt(zeros))
  const one = 10n ** BigInt(-zeros)
  return String((BigInt(digits) + one / 2n) / one)
}
