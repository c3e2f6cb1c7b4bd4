/** Reports a training of TensorFlow.js while it lasts. It needs nothing of TensorFlow.js itself, so that any version and backend will do. */
import type { Metrics } from "../domain/Metrics.ts"
import type { ReportOptions } from "../run/CurrentRun.ts"

/**
 * What TensorFlow.js hands to a callback.
 *
 * @example
 * import { type Logs, notifyCallbacks, type TrainingRun } from "runbell/tensorflow"
 * declare const run: TrainingRun
 * const logs: Logs = { loss: 0.31, acc: 0.94, val_acc: 0.92 }
 * notifyCallbacks(run).onEpochEnd(0, logs) // from a training loop of your own
 *
 * @since 0.1.0
 */
export type Logs = Readonly<Record<string, number>>

/**
 * Callbacks for `model.fit` and `model.fitDataset`.
 *
 * @example
 * import { type NotifyCallbacks, notifyCallbacks, type TrainingRun } from "runbell/tensorflow"
 * const withLog = (run: TrainingRun): NotifyCallbacks => {
 *   const told = notifyCallbacks(run)
 *   return { ...told, onEpochEnd: (epoch, logs) => (console.log(epoch, logs), told.onEpochEnd(epoch, logs)) }
 * }
 *
 * @since 0.1.0
 */
export interface NotifyCallbacks {
  readonly onTrainBegin: (logs?: Logs) => void
  readonly onEpochEnd: (epoch: number, logs?: Logs) => void
  readonly onBatchEnd?: (batch: number, logs?: Logs) => void
}

/**
 * What is reported to: a run of `runbell/promise`, for example.
 *
 * @example
 * import { notifyCallbacks, type TrainingRun } from "runbell/tensorflow"
 * const printed: TrainingRun = { report: (metrics, options) => console.log(options?.epoch, metrics) }
 * const callbacks = notifyCallbacks(printed)
 *
 * @since 0.1.0
 */
export interface TrainingRun {
  readonly report: (metrics: Metrics, options?: ReportOptions) => void
  /** Stops the training once it is aborted: `fit`, which knows no signals, then rejects with its reason. */
  readonly signal?: AbortSignal | undefined
}

/**
 * How much is reported.
 *
 * @example
 * import { type NotifyOptions, notifyCallbacks, type TrainingRun } from "runbell/tensorflow"
 * declare const run: TrainingRun
 * const fine: NotifyOptions = { everyBatch: true }
 * const callbacks = notifyCallbacks(run, fine)
 *
 * @since 0.1.0
 */
export interface NotifyOptions {
  /**
   * Whether each batch is reported besides each epoch. Default: false, since TensorFlow.js then fetches the loss of each
   * batch from the device, which slows a training on a GPU down.
   */
  readonly everyBatch?: boolean | undefined
}

/** The part of a callback's `this` that tells of the training; its type is not public. */
interface Training {
  readonly params?: Params | undefined
}

type Params = Readonly<Partial<Record<"epochs" | "initialEpoch" | "steps" | "samples" | "batchSize", unknown>>>

/** What a batch's logs hold besides metrics. */
const notMetrics: ReadonlySet<string> = new Set(["batch", "size"])

/** A number; or the one in a tensor, as a callback of one's own gets it. */
const numberOf = (value: unknown): number | undefined => {
  if (typeof value === "number") return value
  try {
    const data: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "dataSync") : undefined
    return typeof data === "function" ? Number(Reflect.apply(data, value, [])[0]) : undefined
  } catch {
    return undefined // a tensor that is disposed of has no value any more
  }
}

const metricsOf = (logs: Readonly<Record<string, unknown>> = {}): Metrics =>
  Object.fromEntries(
    Object.entries(logs).flatMap(([name, value]) => {
      const number = notMetrics.has(name) ? undefined : numberOf(value)
      return number === undefined ? [] : [[name, number]]
    })
  )

const count = (value: unknown): number | undefined =>
  typeof value === "number" && value > 0 && Number.isFinite(value) ? value : undefined

/** How many batches an epoch has, where that is known. */
const batchesOf = ({ steps, samples, batchSize }: Params): number | undefined => {
  const [all, each] = [count(samples), count(batchSize)]
  return count(steps) ?? (all === undefined || each === undefined ? undefined : Math.ceil(all / each))
}

/**
 * Reports loss and metrics, those of the validation too, at the end of each epoch, and where the training stands. How it
 * ends is left to the run.
 *
 * @example
 * import { connect } from "runbell/promise"
 * import { notifyCallbacks } from "runbell/tensorflow"
 * declare const model: { fit(x: unknown, y: unknown, args: object): Promise<unknown> } // of TensorFlow.js
 * declare const x: unknown, y: unknown
 * const notifier = await connect()
 * await notifier.wrap({ name: "mnist-cnn", epochs: 10 }, (run) =>
 *   model.fit(x, y, { epochs: 10, validationSplit: 0.1, callbacks: notifyCallbacks(run) })
 * )
 *
 * @since 0.1.0
 */
export const notifyCallbacks = (run: TrainingRun, options: NotifyOptions = {}): NotifyCallbacks => {
  let passed = 0
  let batches: number | undefined

  const epochEnd = (epoch: number, logs?: Logs): void => {
    const step = batches === undefined ? undefined : (epoch + 1) * batches
    run.report(metricsOf(logs), { epoch: epoch + 1, step })
    run.signal?.throwIfAborted()
  }

  const batchEnd = (_: number, logs?: Logs): void => {
    passed += 1
    run.report(metricsOf(logs), { step: passed })
    run.signal?.throwIfAborted()
  }

  return {
    // TensorFlow.js calls it on the object that knows the training.
    onTrainBegin(this: Training | undefined) {
      const params = this?.params ?? {}
      batches = batchesOf(params)
      passed = (count(params.initialEpoch) ?? 0) * (batches ?? 0)
      const epochs = count(params.epochs)
      const steps = epochs === undefined || batches === undefined ? undefined : epochs * batches
      run.report({}, { epochs, steps })
    },
    onEpochEnd: epochEnd,
    ...(options.everyBatch === true ? { onBatchEnd: batchEnd } : {})
  }
}
