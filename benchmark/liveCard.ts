/** `node --expose-gc --import tsx benchmark/liveCard.ts`: a million reported steps with the live card on, beside the same loop alone. Takes two minutes. */
import { FetchHttpClient } from "@effect/platform"
import { Effect, Layer } from "effect"
import { CurrentRun, SlackNotifier, withSlackNotify } from "runbell"
import { NodeSlackSandbox } from "runbell/node"
import { SlackSandbox } from "runbell/testing"

const steps = 1_000_000
const pieces = 1_000
/** Between two pieces, as a program waits for its device: the card is edited meanwhile. */
const pause = "60 millis"

let seen = 0

const metricsAt = (step: number) => ({
  loss: 1 + (step % 97) / 97,
  accuracy: (step % 89) / 100,
  rate: 0.001 * (step % 7),
  norm: step % 13
})

const processorTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1_000
}

const memory = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1_000_000
}

/** The loop in pieces: the processor time of the loop itself, and the memory in use after a tenth of it and at its end. */
const looped = <R>(step: (step: number) => Effect.Effect<void, never, R>) =>
  Effect.gen(function* () {
    let spent = 0
    let early = 0
    for (let piece = 0; piece < pieces; piece += 1) {
      const began = processorTime()
      for (let index = 0; index < steps / pieces; index += 1) yield* step((piece * steps) / pieces + index)
      spent += processorTime() - began
      if (piece === pieces / 10) early = memory()
      yield* Effect.sleep(pause)
    }
    return { each: spent / steps, early, late: memory() }
  })

const bare = looped((step) => {
  seen += metricsAt(step).norm
  return Effect.void
})

const reporting = Effect.flatMap(CurrentRun, (run) => looped((step) => run.report(metricsAt(step), { step })))

const measure = Effect.gen(function* () {
  const { apiUrl, botToken, requests } = yield* SlackSandbox
  const Live = SlackNotifier.layerBot({ token: botToken, channel: "#runs", api: apiUrl }).pipe(
    Layer.provide(FetchHttpClient.layer)
  )
  const alone = yield* bare
  const began = performance.now()
  const live = yield* reporting.pipe(withSlackNotify({ name: "benchmark", steps }), Effect.provide(Live))
  const took = (performance.now() - began) / 1_000
  const all = yield* requests
  const anHour = (all.length * 3_600) / took
  const refused = all.filter(({ status }) => status === 429).length
  return [
    `a step alone: ${alone.each.toFixed(0)} ns; with the card: ${live.each.toFixed(0)} ns; runbell: ${(live.each - alone.each).toFixed(0)} ns`,
    `${all.length} requests in ${took.toFixed(0)} s, ${anHour.toFixed(0)} an hour; ${refused} answered 429`,
    `memory after a tenth: ${live.early.toFixed(1)} MB; at the end: ${live.late.toFixed(1)} MB`
  ].join("\n")
})

console.log(await Effect.runPromise(measure.pipe(Effect.provide(NodeSlackSandbox.layer()), Effect.scoped)))
if (seen === 0) console.log("the loop did not run")
