/** A curve of which everything can be drawn. Pure. */
import type { Curve, CurvePoint } from "../domain/Curve.ts"
import { downsample } from "../domain/downsample.ts"

/** Of what is larger the difference would be infinite, and an axis of what is smaller has more decimals than ECharts counts. */
const largest = 1e100
const smallest = 1e-18

const clip = (value: number): number => {
  if (!Number.isFinite(value)) return value
  if (Math.abs(value) < smallest) return 0
  return Math.min(largest, Math.max(-largest, value))
}

const clipPoint = ({ step, low, high, last }: CurvePoint): CurvePoint => ({
  step: clip(step),
  low: clip(low),
  high: clip(high),
  last: clip(last)
})

const clipBest = ({ best }: Curve): Pick<Curve, "best"> =>
  best !== undefined && Number.isFinite(best.step) && Number.isFinite(best.value)
    ? { best: { ...best, step: clip(best.step), value: clip(best.value) } }
    : {}

/** The same curve in at most so many points. */
export const withPoints = (curve: Curve, most: number): Curve => ({ ...curve, points: downsample(curve.points, most) })

/** A point without a finite step has no place, and neither has such a best. */
export const clipped = (curve: Curve): Curve => ({
  metric: curve.metric,
  points: curve.points.filter(({ step }) => Number.isFinite(step)).map(clipPoint),
  ...clipBest(curve)
})
