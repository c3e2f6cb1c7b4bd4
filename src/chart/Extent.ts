/** From where to where values go. Pure. */

export interface Extent {
  readonly low: number
  readonly high: number
}

/** None where no value is finite. */
export const extentOf = (values: Iterable<number>): Extent | undefined => {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low <= high ? { low, high } : undefined
}

/** So little apart, in parts of its size, that numbers can hardly tell. */
const hardlyApart = 1e-9

export const isFlat = ({ low, high }: Extent): boolean =>
  high - low <= Math.max(Math.abs(low), Math.abs(high)) * hardlyApart

/** With room around what has no extent of its own. */
export const widened = (extent: Extent): Extent => {
  const { low, high } = extent
  if (!isFlat(extent)) return extent
  const room = low === 0 ? 1 : Math.abs(low) / 10
  return { low: low - room, high: high + room }
}

/** From this factor on, a linear axis shows only the largest values. */
const manyOrders = 1_000

export const spansOrders = ({ low, high }: Extent): boolean => low > 0 && high / low >= manyOrders

/** The smallest of 1, 2 and 5 times a power of ten that parts the extent into at most `parts`. */
export const niceStep = ({ low, high }: Extent, parts: number): number => {
  const least = (high - low) / parts
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power
}
