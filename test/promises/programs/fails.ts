/** A program that fails, and whose exit code says which failure it was. */
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer } from "effect"
import { SlackNotifier, SlackPolicy, withSlackNotify } from "runbell"
import { runMain } from "runbell/node"

const Live = SlackNotifier.layerConfig.pipe(
  Layer.provide(FetchHttpClient.layer),
  Layer.provideMerge(SlackPolicy.layer({ endTimeout: "200 millis", drainTimeout: "200 millis" }))
)

Effect.fail("no more data").pipe(
  withSlackNotify({ name: "fails" }),
  Effect.provide(Live),
  runMain({ teardown: (_, onExit) => onExit(3), disableErrorReporting: true })
)
