/** A sandbox by a clock that a test moves, while everything else goes by the machine's own: real processes speak to it. */
import { type Duration, Effect, Fiber, Layer, type Scope, TestClock, TestContext } from "effect"
import { NodeSlackSandbox } from "runbell/node"
import type { SlackSandbox } from "runbell/testing"

/** What moves the sandbox's clock. */
export type Adjust = (duration: Duration.DurationInput) => Effect.Effect<void>

/** Runs the test with a sandbox whose clock shows the machine's time as it opens, and then stands still. */
export const sandboxOnClock = <A, E>(
  test: (adjust: Adjust) => Effect.Effect<A, E, SlackSandbox | Scope.Scope>
): Effect.Effect<A, E> =>
  Effect.gen(function* () {
    const opened = Effect.gen(function* () {
      yield* TestClock.setTime(Date.now())
      const clock = yield* TestClock.testClock()
      const sandbox = yield* Layer.build(NodeSlackSandbox.layer({ pace: { burst: 100, interval: "1 millis" } }))
      return { clock, sandbox }
    })
    // In a fiber of its own, and awaited rather than joined: else its clock would be the test's, too.
    const opening = yield* Effect.fork(Effect.provide(opened, TestContext.TestContext))
    const { clock, sandbox } = yield* Effect.flatten(Fiber.await(opening))
    return yield* Effect.provide(
      test((duration) => clock.adjust(duration)),
      sandbox
    )
  }).pipe(Effect.scoped, Effect.orDie)
