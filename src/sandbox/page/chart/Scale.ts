/** The vertical scale of a chart: round numbers around all values. Pure. */

export interface Scale {
  readonly low: number
  readonly high: number
  /** The round numbers, from low to high. */
  readonly ticks: ReadonlyArray<number>
}

/** Beyond it a difference has no number. */
const largest = 1e300

const clamp = (value: number): number => Math.max(-largest, Math.min(largest, value))

/** The next number of 1, 2, 2.5, 5 and 10 times a power of ten. */
const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 2.5, 5].find((factor) => factor * power >= value * 0.999_999) ?? 10) * power
}

/** A scale of about four steps; `fromZero` where a length or an area stands for the value. */
export const scaleOf = (values: ReadonlyArray<number>, fromZero: boolean): Scale => {
  const known = [...values.map(clamp), ...(fromZero || values.length === 0 ? [0] : [])]
  const least = Math.min(...known)
  const most = Math.max(...known)
  const step = roundUp((most - least || Math.abs(most) || 1) / 4)
  const first = Math.floor(least / step)
  const last = Math.max(Math.ceil(most / step), first + 1)
  // A step beneath the precision of its numbers would draw the same line again and again.
  const count = Math.min(last - first, 8)
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
  return { low: first * step, high: last * step, ticks }
}

/** From 0 at the top to 100 at the bottom, as SVG counts. */
export const heightOf = (value: number, { low, high }: Scale): number =>
  Math.round((1 - (clamp(value) - low) / (high - low)) * 10_000) / 100

const plain = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 })
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 })
const scientific = new Intl.NumberFormat("en", { notation: "scientific", maximumSignificantDigits: 3 })

/** A number in as few characters as an axis has room for. */
export const shortNumber = (value: number): string => {
  const size = Math.abs(value)
  if (size >= 1e15 || (size > 0 && size < 1e-3)) return scientific.format(value).replace("E", "e")
  return (size >= 1e4 ? compact : plain).format(value)
}
