/** Whatever a notifier does, the run goes on, ends in time, and says once in the log what went wrong. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Deferred, Duration, Effect, Exit, Fiber, Layer, TestClock } from "effect"
import {
  Alert,
  defaults,
  Locale,
  type NotifierService,
  postsOnly,
  type Receipt,
  report,
  SlackMessageRefused,
  SlackNotifier,
  SlackPolicy,
  SlackTimeout,
  SlackUnavailable,
  sendMsg,
  withSlackNotify
} from "runbell"
import { SlackRecorder } from "runbell/testing"
import { captureLog } from "./support/log.ts"
import { tags, told, words } from "./support/told.ts"

const secret = "https://hooks.slack.com/services/T000/B000/XXXX"

const receipt: Receipt = {
  destination: "nowhere",
  at: DateTime.unsafeMake(0),
  form: "blocks",
  attempts: 1
}

const by = (deliver: Parameters<typeof SlackNotifier.make>[0]["deliver"]) =>
  Layer.scoped(SlackNotifier, SlackNotifier.make({ destination: "nowhere", deliver }))

const madeOf = (enqueue: NotifierService["enqueue"]) =>
  Layer.succeed(SlackNotifier, { destination: "nowhere", can: postsOnly, enqueue })

/** What a notifier written without types may do. */
const lie = (effect: Effect.Effect<unknown, unknown>) => effect as Effect.Effect<never>

const leak = new Error(secret)

/** Notifiers that deliver nothing, each in a way of its own, and whether they say so at once. */
const failing: Readonly<Record<string, Layer.Layer<SlackNotifier>>> = {
  "refuses every message": by(() => Effect.fail(new SlackMessageRefused({ code: "invalid_blocks" }))),
  "dies while it delivers": by(() => Effect.die(new Error(secret))),
  "fails with an error of its own": by(() => lie(Effect.fail(leak))),
  "fails with nothing at all": by(() => lie(Effect.fail(undefined))),
  "is interrupted while it delivers": by(() => Effect.interrupt),
  "dies when a message is handed to it": madeOf(() => Effect.die(new Error(secret))),
  "throws when a message is handed to it": madeOf(() => {
    throw new Error(secret)
  }),
  "fails when a message is handed to it": madeOf(() => lie(Effect.fail(leak))),
  "is interrupted when a message is handed to it": madeOf(() => Effect.interrupt),
  "gives a receipt that dies": madeOf(() => Effect.succeed(Effect.die(new Error(secret)))),
  "gives a receipt that is interrupted": madeOf(() => Effect.succeed(Effect.interrupt)),
  "gives no receipt": madeOf(() => lie(Effect.void)),
  "is no notifier": madeOf(() => undefined as unknown as Effect.Effect<never>)
}

const hanging: Readonly<Record<string, Layer.Layer<SlackNotifier>>> = {
  "hangs while it delivers": by(() => Effect.never),
  "hangs while it delivers and cannot be interrupted": by(() => Effect.uninterruptible(Effect.never)),
  "hangs when a message is handed to it": madeOf(() => Effect.never),
  "hangs with its receipt": madeOf(() => Effect.succeed(Effect.never)),
  "hangs and cannot be interrupted": madeOf(() => Effect.uninterruptible(Effect.never)),
  "hangs with a receipt that cannot be interrupted": madeOf(() => Effect.succeed(Effect.uninterruptible(Effect.never)))
}

const error = new Error("no more data")

/** A program that says all that a run can say by itself, and ends as told. */
const program = <A, E>(end: Effect.Effect<A, E>) =>
  report({ loss: Number.NaN }).pipe(
    Effect.zipRight(end),
    withSlackNotify({ name: "mnist", alerts: [Alert.notFinite("loss")] })
  )

const ends: Readonly<Record<string, Effect.Effect<unknown, unknown>>> = {
  value: Effect.succeed({ accuracy: 0.97 }),
  failure: Effect.fail(error),
  defect: Effect.die(error),
  interruption: Effect.interrupt
}

const plain = Exit.match({
  onSuccess: (value: unknown): unknown => value,
  onFailure: (cause) => (cause._tag === "Fail" ? cause.error : cause._tag === "Die" ? cause.defect : "interrupted")
})

const fastForward = <A, E, R>(self: Effect.Effect<A, E, R>, by: Duration.DurationInput) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.fork(self)
    yield* TestClock.adjust(by)
    return yield* Fiber.await(fiber)
  })

describe("a run whose notifier", () => {
  for (const [what, notifier] of Object.entries({ ...failing, ...hanging })) {
    it.effect(`${what} comes to the same exit, and says so once in the log, without a secret`, () =>
      Effect.gen(function* () {
        for (const end of Object.values(ends)) {
          const log = captureLog()
          const wrapped = program(end).pipe(Effect.provide(Layer.merge(log.layer, Layer.fresh(notifier))))
          const exit = yield* fastForward(wrapped, "1 minute")
          assert.deepStrictEqual(plain(exit), plain(yield* Effect.exit(end)))
          const ours = log.warnings().filter((text) => text.includes("mnist"))
          assert.strictEqual(ours.length, 1, ours.join("\n"))
          for (const { text } of log.lines) assert.notInclude(text, "XXXX")
        }
      })
    )
  }

  for (const [what, notifier] of Object.entries(hanging)) {
    it.effect(`${what} begins at once, and ends when endTimeout is over, not before and not later`, () =>
      Effect.gen(function* () {
        const begun = yield* Deferred.make<void>()
        const run = yield* Deferred.succeed(begun, undefined).pipe(
          withSlackNotify({ name: "mnist" }),
          Effect.zipRight(Effect.clockWith(({ currentTimeMillis }) => currentTimeMillis)),
          // The layer stays open: what is measured is the run alone.
          (self) =>
            Effect.flatMap(Layer.build(Layer.provide(notifier, SlackPolicy.layer({ drainTimeout: 0 }))), (context) =>
              Effect.provide(self, context)
            ),
          Effect.fork
        )
        yield* Deferred.await(begun) // without any time going by
        yield* TestClock.adjust("4999 millis")
        assert.strictEqual((yield* Fiber.poll(run))._tag, "None")
        yield* TestClock.adjust("1 millis")
        assert.strictEqual(yield* Fiber.join(run), 5_000)
      }).pipe(Effect.scoped)
    )
  }

  it.effect("hangs waits as long as the policy says", () =>
    Effect.gen(function* () {
      const run = yield* Effect.fork(
        program(Effect.void).pipe(Effect.zipRight(Effect.clockWith(({ currentTimeMillis }) => currentTimeMillis)))
      )
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual(yield* Fiber.join(run), 2_000)
    }).pipe(
      Effect.provide(
        Layer.merge(
          SlackPolicy.layer({ endTimeout: "2 seconds" }),
          madeOf(() => Effect.never)
        )
      )
    )
  )

  it.effect("hangs and that is interrupted still ends in time, interrupted", () =>
    Effect.gen(function* () {
      const begun = yield* Deferred.make<void>()
      const run = yield* Effect.fork(
        Effect.zipRight(Deferred.succeed(begun, undefined), Effect.never).pipe(
          withSlackNotify({ name: "mnist", minDuration: "1 hour" })
        )
      )
      yield* Deferred.await(begun)
      const interrupting = yield* Effect.fork(Fiber.interrupt(run))
      yield* TestClock.adjust(defaults.endTimeout)
      assert.isTrue(Exit.isInterrupted(yield* Fiber.join(interrupting)))
    }).pipe(Effect.provide(madeOf(() => Effect.succeed(Effect.never))))
  )

  it.effect("bounds its own receipt is listened to", () =>
    Effect.gen(function* () {
      const bounded = madeOf(() =>
        Effect.succeed(
          Effect.timeoutFail(Effect.never, {
            duration: "1 second",
            onTimeout: () => new SlackTimeout({ limit: Duration.seconds(1) })
          })
        )
      )
      const exit = yield* fastForward(
        sendMsg("hello").pipe(Effect.flip, withSlackNotify({ name: "mnist" }), Effect.provide(bounded)),
        "2 seconds"
      )
      assert.strictEqual(Exit.isSuccess(exit) && exit.value._tag, "SlackTimeout")
    })
  )

  it.effect("answers in time is not waited for any longer", () =>
    Effect.gen(function* () {
      const slow = by(() => Effect.as(Effect.sleep("3 seconds"), receipt))
      const run = yield* program(Effect.clockWith(({ currentTimeMillis }) => currentTimeMillis)).pipe(
        Effect.zip(Effect.clockWith(({ currentTimeMillis }) => currentTimeMillis)),
        Effect.provide(Layer.merge(slow, SlackPolicy.layer({ endTimeout: "1 minute" }))),
        Effect.fork
      )
      yield* TestClock.adjust("1 minute")
      assert.deepStrictEqual(yield* Fiber.join(run), [0, 9_000]) // start, alert and end, one after the other
    })
  )

  it.effect("is broken says first what is wrong and what to do, and the rest for those who debug", () =>
    Effect.gen(function* () {
      const log = captureLog()
      const unreachable = by(() => Effect.fail(new SlackUnavailable({ reason: "Connection", detail: "ECONNREFUSED" })))
      yield* program(Effect.void).pipe(Effect.provide(Layer.merge(unreachable, log.layer)))
      const [warning, ...more] = log.warnings()
      assert.match(warning ?? "", /^runbell: mnist: .*ECONNREFUSED.*Check the network/u)
      assert.deepStrictEqual(more, [])
      assert.strictEqual(log.lines.filter(({ level, text }) => level === "DEBUG" && text.includes("ECONN")).length, 2)
    })
  )

  it.effect("does not answer in time says for how long it was waited for, and where the message is", () =>
    Effect.gen(function* () {
      const log = captureLog()
      yield* fastForward(
        program(Effect.void).pipe(
          Effect.provide(
            Layer.merge(
              madeOf(() => Effect.succeed(Effect.never)),
              log.layer
            )
          )
        ),
        "5 seconds"
      )
      assert.match(log.warnings().join("\n"), /not reached Slack within 5s \(endTimeout\).*stays in the queue/u)
    })
  )

  it.effect("is well says nothing in the log", () =>
    Effect.gen(function* () {
      const log = captureLog()
      yield* program(Effect.void).pipe(Effect.provide(Layer.merge(log.layer, SlackRecorder.layer)))
      assert.deepStrictEqual(log.warnings(), [])
    })
  )

  it.effect("fails for a while loses only what it refused", () =>
    Effect.gen(function* () {
      const { failWith, awaitMessages } = yield* SlackRecorder
      yield* failWith(new SlackUnavailable({ reason: "Connection" }))
      yield* Effect.gen(function* () {
        yield* Effect.exit(sendMsg("lost"))
        yield* failWith(undefined)
        yield* sendMsg("told")
      }).pipe(withSlackNotify({ name: "mnist" }))
      yield* awaitMessages(2)
      assert.deepStrictEqual(yield* tags, ["MessageSent", "RunEnded"])
    }).pipe(Effect.provide(SlackRecorder.layer))
  )
})

describe("the order of a run's messages", () => {
  it.effect("is the order in which they were said, whoever said them", () =>
    Effect.gen(function* () {
      yield* Effect.gen(function* () {
        yield* sendMsg("one")
        yield* report({ accuracy: 0.96 })
        yield* Effect.fork(sendMsg("two")).pipe(Effect.flatMap(Fiber.join))
        yield* sendMsg("three")
        yield* report({ loss: Number.NaN })
      }).pipe(withSlackNotify({ name: "mnist", alerts: [Alert.above("accuracy", 0.95), Alert.notFinite("loss")] }))
      const said = (yield* told).map((event) => {
        if (event._tag === "MessageSent") return event.content.text
        return event._tag === "AlertRaised" ? event.alert.reason._tag : event._tag
      })
      assert.deepStrictEqual(said, ["RunStarted", "one", "Above", "two", "three", "NotFinite", "RunEnded"])
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("is kept also by a notifier that takes its time to take a message", () =>
    Effect.gen(function* () {
      const taken: Array<string> = []
      const waits = [30, 20, 10, 0]
      const slow = madeOf((message) =>
        Effect.sleep(waits.shift() ?? 0).pipe(
          Effect.zipRight(Effect.sync(() => taken.push(message.event._tag))),
          Effect.as(Effect.succeed(receipt))
        )
      )
      yield* fastForward(
        Effect.zip(sendMsg("one"), report({ loss: Number.NaN })).pipe(
          withSlackNotify({ name: "mnist", alerts: [Alert.notFinite("loss")] }),
          Effect.provide(slow)
        ),
        "1 second"
      )
      assert.deepStrictEqual(taken, ["RunStarted", "MessageSent", "AlertRaised", "RunEnded"])
    })
  )

  it.effect("is not broken by a sendMsg that is interrupted while it waits its turn", () =>
    Effect.gen(function* () {
      const { awaitMessages } = yield* SlackRecorder
      yield* Effect.gen(function* () {
        const said = yield* Effect.fork(sendMsg("one"))
        yield* Fiber.interrupt(said)
        yield* sendMsg("two")
      }).pipe(withSlackNotify({ name: "mnist" }))
      yield* awaitMessages(3)
      assert.deepStrictEqual((yield* tags).at(-1), "RunEnded")
    }).pipe(Effect.provide(SlackRecorder.layer))
  )
})

describe("a message of a run", () => {
  it.effect("is worded in the locale of the program", () =>
    Effect.gen(function* () {
      yield* Effect.void.pipe(withSlackNotify({ name: "mnist" }))
      const { messages } = yield* SlackRecorder
      assert.deepStrictEqual(
        (yield* messages).map(({ text }) => text.slice(0, 12)),
        ["🚀 mnist 已开始", "✅ mnist 已完成，"]
      )
    }).pipe(Effect.provide(Layer.merge(SlackRecorder.layer, Locale.zh)))
  )

  it.effect("is told in English when a phrase of the program's own throws", () =>
    Effect.gen(function* () {
      const broken = Locale.layer({
        timeZone: "UTC",
        catalogue: {
          started: () => {
            throw new Error("bug")
          },
          finished: (name) => `${name} ist fertig`
        }
      })
      yield* Effect.void.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(broken))
      const { messages } = yield* SlackRecorder
      const [start, end] = (yield* messages).map(words)
      assert.include(start, "mnist started")
      assert.include(end, "mnist ist fertig")
    }).pipe(Effect.provide(SlackRecorder.layer))
  )
})
