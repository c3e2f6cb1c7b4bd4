/** Promise 3: the messages of one run arrive in the order in which they were sent, whatever happens on the way. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, FastCheck, Fiber, Layer, TestClock } from "effect"
import { Alert, postsOnly, report, SlackNotifier, sendMsg, withSlackNotify } from "runbell"
import { Fault, SlackSandbox } from "runbell/testing"
import { sandbox, tellThrough, texts } from "../support/liveSlack.ts"

const numbers = Array.from({ length: 12 }, (_, index) => index)

/** Mishaps that lose no message and repeat none. */
const mishap = FastCheck.constantFrom(
  Fault.ServerError({}),
  Fault.DropBefore(),
  Fault.RateLimited({ retryAfter: 0 }),
  Fault.Delay({ duration: "2 millis" })
)

describe("ordered", () => {
  it.live.prop(
    "a run's start, alerts, messages and end arrive in the order of the program, through every mishap",
    [FastCheck.array(mishap, { maxLength: 12 })],
    ([mishaps]) =>
      Effect.gen(function* () {
        const { fail } = yield* SlackSandbox
        yield* fail(...mishaps)
        const program = Effect.forEach(numbers, (number) =>
          Effect.zipRight(Effect.fork(sendMsg(`message ${number}`)), Effect.yieldNow())
        ).pipe(Effect.zipRight(report({ accuracy: 1 })))
        const { messages } = yield* tellThrough(
          program.pipe(withSlackNotify({ name: "mnist", alerts: [Alert.above("accuracy", 0.95)] }))
        )
        assert.deepStrictEqual(texts(messages).slice(0, -2), [
          "🚀 mnist started",
          ...numbers.map((number) => `message ${number}`)
        ])
        assert.match(texts(messages).at(-2) ?? "", /accuracy rose above 0.95/u)
        assert.match(texts(messages).at(-1) ?? "", /mnist finished/u)
      }).pipe(Effect.provide(sandbox)),
    { fastCheck: { numRuns: 10 } }
  )

  it.live("a later message waits for an earlier one that Slack is slow to take", () =>
    Effect.gen(function* () {
      const { fail } = yield* SlackSandbox
      yield* fail(Fault.Delay({ duration: "200 millis" }))
      const both = Effect.all([sendMsg("first"), sendMsg("second")], { concurrency: "unbounded" })
      const { messages } = yield* tellThrough(both)
      assert.deepStrictEqual(texts(messages), ["first", "second"])
    }).pipe(Effect.provide(sandbox))
  )

  it.effect("a later message waits for an earlier one that a notifier of somebody's own is slow to take", () =>
    Effect.gen(function* () {
      const taken: Array<string> = []
      const receipt = { destination: "nowhere", at: yield* DateTime.now, form: "blocks", attempts: 1 } as const
      const waits = [30, 20, 10, 0]
      const slow = Layer.succeed(SlackNotifier, {
        destination: "nowhere",
        can: postsOnly,
        enqueue: ({ event }) =>
          Effect.sleep(waits.shift() ?? 0).pipe(
            Effect.zipRight(Effect.sync(() => taken.push(event._tag))),
            Effect.as(Effect.succeed(receipt))
          )
      })
      const run = Effect.zip(sendMsg("one"), report({ loss: Number.NaN })).pipe(
        withSlackNotify({ name: "mnist", alerts: [Alert.notFinite("loss")] }),
        Effect.provide(slow)
      )
      const fiber = yield* Effect.fork(run)
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(taken, ["RunStarted", "MessageSent", "AlertRaised", "RunEnded"])
    })
  )

  it.live("each of several runs side by side has its own order", () =>
    Effect.gen(function* () {
      const run = (name: string) =>
        Effect.forEach(numbers, (number) => sendMsg(`${name} ${number}`)).pipe(withSlackNotify({ name }))
      const { messages } = yield* tellThrough(Effect.all([run("a"), run("b"), run("c")], { concurrency: "unbounded" }))
      for (const name of ["a", "b", "c"]) {
        const own = texts(messages).filter((text) => text.startsWith(`${name} `) || text.includes(` ${name} `))
        assert.deepStrictEqual(own.slice(0, -1), [
          `🚀 ${name} started`,
          ...numbers.map((number) => `${name} ${number}`)
        ])
      }
    }).pipe(Effect.provide(sandbox))
  )
})
