/** A program that waits until somebody ends it. */
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer } from "effect"
import { SlackNotifier, withSlackNotify } from "runbell"
import { runMain } from "runbell/node"

const Live = SlackNotifier.layerConfig.pipe(Layer.provide(FetchHttpClient.layer))

Effect.never.pipe(withSlackNotify({ name: "waits" }), Effect.provide(Live), runMain)
