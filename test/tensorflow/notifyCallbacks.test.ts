/** Trainings of the real TensorFlow.js, on its CPU backend: what it hands to its callbacks is what is reported. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import * as tf from "@tensorflow/tfjs-core"
import * as layers from "@tensorflow/tfjs-layers"
import type { Metrics, ReportOptions } from "runbell/promise"
import { notifyCallbacks } from "runbell/tensorflow"

type Report = readonly [ReadonlyArray<string>, ReportOptions]

const listening = (signal?: AbortSignal) => {
  const reports: Array<Report> = []
  const values: Array<Metrics> = []
  const ends: Array<ReportOptions> = []
  const report = (metrics: Metrics, at: ReportOptions = {}) => {
    if ("epochs" in at) return void ends.push(at)
    values.push(metrics)
    return void reports.push([Object.keys(metrics), at])
  }
  return { reports, values, ends, run: { report, signal } }
}

/** 8 points of a line, in batches of 4; with half of them held back, 1 batch an epoch. */
const column = (from: number, to: number) => tf.reshape(tf.linspace(from, to, 8), [8, 1])

const line = () => ({ x: column(0, 1), y: column(1, 3) })

const regression = () => {
  const model = layers.sequential({ layers: [layers.layers.dense({ units: 1, inputShape: [1] })] })
  model.compile({ optimizer: "sgd", loss: "meanSquaredError", metrics: ["mae"] })
  return model
}

beforeAll(async () => {
  await import("@tensorflow/tfjs-backend-cpu")
  await tf.setBackend("cpu")
})

describe("a training of TensorFlow.js", () => {
  it("reports loss and metrics of each epoch, those of the validation too, as the history has them", async () => {
    const { reports, values, ends, run } = listening()
    const { x, y } = line()
    const { history } = await regression().fit(x, y, {
      epochs: 2,
      batchSize: 4,
      validationSplit: 0.5,
      callbacks: notifyCallbacks(run)
    })
    assert.deepStrictEqual(ends, [{ epochs: 2, steps: 2 }])
    const names = ["val_loss", "val_mae", "loss", "mae"]
    assert.deepStrictEqual(
      reports.map(([metrics, at]) => [Array.from(metrics).toSorted(), at]),
      [
        [names.toSorted(), { epoch: 1, step: 1 }],
        [names.toSorted(), { epoch: 2, step: 2 }]
      ]
    )
    for (const name of names)
      assert.deepEqual<unknown>(
        values.map((metrics) => metrics[name]),
        history[name]
      )
  })

  it("reports each batch where that is asked for", async () => {
    const { reports, run } = listening()
    const { x, y } = line()
    await regression().fit(x, y, { epochs: 2, batchSize: 4, callbacks: notifyCallbacks(run, { everyBatch: true }) })
    assert.deepStrictEqual(
      reports.map(([, at]) => at),
      [{ step: 1 }, { step: 2 }, { epoch: 1, step: 2 }, { step: 3 }, { step: 4 }, { epoch: 2, step: 4 }]
    )
  })

  it("that is resumed goes on from its epoch", async () => {
    const { reports, run } = listening()
    const { x, y } = line()
    const callbacks = notifyCallbacks(run, { everyBatch: true })
    await regression().fit(x, y, { initialEpoch: 1, epochs: 2, batchSize: 4, callbacks })
    assert.deepStrictEqual(
      reports.map(([, at]) => at),
      [{ step: 3 }, { step: 4 }, { epoch: 2, step: 4 }]
    )
  })

  it("goes on beside callbacks of the program's own, and learns the same", async () => {
    const { reports, run } = listening()
    const { x, y } = line()
    let epochs = 0
    const own = { onEpochEnd: () => void (epochs += 1) }
    const [plain, told] = [regression(), regression()]
    told.setWeights(plain.getWeights())
    const bare = await plain.fit(x, y, { epochs: 2, shuffle: false, callbacks: own })
    const { history } = await told.fit(x, y, { epochs: 2, shuffle: false, callbacks: [own, notifyCallbacks(run)] })
    assert.deepStrictEqual(history, bare.history)
    assert.strictEqual(epochs, 4)
    assert.strictEqual(reports.length, 2)
  })

  it("fails with its own error", async () => {
    const { run } = listening()
    const { x } = line()
    const fit = (callbacks?: ReturnType<typeof notifyCallbacks>) =>
      regression()
        .fit(x, tf.zeros([3, 1]), callbacks === undefined ? {} : { callbacks })
        .then(String, String)
    assert.strictEqual(await fit(notifyCallbacks(run)), await fit())
  })

  it("stops when its run is stopped, for the same reason", async () => {
    const stop = new AbortController()
    const reason = new Error("enough")
    const { reports, run } = listening(stop.signal)
    const { x, y } = line()
    const own = { onEpochBegin: (epoch: number) => void (epoch === 1 && stop.abort(reason)) }
    const end = await regression()
      .fit(x, y, { epochs: 9, callbacks: [own, notifyCallbacks(run)] })
      .catch((error: unknown) => error)
    assert.strictEqual(end, reason)
    assert.strictEqual(reports.length, 2)
  })
})

describe("the callbacks, called by hand", () => {
  it("read the number in a tensor, and leave out what has none", () => {
    const { values, run } = listening()
    const gone = tf.scalar(1)
    gone.dispose()
    const logs = { loss: tf.scalar(0.5), size: 4, batch: 0, gone, note: "x", missing: undefined, nan: Number.NaN }
    Reflect.apply(notifyCallbacks(run).onEpochEnd, undefined, [0, logs])
    assert.deepStrictEqual(values, [{ loss: 0.5, nan: Number.NaN }])
  })

  it("need no params and no logs", () => {
    const { reports, run } = listening()
    const callbacks = notifyCallbacks(run)
    Reflect.apply(callbacks.onTrainBegin, undefined, [])
    callbacks.onEpochEnd(4)
    assert.deepStrictEqual(reports, [[[], { epoch: 5, step: undefined }]])
  })
})
