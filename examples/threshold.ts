/** Is told when a metric crosses a threshold: once, and not at every step after. Needs SLACK_WEBHOOK_URL. */
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer } from "effect"
import { Alert, report, SlackNotifier, withSlackNotify } from "runbell"
import { runMain } from "runbell/node"

const accuracies = [0.71, 0.88, 0.94, 0.951, 0.949, 0.953, 0.96]

const train = Effect.forEach(accuracies, (accuracy, step) => report({ accuracy, loss: 1 - accuracy }, { step }), {
  discard: true
})

const program = train.pipe(
  withSlackNotify({
    name: "resnet-18",
    alerts: [
      // Told at 0.951. The dip to 0.949 is noise: it would be told again only after a fall to 0.94.
      Alert.above("accuracy", 0.95, { hysteresis: 0.01 }),
      Alert.notFinite("loss"),
      Alert.when(({ loss = 0 }, step = 0) => step > 5 && loss > 0.5, { title: "It does not learn", level: "warn" })
    ]
  })
)

const Live = SlackNotifier.layerConfig.pipe(Layer.provide(FetchHttpClient.layer))

program.pipe(Effect.provide(Live), runMain)
