/** Who draws for the command: loaded when there is something to draw, from where the packages are that it takes. */
import * as Effect from "effect/Effect"
import { missingParts, parts } from "../chart/loadPart.ts"
import type { Draw } from "../slack/Plotter.ts"

export const draw: Draw = (curves, words) =>
  Effect.promise(() => import("../chart/Chart.ts")).pipe(
    Effect.flatMap(({ draw }) => draw),
    Effect.flatMap((draw) => draw(curves, words))
  )

/** Why no picture can be drawn on this machine, and what to do about it; none where nothing is known to be missing. */
export const cannotDraw = (): string | undefined => {
  const missing = missingParts()
  return missing.length === 0
    ? undefined
    : `no picture is drawn: ${missing.join(" and ")} cannot be found, neither where runbell is installed nor here. ` +
        `Install what draws as runbell was, with -g or without: npm install ${parts.join(" ")}`
}
