/** Runs a program as the process: a signal stops it in order, so that its end is told, and the process then dies of it. */
import { makeRunMain, type RunMain } from "@effect/platform/Runtime"
import { constVoid } from "effect/Function"
import { dieOf, type Signal, stopSignals } from "./dieOf.ts"

/**
 * `NodeRuntime.runMain` with two differences that matter to who waits for a run: SIGHUP (a closed terminal, a dropped
 * connection) stops the program in order too, and a process that a signal stopped dies of that signal, where it would
 * have ended with 0 as if all were well. A second signal ends the process at once.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Effect, Layer } from "effect"
 * import { SlackNotifier, withSlackNotify } from "runbell"
 * import { runMain } from "runbell/node"
 * const Live = SlackNotifier.layerConfig.pipe(Layer.provide(FetchHttpClient.layer))
 * Effect.void.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(Live), runMain)
 *
 * @since 0.1.0
 */
export const runMain: RunMain = makeRunMain(({ fiber, teardown }) => {
  const keepAlive = setInterval(constVoid, 2 ** 31 - 1)
  let received: Signal | undefined

  const stop = (signal: Signal): void => {
    received = signal
    deafen()
    fiber.unsafeInterruptAsFork(fiber.id())
  }

  const deafen = (): void => {
    for (const signal of stopSignals) process.removeListener(signal, stop)
  }

  for (const signal of stopSignals) process.on(signal, stop)

  fiber.addObserver((exit) => {
    clearInterval(keepAlive)
    deafen()
    teardown(exit, (code) => {
      if (received !== undefined) dieOf(received)
      if (code !== 0) process.exit(code)
    })
  })
})
