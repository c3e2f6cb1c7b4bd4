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

/** What was asked for goes first, then that of which it is known what is best; a count of epochs is no curve. */
export const toldCurves = (curves: ReadonlyArray<Curve>, asked: ReadonlyArray<string> = []): ReadonlyArray<Curve> => {
  const rankOf = ({ metric, best }: Curve): number => {
    const place = asked.indexOf(metric)
    if (place !== -1) return place
    return best === undefined ? asked.length + 1 : asked.length
  }
  const told = curves.filter(({ metric }) => metric !== "epoch" || asked.includes(metric))
  const chosen = new Set(told.toSorted((one, other) => rankOf(one) - rankOf(other)).slice(0, most.curves))
  return told
    .filter((curve) => chosen.has(curve))
    .map(({ metric, points, best }) => ({ metric, points: downsample(points, most.points).map(shortPoint), best }))
}
