/** What a run does for who tells its end without a scope of its own, as the command does. */
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Layer } from "effect"
import { postsOnly, SlackNotifier } from "runbell"
import { makeRun } from "../../src/run/makeRun.ts"
import { captureLog } from "./support/log.ts"

describe("makeRun", () => {
  it.effect("takes no interruption while the end is told for a bug", () => {
    const log = captureLog()
    return Effect.gen(function* () {
      const asked = yield* Deferred.make<void>()
      const unreachable = Layer.succeed(SlackNotifier, {
        destination: "nowhere",
        can: postsOnly,
        enqueue: ({ event }) =>
          Effect.as(event._tag === "RunEnded" ? Deferred.succeed(asked, undefined) : Effect.void, Effect.never)
      })
      const { conclude } = yield* Effect.provide(makeRun({ name: "mnist" }), unreachable)
      const telling = yield* Effect.fork(Effect.uninterruptible(conclude({ outcome: { _tag: "Finished" } })))
      yield* Deferred.await(asked)
      yield* Fiber.interrupt(telling)
      assert.deepStrictEqual(log.warnings(), [])
    }).pipe(Effect.provide(log.layer))
  })
})
