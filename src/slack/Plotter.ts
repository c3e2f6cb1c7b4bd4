/** Who draws pictures of curves, where anybody does: drawing is heavy, and loaded only by those who ask for it. */
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Curve } from "../domain/Curve.ts"
import type { Picture } from "./Message.ts"

/**
 * A picture could not be drawn. The message goes without it.
 *
 * @example
 * import { Effect } from "effect"
 * import { NotDrawn } from "runbell"
 * Effect.fail(new NotDrawn({ reason: "There is no finite number in these curves" }))
 *
 * @since 0.1.0
 */
export class NotDrawn extends Data.TaggedError("NotDrawn")<{ readonly reason: string }> {
  override get message(): string {
    return `No picture of the curves could be drawn: ${this.reason}`
  }
}

/**
 * Draws curves as a PNG, with the words given.
 *
 * @example
 * import { Effect, Layer, Option } from "effect"
 * import { type Draw, NotDrawn, Plotter } from "runbell"
 * declare const pngOf: (title: string, series: ReadonlyArray<ReadonlyArray<number>>) => Uint8Array // of your own
 * const own: Draw = (curves, { title }) =>
 *   Effect.try({
 *     try: () => pngOf(title, curves.map(({ points }) => points.map(({ last }) => last))),
 *     catch: (cause) => new NotDrawn({ reason: String(cause) })
 *   })
 * Layer.succeed(Plotter, Option.some(own))
 *
 * @since 0.1.0
 */
export type Draw = (curves: ReadonlyArray<Curve>, words: Picture) => Effect.Effect<Uint8Array, NotDrawn>

/**
 * Who draws. Default: nobody, and curves are told in text. `runbell/chart` has a layer that draws.
 *
 * @example
 * import { Effect, Layer, Option } from "effect"
 * import { type Draw, Plotter } from "runbell"
 * const own: Draw = () => Effect.succeed(new Uint8Array())
 * Layer.succeed(Plotter, Option.some(own))
 *
 * @since 0.1.0
 */
export class Plotter extends Context.Reference<Plotter>()("runbell/Plotter", {
  defaultValue: (): Option.Option<Draw> => Option.none()
}) {}
