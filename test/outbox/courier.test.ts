/** One attempt in its turn: Slack counts a message from when it got it, which may be long after it was sent. */
import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Fiber, TestClock } from "effect"
import { defaults } from "runbell"
import { makeCourier } from "../../src/outbox/courier.ts"
import { openSpool } from "../../src/outbox/spool.ts"
import { take } from "../../src/sandbox/pace.ts"
import { saying } from "../support/words.ts"
import { receipt, temporaryFolder } from "./support/outbox.ts"

/** Lets as much time pass as the wait takes, to the millisecond. */
const waitFor = (turn: Effect.Effect<void>) =>
  Effect.gen(function* () {
    const waiting = yield* Effect.fork(turn)
    yield* Effect.yieldNow()
    for (const end of yield* TestClock.sleeps()) yield* TestClock.setTime(end)
    yield* Fiber.join(waiting)
  })

describe("the courier", () => {
  it.scoped("never comes too early for Slack, however long the first request was under way", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* openSpool(folder)
      let [busyUntil, underWay] = [0, 700]
      const deliver = () =>
        Effect.gen(function* () {
          yield* TestClock.adjust(underWay)
          underWay = 1
          const [retryAfter, next] = take(busyUntil, defaults.pace, yield* Clock.currentTimeMillis)
          assert.isUndefined(retryAfter)
          busyUntil = next
          return yield* receipt
        })
      const courier = yield* makeCourier(folder, { deliver }, defaults)
      for (const name of ["1", "2", "3", "4", "5", "6"]) {
        yield* waitFor(courier.turn)
        yield* courier.attempt({ names: [name], message: saying(name), mayRepeat: false }, ({ _tag }) =>
          Effect.sync(() => assert.strictEqual(_tag, "Accepted"))
        )
      }
      // Six messages at the pace: three at once, and three more seconds, less the time that the first one took.
      assert.isAtMost(yield* Clock.currentTimeMillis, 3_720)
    })
  )

  it.scoped("leaves to the next leader from when on Slack counts, which is not when the request was sent", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* openSpool(folder)
      const deliver = () => Effect.zipRight(TestClock.adjust("70 millis"), receipt)
      const carry = Effect.gen(function* () {
        const courier = yield* makeCourier(
          folder,
          { deliver },
          { ...defaults, pace: { burst: 1, interval: "100 millis" } }
        )
        yield* waitFor(courier.turn)
        const sentAt = yield* Clock.currentTimeMillis
        yield* courier.attempt({ names: ["1"], message: saying("1"), mayRepeat: false }, () => Effect.void)
        yield* courier.leave

        return sentAt
      })
      assert.deepStrictEqual([yield* carry, yield* carry], [0, 170])
    })
  )
})
