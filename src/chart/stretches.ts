/** Parts a curve where it turns from finite numbers to none, and back: a gap must be seen as one. Pure. */
import type { CurvePoint } from "../domain/Curve.ts"

/** The points in a row that answer a question alike. */
export interface Stretch {
  readonly holds: boolean
  readonly points: ReadonlyArray<CurvePoint>
}

export const stretches = (
  points: ReadonlyArray<CurvePoint>,
  holds: (point: CurvePoint) => boolean
): ReadonlyArray<Stretch> => {
  const parts: Array<{ readonly holds: boolean; readonly points: Array<CurvePoint> }> = []
  for (const point of points) {
    const answer = holds(point)
    const part = parts.at(-1)
    if (part?.holds === answer) part.points.push(point)
    else parts.push({ holds: answer, points: [point] })
  }
  return parts
}

/** Some of its values were finite numbers. */
export const hasExtremes = ({ low, high }: CurvePoint): boolean => Number.isFinite(low) && Number.isFinite(high)

/** Its last value is a finite number. */
export const hasLast = ({ last }: CurvePoint): boolean => Number.isFinite(last)
