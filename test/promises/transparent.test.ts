/**
 * Promise 1: wrapping changes nothing about a program, whatever Slack does. The start message never holds it back; the
 * end message is waited for, for a bounded time only.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Deferred, Effect, Exit, Fiber, Layer, Logger, Redacted, TestClock } from "effect"
import { postsOnly, SlackNotifier, SlackPolicy, withSlackNotify } from "runbell"
import { Fault, SlackSandbox } from "runbell/testing"
import { sandbox, tellThrough } from "../support/liveSlack.ts"

class DataError {
  readonly _tag = "DataError"
}

const value = { accuracy: 0.97 }
const failure = new DataError()
const defect = new TypeError("undefined is not a tensor")

const programs: Readonly<Record<string, Effect.Effect<unknown, unknown>>> = {
  "a value": Effect.succeed(value),
  "a failure": Effect.fail(failure),
  "a defect": Effect.die(defect),
  "an interruption": Effect.interrupt,
  "two failures at once": Effect.failCause(Cause.parallel(Cause.fail(failure), Cause.die(defect)))
}

/** What Slack may do to every request, and one word for each. */
const weathers: Readonly<Record<string, Effect.Effect<void, never, SlackSandbox>>> = {
  fine: Effect.void,
  hanging: always(Fault.Hang()),
  "cutting connections": always(Fault.DropBefore()),
  "answering HTML": always(
    Fault.Answer({ status: 200, body: "<html>Sign in</html>", headers: { "content-type": "text/html" } })
  ),
  redirecting: always(Fault.Answer({ status: 302, body: "", headers: { location: "http://127.0.0.1:1/elsewhere" } })),
  "in an outage": always(Fault.ServerError({ status: 503, body: "<html>503</html>" })),
  revoked: Effect.flatMap(SlackSandbox, ({ setState }) => setState("revoked")),
  "asking to wait for an hour": always(Fault.RateLimited({ retryAfter: 3_600 }))
}

function always(fault: Fault): Effect.Effect<void, never, SlackSandbox> {
  return Effect.flatMap(SlackSandbox, ({ failAlways }) => failAlways(fault))
}

/** Short bounds, so that a test of a hanging Slack is over soon: what they are does not matter to the result. */
const bounds = { endTimeout: "100 millis", drainTimeout: "100 millis", attemptTimeout: "5 seconds" } as const

const capture = () => {
  const lines: Array<string> = []
  const logger = Logger.make(({ message, logLevel }) => lines.push(`${logLevel.label} ${String(message)}`))
  return { lines, layer: Logger.replace(Logger.defaultLogger, logger) }
}

describe("transparent", () => {
  for (const [weather, set] of Object.entries(weathers)) {
    for (const [what, program] of Object.entries(programs)) {
      it.live(`a program that ends with ${what} ends with the very same while Slack is ${weather}`, () =>
        Effect.gen(function* () {
          yield* set
          const { lines, layer } = capture()
          const bare = yield* Effect.exit(program)
          const wrapped = program.pipe(withSlackNotify({ name: "mnist" }))
          const { exit } = yield* Effect.provide(tellThrough(wrapped, weather === "fine" ? {} : bounds), layer)
          if (Exit.isSuccess(bare)) assert.strictEqual(Exit.isSuccess(exit) ? exit.value : undefined, bare.value)
          else assert.isTrue(Exit.isFailure(exit) && sameErrors(exit.cause, bare.cause))
          const warnings = lines.filter((line) => line.startsWith("WARN"))
          assert.strictEqual(warnings.filter((line) => line.includes("mnist")).length, weather === "fine" ? 0 : 1)
        }).pipe(Effect.provide(sandbox))
      )
    }
  }

  for (const [what, program] of Object.entries(programs)) {
    it.live(`a program that ends with ${what} ends with the very same though its notifier dies of a bug`, () =>
      Effect.gen(function* () {
        const { lines, layer } = capture()
        const dies = () => Effect.die(new Error("a bug"))
        const buggy = Layer.scoped(SlackNotifier, SlackNotifier.make({ destination: "nobody", deliver: dies }))
        const notAtHome = Layer.succeed(SlackNotifier, { destination: "nobody", can: postsOnly, enqueue: dies })
        const bare = yield* Effect.exit(program)
        for (const notifier of [buggy, notAtHome]) {
          const wrapped = program.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(notifier))
          const exit = yield* Effect.provide(Effect.exit(wrapped), layer)
          if (Exit.isSuccess(bare)) assert.strictEqual(Exit.isSuccess(exit) ? exit.value : undefined, bare.value)
          else assert.isTrue(Exit.isFailure(exit) && sameErrors(exit.cause, bare.cause))
        }
        assert.deepStrictEqual(
          lines
            .filter((line) => line.startsWith("WARN"))
            .map((line) => /mnist: a message was not delivered/u.test(line)),
          [true, true]
        )
      })
    )
  }

  it.live("a webhook that is revoked in the middle of a run costs one warning, and the run keeps its result", () =>
    Effect.gen(function* () {
      const { awaitMessages, setState } = yield* SlackSandbox
      const { lines, layer } = capture()
      const program = Effect.gen(function* () {
        yield* awaitMessages(1)
        yield* setState("revoked")
        return value
      }).pipe(withSlackNotify({ name: "mnist" }))
      const { exit, messages } = yield* Effect.provide(tellThrough(program), layer)
      assert.deepStrictEqual(exit, Exit.succeed(value))
      assert.strictEqual(messages.length, 1)
      const [warning, ...more] = lines.filter((line) => line.startsWith("WARN"))
      assert.include(warning, "Make a new webhook")
      assert.deepStrictEqual(more, [])
    }).pipe(Effect.provide(sandbox))
  )

  it.live("a program is well under way while Slack has not yet answered to its start message", () =>
    Effect.gen(function* () {
      yield* always(Fault.Hang())
      const { messages } = yield* SlackSandbox
      const { exit } = yield* tellThrough(messages.pipe(withSlackNotify({ name: "mnist" })), bounds)
      assert.deepStrictEqual(exit, Exit.succeed([]))
    }).pipe(Effect.provide(sandbox))
  )

  it.effect("the end waits for its message as long as endTimeout says, and not a moment longer", () =>
    Effect.gen(function* () {
      const asked = yield* Deferred.make<void>()
      const mute = Layer.scoped(
        SlackNotifier,
        SlackNotifier.make({
          destination: "nobody",
          deliver: () => Effect.zipRight(Deferred.succeed(asked, undefined), Effect.never)
        })
      )
      const run = yield* Effect.void.pipe(
        withSlackNotify({ name: "mnist", events: "end" }),
        Effect.zipRight(Effect.clockWith((clock) => clock.currentTimeMillis)),
        Effect.provide(mute.pipe(Layer.provideMerge(SlackPolicy.layer({ endTimeout: "7 seconds", drainTimeout: 0 })))),
        Effect.fork
      )
      yield* Deferred.await(asked)
      yield* TestClock.adjust("6999 millis")
      assert.isTrue((yield* Fiber.poll(run))._tag === "None")
      yield* TestClock.adjust("1 millis")
      assert.strictEqual(yield* Fiber.join(run), 7_000)
    })
  )

  for (const weather of ["fine", "hanging", "cutting connections"] as const) {
    it.live(`a process ends by itself, with its own exit code, while Slack is ${weather}`, () =>
      Effect.gen(function* () {
        yield* weathers[weather] ?? Effect.void
        const { webhookUrl } = yield* SlackSandbox
        const child = spawn(process.execPath, ["--import", "tsx", "test/promises/programs/fails.ts"], {
          env: { ...process.env, SLACK_WEBHOOK_URL: Redacted.value(webhookUrl) },
          stdio: "ignore"
        })
        const [code] = yield* Effect.promise(() => once(child, "exit"))
        assert.strictEqual(code, 3)
      }).pipe(Effect.provide(sandbox))
    )
  }
})

/** The same errors in the same shape; spans and the ids of fibers beside. */
const sameErrors = (one: Cause.Cause<unknown>, other: Cause.Cause<unknown>): boolean => {
  const shape = (cause: Cause.Cause<unknown>): unknown =>
    Cause.match(cause, {
      onEmpty: [],
      onFail: (error) => ["fail", error],
      onDie: (error) => ["die", error],
      onInterrupt: () => ["interrupt"],
      onSequential: (left, right) => ["sequential", left, right],
      onParallel: (left, right) => ["parallel", left, right]
    })
  assert.deepStrictEqual(shape(one), shape(other))
  return true
}
