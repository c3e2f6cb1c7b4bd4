/** Who draws for the command: loaded when there is something to draw, from where the packages are that it takes. */
import * as Effect from "effect/Effect"
import type { Draw } from "../slack/Plotter.ts"

export const draw: Draw = (curves, words) =>
  Effect.promise(() => import("../chart/Chart.ts")).pipe(
    Effect.flatMap(({ draw }) => draw),
    Effect.flatMap((draw) => draw(curves, words))
  )
