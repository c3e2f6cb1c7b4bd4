/** A training program that ends as its argument says; `waits` until somebody ends it. It says on stdout when its run has begun, and then waits for a line on stdin. */
import { once } from "node:events"
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer, Redacted } from "effect"
import { report, withSlackNotify } from "runbell"
import { NodeSlackNotifier, runMain } from "runbell/node"

const [cause = "waits", command] = process.argv.slice(2)

const endings: Readonly<Record<string, Effect.Effect<unknown, unknown>>> = {
  finishes: Effect.succeed({ accuracy: 0.97 }),
  fails: Effect.fail("no more data"),
  exits: Effect.sync(() => void process.exit(3)),
  throws: Effect.async(() => {
    setTimeout(() => {
      throw new Error("out of nowhere")
    })
  }),
  waits: Effect.never
}

const train = Effect.gen(function* () {
  yield* report({ loss: 0.25 }, { step: 120 })
  yield* Effect.sync(() => process.stdout.write(`${process.pid}\n`))
  if (cause !== "waits") yield* Effect.promise(() => once(process.stdin, "data"))
  return yield* endings[cause] ?? Effect.die(`no such end: ${cause}`)
})

const url = Redacted.make(process.env["SLACK_WEBHOOK_URL"] ?? "")

const Live = NodeSlackNotifier.layerWebhook({ url, watchdog: command }).pipe(Layer.provide(FetchHttpClient.layer))

train.pipe(withSlackNotify({ name: "train" }), Effect.provide(Live), runMain({ disableErrorReporting: true }))
