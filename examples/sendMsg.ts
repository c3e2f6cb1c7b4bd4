/** Says something in between: a text, and a message with a title, fields and a link. Needs SLACK_WEBHOOK_URL. */
import { FetchHttpClient } from "@effect/platform"
import { Console, Effect, Layer } from "effect"
import { SlackNotifier, sendMsg, withSlackNotify } from "runbell"
import { runMain } from "runbell/node"

const evaluate = Effect.gen(function* () {
  yield* sendMsg("Validation begins")
  const receipt = yield* sendMsg({
    title: "Checkpoint saved",
    text: "The best so far.",
    fields: { epoch: 3, loss: 0.21, split: "validation" },
    link: "https://example.com/checkpoints/3"
  })
  yield* Console.log(`Delivered to ${receipt.destination}, in ${receipt.attempts} request(s)`)
  return { perplexity: 12.4 }
})

const Live = SlackNotifier.layerConfig.pipe(Layer.provide(FetchHttpClient.layer))

evaluate.pipe(withSlackNotify({ name: "evaluation", tags: ["baseline"] }), Effect.provide(Live), runMain)
