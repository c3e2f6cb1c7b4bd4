/** Which curves of a run's end are drawn. Pure. */
import type { Curve } from "./Curve.ts"
import type { RunEnded } from "./RunEvent.ts"

/** Those that were asked for and came, in that order; all, where nobody asked. */
export const drawnCurves = ({ curves = [], chart }: Pick<RunEnded, "curves" | "chart">): ReadonlyArray<Curve> =>
  chart === undefined ? curves : chart.flatMap((name) => curves.filter(({ metric }) => metric === name))
