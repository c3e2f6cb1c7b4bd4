/** Fewer points for the same curve, so that its extremes stay. Pure. */
import type { CurvePoint } from "./Curve.ts"

/** Of two numbers that may be none; the comparison is false then. */
const lower = (one: number, other: number): number => (other < one || Number.isNaN(one) ? other : one)
const higher = (one: number, other: number): number => (other > one || Number.isNaN(one) ? other : one)

/** One point for two that follow one another. */
export const mergePoints = (before: CurvePoint, after: CurvePoint): CurvePoint => ({
  step: after.step,
  low: lower(before.low, after.low),
  high: higher(before.high, after.high),
  last: after.last
})

/** At most so many points (at least 2), for as many of the others each as can be; the first stands for itself, as a beginning. */
export const downsample = (points: ReadonlyArray<CurvePoint>, most: number): ReadonlyArray<CurvePoint> => {
  const [first, ...rest] = points
  if (first === undefined || points.length <= most) return points
  const groups = most - 1
  const begin = (group: number): number => Math.floor((group * rest.length) / groups)
  const merged = Array.from({ length: groups }, (_, group) =>
    rest.slice(begin(group), begin(group + 1)).reduce(mergePoints)
  )
  return [first, ...merged]
}
