/** A network that TensorFlow.js trains: its callbacks report each epoch. Needs SLACK_WEBHOOK_URL. */
import "@tensorflow/tfjs-backend-cpu"
import * as tf from "@tensorflow/tfjs-core"
import * as layers from "@tensorflow/tfjs-layers"
import { Alert, connect } from "runbell/promise"
import { notifyCallbacks } from "runbell/tensorflow"

/** Points of a noisy line. */
const x = tf.randomUniform([256, 1])
const y = tf.add(tf.mul(x, 3), tf.randomNormal([256, 1], 0, 0.05))

const model = layers.sequential({ layers: [layers.layers.dense({ units: 1, inputShape: [1] })] })
model.compile({ optimizer: "sgd", loss: "meanSquaredError", metrics: ["mae"] })

const epochs = 5
const notifier = await connect()

await notifier.wrap({ name: "linear-regression", epochs, alerts: [Alert.notFinite("loss")] }, (run) =>
  model.fit(x, y, { epochs, batchSize: 32, validationSplit: 0.25, verbose: 0, callbacks: notifyCallbacks(run) })
)

await notifier.close()
