/** The handle that the program inside a run can see. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { Curve } from "../domain/Curve.ts"
import type { MessageContent } from "../domain/MessageContent.ts"
import type { Metrics } from "../domain/Metrics.ts"
import type { Run } from "../domain/Run.ts"
import type { Receipt } from "../slack/Receipt.ts"
import type { SlackError } from "../slack/SlackError.ts"

/**
 * What `report` can be told besides the numbers.
 *
 * @example
 * import { report } from "runbell"
 * report({ loss: 0.21 }, { step: 1_200, epoch: 3 })
 *
 * @since 0.1.0
 */
export interface ReportOptions {
  /** The step that the numbers belong to. */
  readonly step?: number | undefined
  /** The epoch that they belong to. */
  readonly epoch?: number | undefined
  /** How many steps the run will take, where that is known only now; from then on it counts in place of the run's own `steps`. */
  readonly steps?: number | undefined
  /** How many epochs it will take, likewise. */
  readonly epochs?: number | undefined
}

/**
 * A run from the inside.
 *
 * @example
 * import { Effect } from "effect"
 * import { CurrentRun, type Handle } from "runbell"
 * const validated = (run: Handle, accuracy: number) =>
 *   Effect.zipRight(run.report({ accuracy }), run.send({ title: "Validated", fields: { accuracy } }))
 * const program = Effect.flatMap(CurrentRun, (run) => validated(run, 0.94))
 *
 * @since 0.1.0
 */
export interface Handle {
  /** Who it is. */
  readonly run: Run
  /** Records metrics; see {@link report}. */
  readonly report: (metrics: Metrics, options?: ReportOptions) => Effect.Effect<void>
  /**
   * How the metrics went so far, in at most 257 points each: of those named, in that order, or of all that were reported
   * (the first 64 names). The extremes between two points are kept. One that was not reported is left out.
   */
  readonly curves: (metrics?: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<Curve>>
  /** Sends a message that belongs to this run. */
  readonly send: (content: MessageContent) => Effect.Effect<Receipt, SlackError>
}

/**
 * The run that a program is inside of. `withSlackNotify` provides it; outside of a run it is a compile error to need
 * it.
 *
 * @example
 * import { Effect } from "effect"
 * import { CurrentRun, withSlackNotify } from "runbell"
 * const name = Effect.map(CurrentRun, ({ run }) => run.name)
 * name.pipe(withSlackNotify({ name: "mnist" }))
 *
 * @since 0.1.0
 */
export class CurrentRun extends Context.Tag("runbell/CurrentRun")<CurrentRun, Handle>() {}

/**
 * Records metrics of the current run, and raises the alerts whose rules come true. It does no I/O and waits for
 * nothing: call it at every step. A metric that is left out, or undefined, keeps its last value.
 *
 * @example
 * import { Effect } from "effect"
 * import { report } from "runbell"
 * const step = Effect.gen(function* () {
 *   yield* report({ loss: 0.31, accuracy: 0.94 }, { step: 120 })
 * })
 *
 * @since 0.1.0
 */
export const report = (metrics: Metrics, options?: ReportOptions): Effect.Effect<void, never, CurrentRun> =>
  // Read from the fiber: to ask for the tag as an effect costs more than all the rest of a report.
  Effect.withFiberRuntime((fiber) => Context.unsafeGet(fiber.currentContext, CurrentRun).report(metrics, options))
