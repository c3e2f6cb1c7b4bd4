/** A run from the inside, for a program without Effect. */
/// <reference lib="esnext.disposable" preserve="true" />
import type { Metrics } from "../domain/Metrics.ts"
import type { Run } from "../domain/Run.ts"
import type { ReportOptions } from "../run/CurrentRun.ts"
import type { RunOptions } from "../run/RunOptions.ts"
import type { ChartOptions } from "../run/sendChart.ts"
import type { Content } from "../run/sendMsg.ts"
import type { Receipt } from "./Receipt.ts"

/**
 * What `start` and `wrap` take: a run's options, and who may stop it.
 *
 * @example
 * import { connect, type StartOptions } from "runbell/promise"
 * const stop = new AbortController()
 * const options: StartOptions = { name: "mnist-cnn", epochs: 10, signal: stop.signal }
 * const notifier = await connect()
 * const run = await notifier.start(options)
 * await run.end({ accuracy: 0.97 })
 *
 * @since 0.1.0
 */
export interface StartOptions extends RunOptions {
  /** Stops the run when it is aborted; the end is then told as stopped on purpose, and not as a failure. */
  readonly signal?: AbortSignal | undefined
}

/**
 * A run that has begun. Its end is told once, by whichever of `end`, `fail` and the rest comes first.
 *
 * @example
 * import { connect, type RunHandle } from "runbell/promise"
 * const train = async (run: RunHandle) => {
 *   for (let step = 1; step <= 100 && !run.signal.aborted; step++) run.report({ loss: 1 / step }, { step })
 *   await run.send("Trained")
 * }
 * const notifier = await connect()
 * await notifier.wrap({ name: "mnist-cnn", steps: 100 }, train)
 *
 * @since 0.1.0
 */
export interface RunHandle extends AsyncDisposable {
  /** Who it is. */
  readonly run: Run
  /** Aborted when the run is to stop: by the signal that it was started with, or since the process is about to die of a signal. */
  readonly signal: AbortSignal
  /**
   * Records metrics, and raises the alerts whose rules come true. It does no I/O, waits for nothing and never throws:
   * call it at every step. A metric that is left out, or undefined, keeps its last value.
   */
  readonly report: (metrics: Metrics, options?: ReportOptions) => void
  /**
   * Sends a message that belongs to this run, and waits until Slack has it. Rejects with one of the `SlackError`s. To go
   * on without waiting, do not await it: a rejection that nobody handles ends no process, and is a warning in the log.
   */
  readonly send: (content: Content) => Promise<Receipt>
  /**
   * Sends how metrics went so far, six at most, and waits until Slack has it, as `send` does: of the metrics named, or of
   * all, those of which it is known what is best first. As a picture where the notifier is a bot that draws (`pictures` of
   * `connect`), in text otherwise. Rejects with `NothingToDraw` where none of them was reported yet.
   */
  readonly chart: (metrics?: ReadonlyArray<string>, options?: ChartOptions) => Promise<Receipt>
  /**
   * The run has come to its end. A result that is a small object of numbers and strings is told with it. Never rejects,
   * and waits at most `endTimeout` of the policy.
   */
  readonly end: (result?: unknown) => Promise<void>
  /** The run has failed by this error, or was stopped, if its signal is aborted. Never rejects. */
  readonly fail: (error: unknown) => Promise<void>
  /** For `await using`: a run that has neither ended nor failed when it is disposed of is told as stopped. */
  readonly [Symbol.asyncDispose]: () => Promise<void>
}
