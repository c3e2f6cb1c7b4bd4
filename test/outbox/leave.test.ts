/** When a queue that closes leaves. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Option, TestClock } from "effect"
import { makeLeave } from "../../src/outbox/leave.ts"

/** A queue with as many messages of its own as are set. */
const queue = Effect.gen(function* () {
  const own = { waiting: 1 }
  return { own, leave: yield* makeLeave({ isEmpty: () => own.waiting === 0 }) }
})

describe("makeLeave", () => {
  it.effect("leaves neither while it is open nor while something of its own waits", () =>
    Effect.gen(function* () {
      const { own, leave } = yield* queue
      own.waiting = 0
      assert.isFalse(leave.isDone())
      own.waiting = 1
      leave.close()
      assert.isTrue(leave.isClosing())
      assert.isFalse(leave.isDone())
      own.waiting = 0
      assert.isTrue(leave.isDone())
    })
  )

  it.effect("does not wait for its turn any more once nothing of its own waits", () =>
    Effect.gen(function* () {
      const { own, leave } = yield* queue
      const waiting = yield* Effect.fork(leave.wait(Effect.never))
      leave.close()
      yield* leave.ifDone
      yield* Effect.yieldNow()
      assert.isTrue(Option.isNone(yield* Fiber.poll(waiting)))
      own.waiting = 0
      yield* leave.ifDone
      yield* Fiber.join(waiting)
    })
  )

  it.effect("keeps to the pace with what is taken after it has left", () =>
    Effect.gen(function* () {
      const { own, leave } = yield* queue
      own.waiting = 0
      leave.close()
      yield* leave.ifDone
      yield* leave.wait(Effect.never) // there is nothing
      own.waiting = 1
      const waiting = yield* Effect.fork(leave.wait(Effect.sleep("1 second")))
      yield* TestClock.adjust("999 millis")
      assert.isTrue(Option.isNone(yield* Fiber.poll(waiting)))
      yield* TestClock.adjust("1 millis")
      yield* Fiber.join(waiting)
    })
  )
})
