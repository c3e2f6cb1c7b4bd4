/** The history of one metric in buckets: when they are all full, neighbours become one, and nothing extreme is lost. */
import type { Curve, CurvePoint, Goal } from "../domain/Curve.ts"

/** Buckets beside the first, which holds the first value for ever. Each is 32 bytes. */
export const mostBuckets = 256

export interface Series {
  readonly add: (value: number, place: number) => void
  readonly curve: () => Curve
}

/** What is no finite number leaves `low` and `high` as they are: NaN where a bucket holds nothing else. */
export const makeSeries = (metric: string, goal: Goal | undefined): Series => {
  const size = mostBuckets + 1
  const steps = new Float64Array(size)
  const lows = new Float64Array(size)
  const highs = new Float64Array(size)
  const lasts = new Float64Array(size)
  /** How many reports a bucket takes, and how many the open one has taken. */
  let width = 1
  let taken = 1
  let open = -1
  let best = Number.NaN
  let bestPlace = Number.NaN

  const take = (bucket: number, low: number, high: number, last: number, place: number): void => {
    steps[bucket] = place
    lasts[bucket] = last
    // False for NaN on either side, but where nothing is there yet.
    if (!(low >= (lows[bucket] ?? Number.NaN)) && !Number.isNaN(low)) lows[bucket] = low
    if (!(high <= (highs[bucket] ?? Number.NaN)) && !Number.isNaN(high)) highs[bucket] = high
  }

  const clear = (bucket: number): void => {
    lows[bucket] = Number.NaN
    highs[bucket] = Number.NaN
  }

  const pointAt = (bucket: number): CurvePoint => ({
    step: steps[bucket] ?? Number.NaN,
    low: lows[bucket] ?? Number.NaN,
    high: highs[bucket] ?? Number.NaN,
    last: lasts[bucket] ?? Number.NaN
  })

  /** From the second bucket on, two and two become one. */
  const halve = (): void => {
    for (let bucket = 1; bucket <= mostBuckets / 2; bucket += 1) {
      const before = pointAt(bucket * 2 - 1)
      const after = pointAt(bucket * 2)
      clear(bucket)
      take(bucket, before.low, before.high, before.last, before.step)
      take(bucket, after.low, after.high, after.last, after.step)
    }
    open = mostBuckets / 2
    width *= 2
  }

  const next = (): void => {
    if (open === mostBuckets) halve()
    open += 1
    taken = 0
    clear(open)
  }

  const isBetter = (value: number): boolean => {
    if (goal === undefined || Number.isNaN(value)) return false
    return goal === "lowest" ? !(value >= best) : !(value <= best)
  }

  const add: Series["add"] = (value, place) => {
    if (open === 0 || taken >= width) next()
    taken += 1
    const finite = Number.isFinite(value) ? value : Number.NaN
    take(open, finite, finite, value, place)
    if (!isBetter(finite)) return
    best = finite
    bestPlace = place
  }

  return {
    add,
    curve: () => ({
      metric,
      points: Array.from({ length: open + 1 }, (_, bucket) => pointAt(bucket)),
      ...(goal === undefined || Number.isNaN(best) ? {} : { best: { goal, step: bestPlace, value: best } })
    })
  }
}
