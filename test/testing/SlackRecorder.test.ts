/** The recorder that users test their own programs with: it delivers to memory in order, and fails on demand. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Either, Fiber } from "effect"
import { SlackNotifier, SlackUnavailable, sendMsg, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { saidIn, saying } from "../support/words.ts"

const recorded = Effect.flatMap(SlackRecorder, ({ messages }) => messages).pipe(
  Effect.map((messages) => messages.map(saidIn))
)

const down = new SlackUnavailable({ reason: "ServerError", status: 503 })

describe("SlackRecorder", () => {
  it.effect("keeps what was delivered, in order", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* recorded, [])
      yield* Effect.forEach(["1", "2", "3"], (text) => sendMsg(text))
      assert.deepStrictEqual(yield* recorded, ["1", "2", "3"])
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("keeps the events that the messages tell of", () =>
    Effect.gen(function* () {
      yield* sendMsg("hello").pipe(withSlackNotify({ name: "mnist" }))
      const { events } = yield* SlackRecorder
      assert.deepStrictEqual(
        (yield* events).map(({ _tag }) => _tag),
        ["RunStarted", "MessageSent", "RunEnded"]
      )
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("gives the receipt of a real delivery", () =>
    Effect.gen(function* () {
      assert.containsSubset(yield* sendMsg("hello"), { destination: "recorder", form: "blocks", attempts: 1 })
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("waits for messages that are still to come, and not for those that are there", () =>
    Effect.gen(function* () {
      const { awaitMessages } = yield* SlackRecorder
      assert.deepStrictEqual(yield* awaitMessages(0), [])
      const two = yield* Effect.fork(awaitMessages(2))
      yield* sendMsg("1")
      yield* sendMsg("2")
      assert.deepStrictEqual((yield* Fiber.join(two)).map(saidIn), ["1", "2"])
      assert.lengthOf(yield* awaitMessages(1), 2)
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("fails every delivery with the error it is given, keeps none of them, and heals", () =>
    Effect.gen(function* () {
      const { failWith } = yield* SlackRecorder
      yield* failWith(down)
      assert.strictEqual((yield* Effect.flip(sendMsg("1"))).message, down.message)
      assert.strictEqual((yield* Effect.flip(sendMsg("2")))._tag, down._tag)
      yield* failWith(undefined)
      yield* sendMsg("3")
      assert.deepStrictEqual(yield* recorded, ["3"])
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("starts empty for each program that its layer is given to", () =>
    Effect.gen(function* () {
      const once = Effect.zipRight(sendMsg("1"), recorded).pipe(Effect.provide(SlackRecorder.layer))
      assert.deepStrictEqual([yield* once, yield* once], [["1"], ["1"]])
    })
  )

  it.effect("goes through the same queue as the real notifier", () =>
    Effect.gen(function* () {
      const notifier = yield* SlackNotifier
      const receipts = yield* Effect.forEach(["1", "2"], (text) => notifier.enqueue(saying(text)))
      assert.isTrue((yield* Effect.forEach(receipts, Effect.either)).every(Either.isRight))
      assert.strictEqual(notifier.destination, "recorder")
    }).pipe(Effect.provide(SlackRecorder.layer))
  )
})
