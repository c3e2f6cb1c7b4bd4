/** A wrapped program is the same program; its start and its end are told, once each, and as they were. */
import { HttpClient, HttpClientResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import {
  Cause,
  Clock,
  Context,
  Deferred,
  Effect,
  Exit,
  FastCheck,
  Fiber,
  FiberId,
  FiberRef,
  Layer,
  Option,
  Random,
  Redacted,
  Scope,
  TestClock
} from "effect"
import { CurrentRun, Host, type RunEvent, report, SlackNotifier, SlackPolicy, sendMsg, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { captureLog } from "./support/log.ts"
import { tags, told, toldOf, words } from "./support/told.ts"

const recorded = Effect.provide(SlackRecorder.layer)

const wrap = withSlackNotify({ name: "mnist" })

describe("withSlackNotify", () => {
  it.effect("takes the program first or last", () =>
    Effect.gen(function* () {
      const program = Effect.succeed(7)
      assert.strictEqual(yield* withSlackNotify(program, { name: "first" }), 7)
      assert.strictEqual(yield* program.pipe(withSlackNotify({ name: "last" })), 7)
      const names = (yield* told).map((event) => event._tag !== "MessageSent" && event.run.name)
      assert.deepStrictEqual(names, ["first", "first", "last", "last"])
    }).pipe(recorded)
  )

  it.effect("can be run again: each time is a run of its own", () =>
    Effect.gen(function* () {
      const program = wrap(Effect.void)
      yield* program
      yield* program
      const ids = (yield* toldOf("RunStarted")).map(({ run }) => run.id)
      assert.strictEqual(new Set(ids).size, 2)
      assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded", "RunStarted", "RunEnded"])
    }).pipe(recorded)
  )
})

class DataError {
  readonly _tag = "DataError"
  constructor(readonly cause: unknown) {}
}

describe("the program stays as it is", () => {
  it.effect("its value is the same object", () =>
    Effect.gen(function* () {
      const value = { accuracy: 0.97 }
      assert.strictEqual(yield* wrap(Effect.succeed(value)), value)
    }).pipe(recorded)
  )

  it.effect("its error is the same object", () =>
    Effect.gen(function* () {
      const error = new DataError(undefined)
      assert.strictEqual(yield* Effect.flip(wrap(Effect.fail(error))), error)
    }).pipe(recorded)
  )

  it.effect("its defect is the same object", () =>
    Effect.gen(function* () {
      const defect = new TypeError("undefined is not a tensor")
      const exit = yield* Effect.exit(wrap(Effect.die(defect)))
      assert.isTrue(Exit.isFailure(exit) && Cause.dieOption(exit.cause).pipe(Option.getOrThrow) === defect)
    }).pipe(recorded)
  )

  it.effect("its cause is the same object, with all that happened in parallel and in its finalizers", () =>
    Effect.gen(function* () {
      const cause = Cause.parallel(
        Cause.sequential(Cause.fail("no more data"), Cause.die(new Error("disk full"))),
        Cause.parallel(Cause.interrupt(FiberId.make(7, 0)), Cause.fail("gpu lost"))
      )
      const exit = yield* Effect.exit(wrap(Effect.failCause(cause)))
      assert.isTrue(Exit.isFailure(exit) && exit.cause === cause)
    }).pipe(recorded)
  )

  it.effect("its interruptor is the one who interrupted it", () =>
    Effect.gen(function* () {
      const run = yield* Effect.fork(wrap(Effect.never))
      yield* Effect.yieldNow()
      const someone = FiberId.make(4_242, 0)
      const exit = yield* Fiber.interruptAs(run, someone)
      assert.isTrue(Exit.isFailure(exit) && Cause.isInterruptedOnly(exit.cause))
      const interruptors = Exit.match(exit, {
        onSuccess: () => [],
        onFailure: (cause) => [...Cause.interruptors(cause)]
      })
      assert.deepStrictEqual(interruptors, [someone])
    }).pipe(recorded)
  )

  it.effect("it runs in its caller's fiber: what it sets in a FiberRef stays set", () =>
    Effect.gen(function* () {
      const ref = FiberRef.unsafeMake("before")
      const [caller, inside] = yield* Effect.zip(
        Effect.fiberId,
        wrap(Effect.zipLeft(Effect.fiberId, FiberRef.set(ref, "after")))
      )
      assert.deepStrictEqual(inside, caller)
      assert.strictEqual(yield* FiberRef.get(ref), "after")
    }).pipe(recorded)
  )

  it.effect("its caller's Scope stays its caller's: nothing in it is closed at the end of the run", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const finalized: Array<string> = []
      const program = Effect.addFinalizer(() => Effect.sync(() => finalized.push("closed")))
      yield* program.pipe(wrap, Scope.extend(scope))
      assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded"])
      assert.deepStrictEqual(finalized, [])
      yield* Scope.close(scope, Exit.void)
      assert.deepStrictEqual(finalized, ["closed"])
    }).pipe(recorded)
  )

  it.effect("it adds nothing to its caller's Scope", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const count = () => (scope as unknown as { state: { finalizers: Map<unknown, unknown> } }).state.finalizers.size
      yield* wrap(Effect.scope).pipe(Scope.extend(scope))
      assert.strictEqual(count(), 0)
    }).pipe(recorded)
  )

  it.effect("no span is put around it", () =>
    Effect.gen(function* () {
      const span = yield* wrap(Effect.option(Effect.currentSpan)).pipe(Effect.withSpan("outer"))
      assert.strictEqual(Option.getOrThrow(span).name, "outer")
    }).pipe(recorded)
  )

  it.effect("it sees the services of its caller, and CurrentRun besides", () =>
    Effect.gen(function* () {
      class Seed extends Context.Tag("Seed")<Seed, number>() {}
      const program = Effect.map(Effect.zip(Seed, CurrentRun), ([seed, { run }]) => [seed, run.name])
      assert.deepStrictEqual(yield* wrap(program).pipe(Effect.provideService(Seed, 42)), [42, "mnist"])
    }).pipe(recorded)
  )

  it.effect("a seeded Random gives it the same numbers as without runbell", () =>
    Effect.gen(function* () {
      const program = Effect.replicateEffect(Random.next, 3)
      const bare = yield* program.pipe(Effect.withRandom(Random.make("seed")))
      assert.deepStrictEqual(yield* wrap(program).pipe(Effect.withRandom(Random.make("seed"))), bare)
    }).pipe(recorded)
  )

  it.effect("a seeded Random gives it the same numbers also while Slack is away and is asked again and again", () =>
    Effect.gen(function* () {
      const down = HttpClient.make((request) =>
        Effect.succeed(HttpClientResponse.fromWeb(request, new Response("", { status: 503 })))
      )
      const program = Effect.replicateEffect(Effect.zipLeft(Random.next, TestClock.adjust("10 seconds")), 3)
      const seeded = <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.withRandom(self, Random.make("seed"))
      const notifier = SlackNotifier.layerWebhook({ url: Redacted.make("http://127.0.0.1:1/services/T000/B000/XXXX") })
      const policy = SlackPolicy.layer({ endTimeout: 0, drainTimeout: 0 })
      const wrapped = wrap(program).pipe(
        Effect.provide(Layer.provideMerge(notifier, Layer.merge(policy, Layer.succeed(HttpClient.HttpClient, down))))
      )
      assert.deepStrictEqual(yield* seeded(wrapped), yield* seeded(program))
    })
  )

  it.effect("it may be uninterruptible", () =>
    Effect.gen(function* () {
      yield* wrap(Effect.void).pipe(Effect.uninterruptible)
      assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded"])
    }).pipe(recorded)
  )

  /** Programs of every shape, of steps that end in every way. */
  const program: FastCheck.Arbitrary<Effect.Effect<unknown, unknown>> = FastCheck.letrec<{
    leaf: Effect.Effect<unknown, unknown>
    node: Effect.Effect<unknown, unknown>
  }>((tie) => ({
    leaf: FastCheck.constantFrom<Array<Effect.Effect<unknown, unknown>>>(
      Effect.succeed(1),
      Effect.void,
      Effect.fail("no more data"),
      Effect.fail(new DataError("corrupt")),
      Effect.die("bug"),
      Effect.interrupt,
      Effect.yieldNow(),
      Effect.withSpan(Effect.fail({ code: 7 }), "step"),
      Effect.failCause(Cause.empty)
    ),
    node: FastCheck.oneof(
      { depthSize: "small" },
      tie("leaf"),
      FastCheck.tuple(tie("node"), tie("node")).map(([one, other]) => Effect.zipRight(one, other)),
      FastCheck.tuple(tie("node"), tie("node")).map((both) => Effect.all(both, { concurrency: "unbounded" })),
      FastCheck.tuple(tie("node"), tie("node")).map(([one, other]) => Effect.ensuring(one, Effect.orDie(other))),
      FastCheck.tuple(tie("node"), tie("node")).map(([one, other]) => Effect.catchAllCause(one, () => other)),
      tie("node").map(Effect.uninterruptible),
      tie("node").map(Effect.sandbox),
      tie("node").map((inner) => Effect.flatMap(Effect.fork(inner), Fiber.join))
    )
  })).node

  /** An error that holds a cause, as `sandbox` makes it. */
  const inside = (error: unknown): unknown => (Cause.isCause(error) ? kinds(error) : error)

  /** What went wrong, and how it goes together. An interruption seen once or twice on its way out is one interruption. */
  const kinds = (cause: Cause.Cause<unknown>): unknown => {
    const pair = (word: string) => (left: unknown, right: unknown) => {
      if (left === "empty" || left === right) return right
      return right === "empty" ? left : [word, left, right]
    }
    return Cause.match<unknown, unknown>(cause, {
      onEmpty: "empty",
      onFail: (error) => ["fail", inside(error)],
      onDie: (defect) => ["die", inside(defect)],
      onInterrupt: () => "interrupt",
      onSequential: pair("then"),
      onParallel: pair("and")
    })
  }

  const shape = Exit.match({ onSuccess: (value: unknown): unknown => ["value", value], onFailure: kinds })

  it.effect.prop(
    "whatever it does, it comes to the same exit, and its one end says which",
    [program],
    ([program]) =>
      Effect.gen(function* () {
        const bare = yield* Effect.flatMap(Effect.fork(program), Fiber.await)
        const wrapped = yield* Effect.flatMap(Effect.fork(wrap(program)), Fiber.await)
        assert.deepStrictEqual(shape(wrapped), shape(bare))
        assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded"])
        const [end] = yield* toldOf("RunEnded")
        assert.strictEqual(end?.outcome._tag === "Finished", Exit.isSuccess(bare))
      }).pipe(Effect.provide(Layer.fresh(SlackRecorder.layer))),
    { fastCheck: { numRuns: 100 } }
  )
})

/** The clock of the test, with another way to tell the time in nanoseconds: a run asks for it at its start and its end. */
const clockWith = (currentTimeNanos: (clock: Clock.Clock) => Effect.Effect<bigint>) =>
  Effect.map(
    Effect.clock,
    (clock): Clock.Clock => ({
      [Clock.ClockTypeId]: Clock.ClockTypeId,
      sleep: clock.sleep.bind(clock),
      unsafeCurrentTimeMillis: clock.unsafeCurrentTimeMillis.bind(clock),
      unsafeCurrentTimeNanos: clock.unsafeCurrentTimeNanos.bind(clock),
      currentTimeMillis: clock.currentTimeMillis,
      currentTimeNanos: currentTimeNanos(clock)
    })
  )

/** The one end that was told. */
const theEnd = Effect.gen(function* () {
  const ends = yield* toldOf("RunEnded")
  assert.strictEqual(ends.length, 1)
  const [end] = ends
  return end ?? (yield* Effect.dieMessage("no end"))
})

describe("how a run ends", () => {
  for (const [what, program, outcome] of [
    ["returns", Effect.succeed(1), "Finished"],
    ["fails", Effect.fail("no more data"), "Failed"],
    ["dies", Effect.die(new Error("bug")), "Failed"],
    ["throws", Effect.sync(() => Reflect.get(Object(undefined), "x").y), "Failed"],
    ["interrupts itself", Effect.interrupt, "Interrupted"]
  ] as const) {
    it.effect(`one that ${what} is told as ${outcome}`, () =>
      Effect.gen(function* () {
        yield* Effect.exit(wrap(program))
        assert.strictEqual((yield* theEnd).outcome._tag, outcome)
      }).pipe(recorded)
    )
  }

  it.effect("one that is interrupted in the middle is told as Interrupted, after its start", () =>
    Effect.gen(function* () {
      const begun = yield* Deferred.make<void>()
      const run = yield* Effect.fork(wrap(Effect.zipRight(Deferred.succeed(begun, undefined), Effect.never)))
      yield* Deferred.await(begun)
      yield* Fiber.interrupt(run)
      assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded"])
      assert.strictEqual((yield* theEnd).outcome._tag, "Interrupted")
    }).pipe(recorded)
  )

  it.effect("one that is interrupted while it starts is told in full, and its program never runs", () =>
    Effect.gen(function* () {
      const starting = yield* Deferred.make<void>()
      const go = yield* Deferred.make<void>()
      const slowStart = yield* clockWith((clock) =>
        Deferred.succeed(starting, undefined).pipe(
          Effect.zipRight(Deferred.await(go)),
          Effect.zipRight(clock.currentTimeNanos)
        )
      )
      let ran = false
      const run = yield* Effect.fork(wrap(Effect.sync(() => (ran = true))).pipe(Effect.withClock(slowStart)))
      yield* Deferred.await(starting)
      const interrupting = yield* Effect.fork(Fiber.interrupt(run))
      yield* Effect.yieldNow()
      yield* Deferred.succeed(go, undefined)
      assert.isTrue(Exit.isInterrupted(yield* Fiber.join(interrupting)))
      assert.isFalse(ran)
      assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded"])
      assert.strictEqual((yield* theEnd).outcome._tag, "Interrupted")
    }).pipe(recorded)
  )

  it.effect("one whose end cannot be told for a bug keeps its result, and says so", () =>
    Effect.gen(function* () {
      const log = captureLog()
      let asked = 0
      const stopped = yield* clockWith((clock) =>
        Effect.suspend(() => (asked++ === 0 ? clock.currentTimeNanos : Effect.die(new Error("the clock stopped"))))
      )
      const value = yield* wrap(Effect.succeed(7)).pipe(Effect.withClock(stopped), Effect.provide(log.layer))
      assert.strictEqual(value, 7)
      assert.match(log.warnings().join(), /mnist: its end could not be told/u)
    }).pipe(recorded)
  )

  it.effect("one that is interrupted before it began is not told at all", () =>
    Effect.gen(function* () {
      const run = yield* Effect.fork(wrap(Effect.never))
      yield* Fiber.interrupt(run)
      assert.deepStrictEqual(yield* tags, [])
    }).pipe(recorded)
  )

  it.effect("one whose finalizer is still at work has not ended yet", () =>
    Effect.gen(function* () {
      const save = yield* Deferred.make<void>()
      const run = yield* Effect.fork(wrap(Effect.ensuring(Effect.void, Deferred.await(save))))
      const { awaitMessages } = yield* SlackRecorder
      yield* awaitMessages(1)
      assert.deepStrictEqual(yield* tags, ["RunStarted"])
      yield* Deferred.succeed(save, undefined)
      yield* Fiber.join(run)
      assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded"])
    }).pipe(recorded)
  )
})

describe("what the end tells", () => {
  const corrupt = () =>
    new Error("batch 120 is corrupt", {
      cause: new RangeError("expected 784 values", { cause: new Error("ENOENT: shard-3.bin") })
    })

  const failing = Effect.gen(function* () {
    yield* report({ loss: 0.31, accuracy: 0.94 }, { step: 119 })
    yield* Effect.sleep("192 seconds")
    yield* report({ loss: 0.29 }, { step: 120 })
    return yield* Effect.fail(corrupt())
  })

  const finished = Effect.gen(function* () {
    const { messages } = yield* SlackRecorder
    const run = yield* Effect.fork(Effect.exit(wrap(failing)))
    yield* TestClock.adjust("192 seconds")
    yield* Fiber.join(run)
    const [, end] = yield* messages
    return end === undefined ? "" : words(end)
  }).pipe(Effect.provideService(Host, "gpu-07"), recorded)

  for (const [what, part] of [
    ["how long it took", "mnist failed after 3 min"],
    ["the last value of each metric", "accuracy \n0.94"],
    ["the last step", "step 120"],
    ["the host", "gpu-07"],
    ["the error", "batch 120 is corrupt"],
    ["what caused it", "RangeError: expected 784 values"],
    ["what caused that", "ENOENT: shard-3.bin"],
    ["where it stopped", "withSlackNotify.test.ts"],
    ["its most telling lines", "at corrupt ("]
  ] as const) {
    it.effect(`a failure's end tells ${what}`, () => Effect.map(finished, (text) => assert.include(text, part)))
  }

  it.effect("a finish's end tells its result, when that is a small object of numbers and strings", () =>
    Effect.gen(function* () {
      yield* wrap(Effect.succeed({ accuracy: 0.97, best: "epoch 3" }))
      assert.deepStrictEqual((yield* theEnd).outcome, {
        _tag: "Finished",
        summary: { accuracy: 0.97, best: "epoch 3" }
      })
    }).pipe(recorded)
  )

  it.effect("the end tells no metrics when none were reported", () =>
    Effect.gen(function* () {
      yield* wrap(Effect.void)
      assert.isUndefined((yield* theEnd).metrics)
    }).pipe(recorded)
  )
})

/** The events of each run by its name, in the order in which they were told. */
const byRun = (events: ReadonlyArray<RunEvent.RunEvent>): Record<string, ReadonlyArray<string>> => {
  const runs: Record<string, Array<string>> = {}
  for (const event of events) (runs[event.run?.name ?? "none"] ??= []).push(event._tag)
  return runs
}

describe("several runs in one program", () => {
  it.effect("a run in a run is told on its own, and the program inside sees the inner one", () =>
    Effect.gen(function* () {
      const seen = yield* Effect.gen(function* () {
        yield* sendMsg("outer says")
        const inner = yield* Effect.zipLeft(CurrentRun, sendMsg("inner says")).pipe(withSlackNotify({ name: "inner" }))
        const outer = yield* CurrentRun
        yield* report({ loss: 1 })
        return [inner.run.name, outer.run.name]
      }).pipe(withSlackNotify({ name: "outer" }))
      assert.deepStrictEqual(seen, ["inner", "outer"])
      const events = (yield* told).map((event) => [event.run?.name, event._tag])
      assert.deepStrictEqual(events, [
        ["outer", "RunStarted"],
        ["outer", "MessageSent"],
        ["inner", "RunStarted"],
        ["inner", "MessageSent"],
        ["inner", "RunEnded"],
        ["outer", "RunEnded"]
      ])
      const ends = (yield* toldOf("RunEnded")).map(({ metrics }) => metrics?.values)
      assert.deepStrictEqual(ends, [undefined, { loss: 1 }])
    }).pipe(recorded)
  )

  it.effect("an inner failure that the outer program survives is the end of the inner run only", () =>
    Effect.gen(function* () {
      yield* Effect.fail("no").pipe(
        withSlackNotify({ name: "inner" }),
        Effect.ignore,
        withSlackNotify({ name: "outer" })
      )
      const ends = (yield* toldOf("RunEnded")).map(({ run, outcome }) => [run.name, outcome._tag])
      assert.deepStrictEqual(ends, [
        ["inner", "Failed"],
        ["outer", "Finished"]
      ])
    }).pipe(recorded)
  )

  it.effect("twenty runs at once stay apart: each with its own numbers, messages and one end", () =>
    Effect.gen(function* () {
      const one = (index: number) =>
        Effect.gen(function* () {
          yield* report({ index })
          yield* Effect.yieldNow()
          yield* sendMsg(`from ${index}`)
          if (index % 2 === 1) return yield* Effect.fail("odd")
        }).pipe(withSlackNotify({ name: `run-${index}` }), Effect.ignore)
      const indices = Array.from({ length: 20 }, (_, index) => index)
      yield* Effect.forEach(indices, one, { concurrency: "unbounded" })
      const runs = byRun(yield* told)
      assert.strictEqual(Object.keys(runs).length, 20)
      for (const tags of Object.values(runs)) assert.deepStrictEqual(tags, ["RunStarted", "MessageSent", "RunEnded"])
      for (const { run, metrics, outcome } of yield* toldOf("RunEnded")) {
        const index = metrics?.values["index"] ?? -1
        assert.strictEqual(run.name, `run-${index}`)
        assert.strictEqual(outcome._tag, index % 2 === 1 ? "Failed" : "Finished")
      }
      for (const { run, content } of yield* toldOf("MessageSent")) {
        assert.strictEqual(content.text, `from ${run?.name.slice(4)}`)
      }
    }).pipe(recorded)
  )

  it.effect("a child fiber reports to the run of its parent", () =>
    Effect.gen(function* () {
      yield* Effect.all([report({ train: 1 }), report({ test: 2 }), sendMsg("hello")], {
        concurrency: "unbounded"
      }).pipe(wrap)
      assert.deepStrictEqual((yield* theEnd).metrics?.values, { train: 1, test: 2 })
      assert.deepStrictEqual(yield* tags, ["RunStarted", "MessageSent", "RunEnded"])
    }).pipe(recorded)
  )

  it.effect("a fiber that outlives the run may go on reporting, and brings no second end", () =>
    Effect.gen(function* () {
      const go = yield* Deferred.make<void>()
      const late = yield* wrap(Effect.forkDaemon(Effect.zipRight(Deferred.await(go), report({ loss: 1 }))))
      yield* Deferred.succeed(go, undefined)
      yield* Fiber.join(late)
      assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded"])
    }).pipe(recorded)
  )
})
