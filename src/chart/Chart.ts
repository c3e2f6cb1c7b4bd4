/** Who draws pictures of curves, as a layer. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import { type Draw, Plotter } from "../slack/Plotter.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { drawInThread } from "./drawInThread.ts"

/**
 * Draws curves as a PNG, 70 to 200 kB as a rule and 400 kB at most, a panel for each of the first six metrics: a line of the last values, a band of
 * the extremes where a point stands for several steps, gaps where there was no finite number, a logarithmic axis where the
 * values span three orders of magnitude, and the best value where it is known which way is better. Fails with `NotDrawn`
 * where there is nothing to draw, where a package is missing, or after `drawTimeout` of `SlackPolicy`.
 *
 * @example
 * import { Effect } from "effect"
 * import * as Chart from "runbell/chart"
 * const png = Effect.flatMap(Chart.draw, (draw) =>
 *   draw(
 *     [{ metric: "loss", points: [{ step: 1, low: 2, high: 3, last: 2 }, { step: 2, low: 1, high: 2, last: 1 }] }],
 *     { title: "Curves of mnist", alt: "loss went from 2 to 1", step: "step", best: "best" }
 *   )
 * )
 *
 * @since 0.1.0
 */
export const draw: Effect.Effect<Draw> = Effect.map(SlackPolicy, ({ drawTimeout }) => drawInThread(drawTimeout))

/**
 * Has the notifier put a picture of the curves beside the end of a run, and beside what `sendChart` sends. A message whose
 * picture cannot be drawn goes without it, with a warning in the log.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Layer } from "effect"
 * import { SlackNotifier } from "runbell"
 * import * as Chart from "runbell/chart"
 * const Live = SlackNotifier.layerBotConfig.pipe(Layer.provide([FetchHttpClient.layer, Chart.layer]))
 *
 * @since 0.1.0
 */
export const layer: Layer.Layer<Plotter> = Layer.effect(Plotter, Effect.map(draw, Option.some))
