/** One queue before each destination: in order, one at a time, drained when it closes, and not to be killed by a message. */
import { assert, describe, it } from "@effect/vitest"
import {
  Array as Arr,
  Context,
  DateTime,
  Deferred,
  Effect,
  Either,
  Exit,
  Fiber,
  Layer,
  Logger,
  Option,
  Ref,
  Scope,
  TestClock
} from "effect"
import {
  type Message,
  type NotifierService,
  type Receipt,
  type SlackError,
  SlackNotDelivered,
  SlackNotifier,
  SlackPolicy,
  SlackUnavailable
} from "runbell"
import { saidIn, saying } from "../support/words.ts"

type Deliver = (message: Message) => Effect.Effect<Receipt, SlackError>

const receipt = Effect.map(DateTime.now, (at): Receipt => ({ destination: "test", at, form: "blocks", attempts: 1 }))

const notifierOf = (deliver: Deliver) => SlackNotifier.make({ destination: "test", deliver })

/** A notifier that writes down what it delivers, after waiting at the gate, if there is one. */
const recorder = (gate: Effect.Effect<unknown> = Effect.void) =>
  Effect.gen(function* () {
    const delivered = yield* Ref.make<ReadonlyArray<string>>([])
    const write = (message: Message) => Ref.update(delivered, (all) => [...all, saidIn(message)])
    const notifier = yield* notifierOf((message) =>
      gate.pipe(Effect.zipRight(write(message)), Effect.zipRight(receipt))
    )
    return { notifier, delivered: Ref.get(delivered) }
  })

const enqueueAll = (notifier: NotifierService, texts: ReadonlyArray<string>) =>
  Effect.forEach(texts, (text) => notifier.enqueue(saying(text)))

const numbers = Arr.makeBy(20, String)

describe("SlackNotifier.make", () => {
  it.scoped("delivers in the order in which it took the messages", () =>
    Effect.gen(function* () {
      const { notifier, delivered } = yield* recorder(Effect.yieldNow())
      const receipts = yield* enqueueAll(notifier, numbers)
      yield* Effect.all(receipts)
      assert.deepStrictEqual(yield* delivered, numbers)
    })
  )

  it.scoped("has one message under way at a time", () =>
    Effect.gen(function* () {
      const underWay = yield* Ref.make(0)
      const notifier = yield* notifierOf(() =>
        Effect.acquireUseRelease(
          Ref.updateAndGet(underWay, (count) => count + 1),
          (count) =>
            Effect.zipRight(
              Effect.sleep("1 second"),
              Effect.sync(() => assert.strictEqual(count, 1))
            ),
          () => Ref.update(underWay, (count) => count - 1)
        ).pipe(Effect.zipRight(receipt))
      )
      const receipts = yield* enqueueAll(notifier, numbers)
      yield* TestClock.adjust("1 minute")
      assert.lengthOf(yield* Effect.all(receipts), 20)
    })
  )

  it.scoped("takes a message at once, whatever holds the delivery up", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const { notifier, delivered } = yield* recorder(Deferred.await(gate))
      const receipts = yield* enqueueAll(notifier, numbers)
      assert.deepStrictEqual(yield* delivered, [])
      yield* Deferred.succeed(gate, undefined)
      yield* Effect.all(receipts)
    })
  )

  it.scoped("delivers also when nobody waits for the receipt, or who waited has gone", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const { notifier, delivered } = yield* recorder(Deferred.await(gate))
      yield* Effect.asVoid(notifier.enqueue(saying("unawaited")))
      const waiting = yield* Effect.fork(Effect.flatten(notifier.enqueue(saying("left"))))
      yield* Effect.yieldNow()
      yield* Fiber.interrupt(waiting)
      const last = yield* notifier.enqueue(saying("last"))
      yield* Deferred.succeed(gate, undefined)
      yield* last
      assert.deepStrictEqual(yield* delivered, ["unawaited", "left", "last"])
    })
  )

  it.scoped("hands the receipt and the error to who waits for that message", () =>
    Effect.gen(function* () {
      const down = new SlackUnavailable({ reason: "ServerError", status: 503 })
      const notifier = yield* notifierOf((message) => (saidIn(message) === "bad" ? Effect.fail(down) : receipt))
      const [good, bad] = yield* Effect.all([notifier.enqueue(saying("good")), notifier.enqueue(saying("bad"))])
      assert.deepStrictEqual(yield* Effect.either(bad), Either.left(down))
      assert.strictEqual((yield* good).destination, "test")
    })
  )

  const bug = new Error("a bug in the HTTP client")
  const faults: Readonly<Record<string, Deliver>> = {
    fails: () => Effect.fail(new SlackUnavailable({ reason: "ServerError" })),
    dies: () => Effect.die(bug),
    "throws before it is an Effect": () => {
      throw bug
    },
    "interrupts itself": () => Effect.interrupt
  }

  for (const [what, fault] of Object.entries(faults)) {
    it.scoped(`goes on with the next message after a delivery that ${what}, and tells who waits`, () =>
      Effect.gen(function* () {
        const notifier = yield* notifierOf((message) => (saidIn(message) === "bad" ? fault(message) : receipt))
        const [bad, good] = yield* Effect.all([notifier.enqueue(saying("bad")), notifier.enqueue(saying("good"))])
        const error = yield* Effect.flip(bad)
        assert.include(["SlackUnavailable", "SlackNotDelivered"], error._tag)
        assert.notInclude(JSON.stringify(error), bug.message)
        assert.strictEqual((yield* good).destination, "test")
      })
    )
  }
})

/** Makes a notifier in a scope of its own, which the test closes; what the log says meanwhile. */
const closing = <A>(
  deliver: Deliver,
  use: (notifier: NotifierService, close: Effect.Effect<void>) => Effect.Effect<A>
) =>
  Effect.gen(function* () {
    const lines: Array<string> = []
    const scope = yield* Scope.make()
    const log = Logger.make(({ message }) => {
      lines.push([message].flat().join(" "))
    })
    const result = yield* notifierOf(deliver).pipe(
      Scope.extend(scope),
      Effect.flatMap((notifier) => use(notifier, Scope.close(scope, Exit.void))),
      Effect.provide(Logger.add(log))
    )
    return { result, lines }
  })

const slow: Deliver = () => Effect.delay(receipt, "2 seconds")

describe("SlackNotifier.make, when its scope closes", () => {
  it.effect("delivers what is queued before it is gone", () =>
    Effect.gen(function* () {
      const { result, lines } = yield* closing(slow, (notifier, close) =>
        Effect.gen(function* () {
          const receipts = yield* enqueueAll(notifier, ["1", "2"])
          const closed = yield* Effect.fork(close)
          yield* TestClock.adjust("4 seconds")
          yield* Fiber.join(closed)
          return yield* Effect.forEach(receipts, Effect.either)
        })
      )
      assert.isTrue(result.every(Either.isRight))
      assert.deepStrictEqual(lines, [])
    })
  )

  it.effect("gives up after drainTimeout, tells who waits, and says in the log how many are lost", () =>
    Effect.gen(function* () {
      const { result, lines } = yield* closing(slow, (notifier, close) =>
        Effect.gen(function* () {
          const receipts = yield* enqueueAll(notifier, ["1", "2", "3", "4"])
          const closed = yield* Effect.fork(close)
          yield* TestClock.adjust("4999 millis")
          assert.isTrue(Option.isNone(yield* Fiber.poll(closed)))
          yield* TestClock.adjust("1 millis")
          yield* Fiber.join(closed)
          return yield* Effect.forEach(receipts, Effect.either)
        })
      )
      const lost = Either.left(new SlackNotDelivered())
      assert.deepStrictEqual(result.map(Either.isRight), [true, true, false, false])
      assert.deepStrictEqual(result.slice(2), [lost, lost])
      assert.lengthOf(lines, 1)
      assert.include(lines[0], "drainTimeout): 2")
    })
  )

  it.effect("waits no longer than its policy's drainTimeout for a delivery that hangs", () =>
    closing(
      () => Effect.never,
      (notifier, close) =>
        Effect.gen(function* () {
          const receipt = yield* notifier.enqueue(saying("stuck"))
          const closed = yield* Effect.fork(close)
          yield* TestClock.adjust("100 millis")
          yield* Fiber.join(closed)
          assert.deepStrictEqual(yield* Effect.either(receipt), Either.left(new SlackNotDelivered()))
        })
    ).pipe(Effect.provide(SlackPolicy.layer({ drainTimeout: "100 millis" })))
  )

  it.effect("leaves a delivery alone that cannot be interrupted, and tells who waits", () =>
    closing(
      () => Effect.uninterruptible(Effect.never),
      (notifier, close) =>
        Effect.gen(function* () {
          const receipts = yield* enqueueAll(notifier, ["stuck", "behind"])
          const closed = yield* Effect.fork(close)
          yield* TestClock.adjust("10 seconds")
          yield* Fiber.join(closed)
          const lost = Either.left(new SlackNotDelivered())
          assert.deepStrictEqual(yield* Effect.forEach(receipts, Effect.either), [lost, lost])
        })
    )
  )

  it.effect("waits no longer when it was built as a layer, in a region that cannot be interrupted", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const layer = Layer.scoped(
        SlackNotifier,
        notifierOf(() => Effect.never)
      )
      const context = yield* Effect.uninterruptible(Layer.buildWithScope(layer, scope))
      const receipt = yield* Context.get(context, SlackNotifier).enqueue(saying("stuck"))
      const closed = yield* Effect.fork(Scope.close(scope, Exit.void))
      yield* TestClock.adjust("5 seconds")
      yield* Fiber.join(closed)
      assert.deepStrictEqual(yield* Effect.either(receipt), Either.left(new SlackNotDelivered()))
    })
  )

  it.effect("takes no message any more, and says so", () =>
    closing(slow, (notifier, close) =>
      Effect.gen(function* () {
        yield* close
        const late = yield* notifier.enqueue(saying("late"))
        assert.deepStrictEqual(yield* Effect.either(late), Either.left(new SlackNotDelivered()))
      })
    )
  )
})
