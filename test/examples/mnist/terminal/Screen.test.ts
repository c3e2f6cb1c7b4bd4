/** The screen keeps messages above the progress on a terminal, and writes nothing but lines into a pipe. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, TestClock } from "effect"
import { Output } from "../../../../examples/mnist/terminal/Output.ts"
import { Screen } from "../../../../examples/mnist/terminal/Screen.ts"

/** A screen on an output that keeps what is written. */
const screenOn = (output: { readonly isTerminal: boolean; readonly hasColour?: boolean }) =>
  Effect.gen(function* () {
    const written: Array<string> = []
    const layer = Screen.layer.pipe(
      Layer.provide(
        Layer.succeed(Output, {
          hasColour: false,
          ...output,
          columns: () => 80,
          write: (text) => void written.push(text)
        })
      )
    )
    return { screen: yield* Effect.provide(Screen, layer), written }
  })

const at = (step: number) => ({ step, steps: 400, loss: 0.5, accuracy: 0.9 })
const title = [{ text: "mnist started", style: "bold" } as const]
const host = [{ text: "Host vm", style: "plain" } as const]

describe("Screen", () => {
  it.effect("draws the progress again in its line, and a message above it", () =>
    Effect.gen(function* () {
      const { screen, written } = yield* screenOn({ isTerminal: true })
      yield* TestClock.adjust("1 second")
      yield* screen.progress(at(1))
      yield* screen.card([title, host], "started")
      const line = written[0]
      assert.strictEqual(line, `\r\u001b[2K${"─".repeat(37)}  step   1/400  loss 0.500  accuracy 90.0%`)
      assert.deepStrictEqual(written.slice(1), ["\r\u001b[2K╭ mnist started\n╰ Host vm\n\n", line])
    })
  )

  it.effect("draws no more often than twenty times a second, and shows the last step when the run has ended", () =>
    Effect.gen(function* () {
      const { screen, written } = yield* screenOn({ isTerminal: true })
      yield* TestClock.adjust("1 second")
      yield* screen.progress(at(1))
      yield* screen.progress(at(2))
      assert.strictEqual(written.length, 1)
      yield* TestClock.adjust("50 millis")
      yield* screen.progress(at(3))
      yield* screen.progress(at(4))
      assert.strictEqual(written.length, 2)
      yield* screen.settle("finished")
      assert.include(written[2], "step   4/400")
      assert.isTrue(written[2]?.endsWith("\n"))
    })
  )

  it.effect("uses colour only where there is colour", () =>
    Effect.gen(function* () {
      const colourful = yield* screenOn({ isTerminal: true, hasColour: true })
      const plain = yield* screenOn({ isTerminal: true })
      for (const { screen } of [colourful, plain]) yield* screen.card([title], "failed")
      assert.deepStrictEqual(colourful.written[0], "\u001b[31m╭\u001b[0m \u001b[1mmnist started\u001b[0m\n\n")
      assert.deepStrictEqual(plain.written[0], "╭ mnist started\n\n")
    })
  )

  it.effect("writes a line every fifty steps into a pipe, the last step, and no escape codes", () =>
    Effect.gen(function* () {
      const { screen, written } = yield* screenOn({ isTerminal: false, hasColour: true })
      for (const step of [49, 50, 51]) yield* screen.progress(at(step))
      yield* screen.card([title, host], "stopped")
      yield* screen.settle("stopped")
      yield* screen.settle("stopped")
      yield* screen.say([], host)
      assert.deepStrictEqual(written.join("").split("\n"), [
        "step  50/400  loss 0.500  accuracy 90.0%",
        "",
        "╭ mnist started",
        "╰ Host vm",
        "",
        "step  51/400  loss 0.500  accuracy 90.0%",
        "",
        "Host vm",
        ""
      ])
    })
  )
})
