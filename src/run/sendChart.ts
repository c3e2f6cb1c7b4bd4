/** Sends the curves of a run so far, on demand. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { Locale } from "../locale/Locale.ts"
import type { Receipt } from "../slack/Receipt.ts"
import type { SlackError } from "../slack/SlackError.ts"
import { CurrentRun } from "./CurrentRun.ts"
import { toldCurves } from "./toldCurves.ts"

/**
 * Nothing was sent: no metric was reported yet, or none of those that were asked for.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendChart, sendMsg } from "runbell"
 * sendChart(["loss"]).pipe(
 *   Effect.catchTag("NothingToDraw", ({ reported }) => sendMsg(`No loss yet, but ${reported.join(", ")}`))
 * )
 *
 * @since 0.1.0
 */
export class NothingToDraw extends Data.TaggedError("NothingToDraw")<{
  /** None where all were asked for. */
  readonly asked: ReadonlyArray<string> | undefined
  /** The metrics that were reported so far. */
  readonly reported: ReadonlyArray<string>
}> {
  override get message(): string {
    if (this.reported.length === 0) return "There are no curves yet: report a metric first."
    return `Nothing was reported as ${this.asked?.join(", ")}. Ask for some of ${this.reported.join(", ")}.`
  }
}

/**
 * What {@link sendChart} can be told besides the metrics.
 *
 * @example
 * import { type ChartOptions, sendChart } from "runbell"
 * const halfWay: ChartOptions = { title: "Half way" }
 * sendChart(["loss", "accuracy"], halfWay)
 *
 * @since 0.1.0
 */
export interface ChartOptions {
  /** The title of the message. Default: "Curves of" the run, in the language of the locale. */
  readonly title?: string | undefined
}

/**
 * Sends how metrics went so far, six at most, and waits until Slack has it as {@link sendMsg} does: as a picture where the
 * notifier can upload one and `runbell/chart` draws, in text otherwise. Of the metrics named; of all by default, those of
 * which it is known what is best first. A name that was not reported is left out; it fails with {@link NothingToDraw}
 * where nothing remains.
 *
 * @example
 * import { Effect } from "effect"
 * import { report, sendChart } from "runbell"
 * const epoch = Effect.gen(function* () {
 *   yield* report({ loss: 0.31, accuracy: 0.94 }, { step: 120 })
 *   yield* sendChart(["loss", "accuracy"], { title: "Half way" })
 * })
 *
 * @since 0.1.0
 */
export const sendChart = Effect.fn("runbell.sendChart")(function* (
  metrics?: ReadonlyArray<string>,
  options: ChartOptions = {}
): Effect.fn.Return<Receipt, SlackError | NothingToDraw, CurrentRun> {
  const run = yield* CurrentRun
  const curves = toldCurves(yield* run.curves(metrics))
  const { catalogue } = yield* Locale
  if (curves.length > 0) return yield* run.send({ title: options.title ?? catalogue.curvesOf(run.run.name), curves })
  const reported = yield* run.curves()
  return yield* new NothingToDraw({ asked: metrics, reported: reported.map(({ metric }) => metric) })
})
