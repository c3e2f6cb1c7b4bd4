/** Of many who would wait for Slack with nothing else to do one stays, and takes what the others leave. */
import { assert, describe, it } from "@effect/vitest"
import { Array as Arr, Deferred, Effect, Fiber } from "effect"
import { SlackPolicy, SlackUnavailable } from "runbell"
import { drainForAll } from "../../src/outbox/drainForAll.ts"
import { put } from "../../src/outbox/put.ts"
import { fresh, receipt, recording, swift, temporaryFolder } from "./support/outbox.ts"

const down = new SlackUnavailable({ reason: "ServerError", status: 503 })

const say = (folder: string, text: string) => Effect.flatMap(fresh(text), (message) => put(folder, message))

describe("drainForAll", () => {
  it.scopedLive("leaves its message to who stays already, at once, and that one delivers it", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const asked = yield* Deferred.make<void>()
      const isUp = yield* Deferred.make<void>()
      const { deliver, delivered } = recording(() =>
        Effect.zipRight(Deferred.succeed(asked, undefined), Effect.zipRight(Deferred.await(isUp), receipt))
      )
      yield* say(folder, "one")
      const staying = yield* Effect.fork(drainForAll(folder, { deliver }, "1 hour"))
      yield* Deferred.await(asked)
      for (const text of ["two", "three"]) {
        yield* say(folder, text)
        assert.isFalse(yield* drainForAll(folder, { deliver: () => Effect.dieMessage("not its turn") }, "1 hour"))
      }
      yield* Deferred.succeed(isUp, undefined)
      assert.isTrue(yield* Fiber.join(staying))
      assert.deepStrictEqual(delivered, ["one", "two", "three"])
    }).pipe(Effect.provide(SlackPolicy.layer(swift)))
  )

  it.scopedLive("loses no message of those who come just as another one leaves", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { deliver, delivered } = recording()
      const texts = Arr.makeBy(60, String)
      yield* Effect.forEach(
        texts,
        (text, index) =>
          Effect.delay(
            Effect.zipRight(say(folder, text), drainForAll(folder, { deliver }, "1 hour")),
            (index % 12) * 7
          ),
        { concurrency: "unbounded", discard: true }
      )
      assert.sameMembers(delivered, texts)
    }).pipe(Effect.provide(SlackPolicy.layer(swift)))
  )

  it.scopedLive("gives what came meanwhile its own time, and then gives up", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      let attempts = 0
      const deliver = () =>
        Effect.zipRight(
          Effect.suspend(() => {
            attempts += 1
            return attempts === 1 ? say(folder, "two") : Effect.void
          }).pipe(Effect.orDie),
          Effect.fail(down)
        )
      yield* say(folder, "one")
      assert.isFalse(yield* drainForAll(folder, { deliver }, "200 millis"))
      assert.isAbove(attempts, 1)
    }).pipe(Effect.provide(SlackPolicy.layer(swift)))
  )
})
