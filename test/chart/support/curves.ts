/** Curves as a training would leave them. */
import type { Curve, CurvePoint } from "../../../src/domain/Curve.ts"

export const point = (step: number, value: number, spread = 0): CurvePoint => ({
  step,
  low: value - spread,
  high: value + spread,
  last: value
})

export const gap = (step: number, last = Number.NaN): CurvePoint => ({ step, low: Number.NaN, high: Number.NaN, last })

export const curveOf = (metric: string, points: ReadonlyArray<CurvePoint>, best?: Curve["best"]): Curve => ({
  metric,
  points,
  ...(best === undefined ? {} : { best })
})

/** 100 points that fall from 2.3 to 0.04, with a gap from step 600 to step 700, best at step 990. */
export const loss: Curve = curveOf(
  "train/loss",
  Array.from({ length: 100 }, (_, index) => {
    const step = (index + 1) * 10
    return step >= 600 && step < 700 ? gap(step) : point(step, 2.3 * Math.exp(-index / 25), 0.02)
  }),
  { goal: "lowest", step: 990, value: 0.0312 }
)

export const accuracy: Curve = curveOf(
  "val/accuracy",
  Array.from({ length: 100 }, (_, index) => point((index + 1) * 10, 0.98 - Math.exp(-index / 20))),
  { goal: "highest", step: 1_000, value: 0.973 }
)

export const learningRate: Curve = curveOf(
  "lr",
  Array.from({ length: 100 }, (_, index) => point((index + 1) * 10, 10 ** (-2 - index / 25)))
)

export const words = { title: "Curves of mnist", alt: "loss fell", step: "step", best: "Best" } as const
