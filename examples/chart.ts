/** Sends the curves of a training half way through it. Needs SLACK_WEBHOOK_URL. */
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer } from "effect"
import { report, SlackNotifier, sendChart, withSlackNotify } from "runbell"
import * as Chart from "runbell/chart"
import { runMain } from "runbell/node"

/** A loss that falls, an accuracy that rises, and a learning rate over four orders of magnitude. */
const step = (step: number) =>
  report(
    {
      "train/loss": 2.3 * Math.exp(-step / 150) + 0.05 * Math.abs(Math.sin(step)),
      "val/accuracy": 0.98 - 0.9 * Math.exp(-step / 120),
      learning_rate: 10 ** (-2 - step / 250)
    },
    { step }
  )

const steps = (from: number, to: number) =>
  Effect.forEach(
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
    step,
    { discard: true }
  )

const train = Effect.gen(function* () {
  yield* steps(1, 500)
  yield* sendChart(["train/loss", "val/accuracy"], { title: "Half way" })
  yield* steps(501, 1_000)
})

// As a bot, with SlackNotifier.layerBotConfig, it sends a picture; a webhook gets the curves in text.
const Live = SlackNotifier.layerConfig.pipe(Layer.provide([FetchHttpClient.layer, Chart.layer]))

train.pipe(withSlackNotify({ name: "mnist-cnn" }), Effect.provide(Live), runMain)
