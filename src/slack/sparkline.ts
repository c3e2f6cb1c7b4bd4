/** A curve in one line of text. Pure. */
import type { CurvePoint } from "../domain/Curve.ts"
import { downsample } from "../domain/downsample.ts"

const levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const
const flat = "▄"
/** As wide as the levels wherever they are: a space is not, where a font or a terminal writes them wide. */
const gap = "·"

const finite = (values: ReadonlyArray<number>): ReadonlyArray<number> => values.filter(Number.isFinite)

/** The lowest and the highest of all points; none where no value was a number. */
export const rangeOf = (points: ReadonlyArray<CurvePoint>): readonly [number, number] | undefined => {
  const lows = finite(points.map(({ low }) => low))
  const highs = finite(points.map(({ high }) => high))
  return lows.length === 0 || highs.length === 0 ? undefined : [Math.min(...lows), Math.max(...highs)]
}

const holders = (points: ReadonlyArray<CurvePoint>, holds: (point: CurvePoint) => boolean): ReadonlyArray<number> =>
  points.flatMap((point, index) => (holds(point) ? [index] : []))

/** One value for each point: the last that it stands for, but at one place each the highest and the lowest of the whole curve. NaN in a gap. */
export const valuesOf = (points: ReadonlyArray<CurvePoint>): ReadonlyArray<number> => {
  const [lowest, highest] = rangeOf(points) ?? [Number.NaN, Number.NaN]
  const lows = holders(points, ({ low }) => low === lowest)
  const highs = holders(points, ({ high }) => high === highest)
  // Where one point has both, the other extreme is looked for elsewhere.
  const top = highs.find((index) => lows.length > 1 || lows[0] !== index) ?? highs[0]
  const bottom = lows.find((index) => index !== top)
  return points.map(({ low, high, last }, index) => {
    if (index === top) return high
    if (index === bottom) return low
    return [last, high, low].find(Number.isFinite) ?? Number.NaN
  })
}

const levelOf = (value: number, lowest: number, highest: number): string => {
  if (!Number.isFinite(value)) return gap
  if (lowest === highest) return flat
  // Halved, since the distance between two numbers may be more than a number can be.
  const part = (value / 2 - lowest / 2) / (highest / 2 - lowest / 2)
  return levels[Math.min(levels.length - 1, Math.floor(part * levels.length))] ?? gap
}

/** The curve in at most so many characters, with its extremes and its gaps. */
export const sparkline = (points: ReadonlyArray<CurvePoint>, most: number): string => {
  const shown = downsample(points, most)
  const [lowest, highest] = rangeOf(shown) ?? [0, 0]
  return valuesOf(shown)
    .map((value) => levelOf(value, lowest, highest))
    .join("")
}
