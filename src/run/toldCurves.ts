/** The curves that an event tells: few, and in few points, since a message is kept on the disk until Slack has it. Pure. */
import type { Curve, CurvePoint } from "../domain/Curve.ts"
import { downsample } from "../domain/downsample.ts"

const most = { curves: 6, points: 60 } as const

/** No more digits than a picture could show; JSON would write sixteen. */
const short = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(6)) : value)

const shortPoint = ({ step, low, high, last }: CurvePoint): CurvePoint => ({
  step,
  low: short(low),
  high: short(high),
  last: short(last)
})

/** Those of which it is known what is best go first; a count of epochs is no curve. */
export const toldCurves = (curves: ReadonlyArray<Curve>): ReadonlyArray<Curve> => {
  const drawn = curves.filter(({ metric }) => metric !== "epoch")
  const chosen = new Set(
    drawn
      .toSorted((one, other) => Number(other.best !== undefined) - Number(one.best !== undefined))
      .slice(0, most.curves)
  )
  return drawn
    .filter((curve) => chosen.has(curve))
    .map(({ metric, points, best }) => ({ metric, points: downsample(points, most.points).map(shortPoint), best }))
}
