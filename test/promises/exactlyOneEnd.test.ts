/**
 * Promise 2: every run that starts ends in exactly one message, and the right one. Here for ends that the program
 * itself lives to see; a process that is killed cannot tell (README, "What runbell promises").
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { assert, describe, it } from "@effect/vitest"
import { Data, Deferred, Effect, Exit, FastCheck, Fiber, Layer, Redacted, TestClock } from "effect"
import { withSlackNotify } from "runbell"
import { SlackRecorder, SlackSandbox } from "runbell/testing"
import { sandbox, tellThrough, texts } from "../support/liveSlack.ts"

class NoMoreData extends Data.TaggedError("NoMoreData") {}

const wrap = withSlackNotify({ name: "mnist" })

/** Ends that a program can come to, each with the word that tells of it. */
const ends: ReadonlyArray<readonly [string, Effect.Effect<unknown, unknown>, RegExp]> = [
  ["returns", Effect.succeed(1), /^✅ mnist finished after /u],
  ["fails", Effect.fail(new NoMoreData()), /^❌ mnist failed after /u],
  ["dies", Effect.die(new TypeError("undefined is not a tensor")), /^❌ mnist failed after /u],
  ["is interrupted", Effect.interrupt, /^⏹️ mnist was stopped after /u],
  [
    "fails while its finalizer is interrupted",
    Effect.fail("no more data").pipe(Effect.ensuring(Effect.interrupt)),
    /^❌ mnist failed after /u
  ],
  [
    "is interrupted while its finalizer dies",
    Effect.interrupt.pipe(Effect.ensuring(Effect.die("disk full"))),
    /^❌ mnist failed after /u
  ]
]

describe("exactly one end", () => {
  for (const [what, program, told] of ends) {
    it.live(`a run that ${what} is told once, in the words for that`, () =>
      Effect.gen(function* () {
        const { messages } = yield* tellThrough(wrap(program))
        const [start, end, ...more] = texts(messages)
        assert.strictEqual(start, "🚀 mnist started")
        assert.match(end ?? "", told)
        assert.deepStrictEqual(more, [])
      }).pipe(Effect.provide(sandbox))
    )
  }

  it.live("a run whose end Slack took without answering is told again rather than never", () =>
    Effect.gen(function* () {
      const { fail } = yield* SlackSandbox
      yield* fail({ _tag: "DropAfter" })
      const { messages } = yield* tellThrough(Effect.void.pipe(withSlackNotify({ name: "mnist", events: "end" })))
      assert.strictEqual(messages.length, 2) // the one case that can show twice: Slack has no key to tell a repeat by
    }).pipe(Effect.provide(sandbox))
  )

  it.effect.prop(
    "a run that is interrupted at whatever moment starts before it ends, and ends once",
    [FastCheck.integer({ min: 0, max: 60 }), FastCheck.integer({ min: 0, max: 50 })],
    ([after, length]) =>
      Effect.gen(function* () {
        const { events } = yield* SlackRecorder
        const run = yield* Effect.fork(wrap(Effect.sleep(length)))
        yield* TestClock.adjust(after)
        yield* Fiber.interrupt(run)
        const tags = (yield* events).map(({ _tag }) => _tag)
        if (tags.length > 0) assert.deepStrictEqual(tags, ["RunStarted", "RunEnded"])
        const [, end] = yield* events
        if (end?._tag === "RunEnded") assert.strictEqual(end.outcome._tag, after < length ? "Interrupted" : "Finished")
      }).pipe(Effect.provide(Layer.fresh(SlackRecorder.layer)))
  )

  it.effect("a run that is interrupted twice, while it tells its end, still tells it once", () =>
    Effect.gen(function* () {
      const { events } = yield* SlackRecorder
      const begun = yield* Deferred.make<void>()
      const run = yield* Effect.fork(wrap(Effect.zipRight(Deferred.succeed(begun, undefined), Effect.never)))
      yield* Deferred.await(begun)
      yield* Effect.all([Fiber.interrupt(run), Fiber.interrupt(run)], { concurrency: "unbounded" })
      const tags = (yield* events).map(({ _tag }) => _tag)
      assert.deepStrictEqual(tags, ["RunStarted", "RunEnded"])
      assert.isTrue(Exit.isFailure(yield* Fiber.await(run)))
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    it.live(
      `a process that somebody ends with ${signal} is told as stopped, not as crashed or completed, and dies of it`,
      () =>
        Effect.gen(function* () {
          const { messages, webhookUrl, awaitMessages } = yield* SlackSandbox
          const child = spawn(process.execPath, ["--import", "tsx", "test/promises/programs/waits.ts"], {
            env: { ...process.env, SLACK_WEBHOOK_URL: Redacted.value(webhookUrl) },
            stdio: ["ignore", "ignore", "inherit"]
          })
          const exited = once(child, "exit")
          yield* awaitMessages(1)
          child.kill(signal)
          const [, diedOf] = yield* Effect.promise(() => exited)
          const [start, end, ...more] = texts(yield* messages)
          assert.strictEqual(start, "🚀 waits started")
          assert.match(end ?? "", /^⏹️ waits was stopped after /u)
          assert.deepStrictEqual(more, [])
          assert.strictEqual(diedOf, signal)
        }).pipe(Effect.provide(sandbox))
    )
  }
})
