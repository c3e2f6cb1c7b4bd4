/** What a program reports from inside a run: kept for its end, and raised as alerts by the rules, once and in time. */
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, FastCheck, Layer, TestClock } from "effect"
import { Alert, CurrentRun, type Metrics, postsOnly, report, SlackNotifier, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { captureLog } from "./support/log.ts"
import { tags, toldOf } from "./support/told.ts"

const recorded = Effect.provide(SlackRecorder.layer)

const watched = (...alerts: ReadonlyArray<Alert.Rule>) => withSlackNotify({ name: "mnist", alerts })

/** The alerts told so far, each as its step. */
const steps = Effect.map(toldOf("AlertRaised"), (events) => events.map(({ alert }) => alert.step))

/** Reports one value after the other, a minute apart, the step being the minute. */
const minutely = (metric: string, values: ReadonlyArray<number>) =>
  Effect.forEach(values, (value, step) =>
    Effect.zipRight(report({ [metric]: value }, { step }), TestClock.adjust("1 minute"))
  )

describe("report", () => {
  it.effect("keeps the last value of each metric for the end, whenever it was reported", () =>
    Effect.gen(function* () {
      yield* Effect.gen(function* () {
        yield* report({ loss: 0.9, accuracy: 0.1 }, { step: 1 })
        yield* report({ loss: 0.5 }, { step: 2 })
        yield* report({ accuracy: 0.8 })
      }).pipe(watched())
      const [end] = yield* toldOf("RunEnded")
      assert.deepStrictEqual(end?.metrics, { values: { loss: 0.5, accuracy: 0.8 }, step: 2 })
    }).pipe(recorded)
  )

  it.effect("takes any name and any number", () =>
    Effect.gen(function* () {
      const odd = { constructor: 1, toString: Number.NaN, ["__proto__"]: 2, "": -Infinity, "<!channel>": -0 }
      yield* report(odd).pipe(watched())
      const [end] = yield* toldOf("RunEnded")
      assert.deepStrictEqual(end?.metrics?.values, odd)
    }).pipe(recorded)
  )

  it.effect("keeps what it was given, not the object that it came in", () =>
    Effect.gen(function* () {
      const mutable = { loss: 1 }
      yield* Effect.zipRight(
        report(mutable),
        Effect.sync(() => (mutable.loss = 2))
      ).pipe(watched())
      const [end] = yield* toldOf("RunEnded")
      assert.deepStrictEqual(end?.metrics?.values, { loss: 1 })
    }).pipe(recorded)
  )

  it.effect("does no I/O: a thousand reports hand the notifier nothing", () =>
    Effect.gen(function* () {
      let handed = 0
      const counting = Layer.succeed(SlackNotifier, {
        destination: "counter",
        can: postsOnly,
        enqueue: () => Effect.sync(() => (handed += 1)).pipe(Effect.as(Effect.never))
      })
      const inside = Effect.gen(function* () {
        yield* Effect.yieldNow()
        const before = handed
        for (let step = 0; step < 1_000; step += 1) yield* report({ loss: 1, accuracy: 0 }, { step })
        yield* Effect.yieldNow()
        return handed - before
      })
      const rules = [Alert.above("accuracy", 0.95), Alert.below("loss", 0), Alert.notFinite("loss")]
      const counted = yield* Deferred.make<number>()
      const run = Effect.flatMap(inside, (count) => Deferred.succeed(counted, count)).pipe(watched(...rules))
      yield* Effect.fork(Effect.provide(run, counting))
      assert.strictEqual(yield* Deferred.await(counted), 0)
    })
  )

  it.effect("waits for nothing, also when it raises an alert and the notifier hangs", () =>
    Effect.gen(function* () {
      const done = yield* Deferred.make<void>()
      const hanging = Layer.succeed(SlackNotifier, {
        destination: "nowhere",
        can: postsOnly,
        enqueue: () => Effect.never
      })
      const run = Effect.zipRight(report({ loss: Number.NaN }), Deferred.succeed(done, undefined)).pipe(
        watched(Alert.notFinite("loss"))
      )
      yield* Effect.fork(Effect.provide(run, hanging))
      yield* Deferred.await(done) // without any time going by
    })
  )

  it.effect("is the report of the handle", () =>
    Effect.gen(function* () {
      yield* Effect.flatMap(CurrentRun, (run) => run.report({ loss: 1 }, { step: 3 })).pipe(watched())
      const [end] = yield* toldOf("RunEnded")
      assert.deepStrictEqual(end?.metrics, { values: { loss: 1 }, step: 3 })
    }).pipe(recorded)
  )
})

describe("Alert.above", () => {
  it.effect("tells once when the threshold is crossed, not at every step above it", () =>
    Effect.gen(function* () {
      yield* minutely("accuracy", [0.5, 0.95, 0.96, 0.97, 0.99, 0.98]).pipe(watched(Alert.above("accuracy", 0.95)))
      const [raised, ...more] = yield* toldOf("AlertRaised")
      assert.deepStrictEqual(raised?.alert, {
        level: "info",
        reason: { _tag: "Above", metric: "accuracy", threshold: 0.95, value: 0.96 },
        step: 2,
        heldBack: 0
      })
      assert.deepStrictEqual(more, [])
    }).pipe(recorded)
  )

  it.effect("tells again when the metric has come back to the threshold and crosses it anew", () =>
    Effect.gen(function* () {
      yield* minutely("accuracy", [0.96, 0.95, 0.96]).pipe(watched(Alert.above("accuracy", 0.95)))
      assert.deepStrictEqual(yield* steps, [0, 2])
    }).pipe(recorded)
  )

  it.effect("with a hysteresis it tells again only when the metric has come back that far", () =>
    Effect.gen(function* () {
      yield* minutely("accuracy", [0.96, 0.945, 0.96, 0.94, 0.96]).pipe(
        watched(Alert.above("accuracy", 0.95, { hysteresis: 0.01 }))
      )
      assert.deepStrictEqual(yield* steps, [0, 4])
    }).pipe(recorded)
  )

  it.effect("is not raised by a metric of another name, nor by NaN", () =>
    Effect.gen(function* () {
      yield* Effect.zipRight(report({ loss: 9 }), report({ accuracy: Number.NaN })).pipe(
        watched(Alert.above("accuracy", 0.95))
      )
      assert.deepStrictEqual(yield* steps, [])
    }).pipe(recorded)
  )
})

describe("Alert.below", () => {
  it.effect("tells once when the metric falls below, and again after it has come back past the hysteresis", () =>
    Effect.gen(function* () {
      yield* minutely("speed", [120, 99, 90, 104, 99, 105, 99]).pipe(
        watched(Alert.below("speed", 100, { hysteresis: 5, level: "warn" }))
      )
      assert.deepStrictEqual(yield* steps, [1, 6])
      const levels = (yield* toldOf("AlertRaised")).map(({ alert }) => [alert.level, alert.reason._tag])
      assert.deepStrictEqual(levels, [
        ["warn", "Below"],
        ["warn", "Below"]
      ])
    }).pipe(recorded)
  )
})

describe("Alert.notFinite", () => {
  for (const value of [Number.NaN, Infinity, -Infinity]) {
    it.effect(`tells at once, as an error, when the loss is ${value}`, () =>
      Effect.gen(function* () {
        const { awaitMessages } = yield* SlackRecorder
        yield* Effect.gen(function* () {
          yield* report({ loss: 0.3 }, { step: 1 })
          yield* report({ loss: value }, { step: 2 })
          yield* awaitMessages(2) // while the run still runs
          assert.deepStrictEqual(yield* tags, ["RunStarted", "AlertRaised"])
        }).pipe(watched(Alert.notFinite("loss")))
        const [raised] = yield* toldOf("AlertRaised")
        assert.deepStrictEqual(raised?.alert, {
          level: "error",
          reason: { _tag: "NotFinite", metric: "loss", value },
          step: 2,
          heldBack: 0
        })
      }).pipe(recorded)
    )
  }

  it.effect("tells once of a loss that stays NaN", () =>
    Effect.gen(function* () {
      yield* minutely("loss", [0.3, Number.NaN, Number.NaN, Number.NaN]).pipe(watched(Alert.notFinite("loss")))
      assert.deepStrictEqual(yield* steps, [1])
    }).pipe(recorded)
  )
})

describe("Alert.when", () => {
  it.effect("sees the latest value of every metric and the step, and tells once while it is true", () =>
    Effect.gen(function* () {
      const rule = Alert.when(({ loss = 0, accuracy = 0 }, step) => loss > 1 && accuracy > 0.9 && (step ?? 0) >= 3, {
        title: "Loss and accuracy disagree",
        level: "warn"
      })
      yield* Effect.gen(function* () {
        yield* report({ loss: 2, accuracy: 0.95 }, { step: 1 })
        yield* report({ accuracy: 0.96 }, { step: 3 })
        yield* report({ accuracy: 0.97 }, { step: 4 })
      }).pipe(watched(rule))
      const raised = (yield* toldOf("AlertRaised")).map(({ alert }) => alert)
      assert.deepStrictEqual(raised, [
        { level: "warn", reason: { _tag: "Condition", title: "Loss and accuracy disagree" }, step: 3, heldBack: 0 }
      ])
    }).pipe(recorded)
  )

  it.effect("whose predicate throws fails nothing and is said once in the log; other rules go on", () =>
    Effect.gen(function* () {
      const log = captureLog()
      const broken = Alert.when(() => {
        throw new Error("bug in the predicate")
      })
      const exit = yield* minutely("accuracy", [0.5, 0.96, 0.97]).pipe(
        Effect.as("done"),
        watched(broken, Alert.above("accuracy", 0.95)),
        Effect.provide(log.layer)
      )
      assert.strictEqual(exit, "done")
      assert.deepStrictEqual(yield* steps, [1])
      assert.strictEqual(log.warnings().length, 1)
      assert.match(log.warnings().join(), /mnist: one of its alerts throws/u)
    }).pipe(recorded)
  )

  it.effect("whose predicate throws only at first is raised when it comes true", () =>
    Effect.gen(function* () {
      const rule = Alert.when(({ loss }, step) => {
        if (step === 0) throw new Error("not yet")
        return loss === 2
      })
      yield* minutely("loss", [1, 2]).pipe(watched(rule))
      assert.deepStrictEqual(yield* steps, [1])
    }).pipe(recorded)
  )
})

describe("the cooldown of an alert", () => {
  const flickering = (cooldown: Alert.Options["cooldown"]) =>
    minutely("loss", [1, 0, 1, 0, 1, 0, 1, 0, 1]).pipe(watched(Alert.above("loss", 0.5, { cooldown })))

  it.effect("lets at most one through in its time, and what it held back is counted in the next", () =>
    Effect.gen(function* () {
      yield* flickering("5 minutes")
      const raised = (yield* toldOf("AlertRaised")).map(({ alert }) => [alert.step, alert.heldBack])
      assert.deepStrictEqual(raised, [
        [0, 0],
        [6, 2]
      ])
    }).pipe(recorded)
  )

  it.effect("and what it never let through is counted at the end", () =>
    Effect.gen(function* () {
      yield* flickering("1 hour")
      const [end] = yield* toldOf("RunEnded")
      assert.strictEqual(end?.alertsHeldBack, 4)
    }).pipe(recorded)
  )

  it.effect("is a minute when nothing is said", () =>
    Effect.gen(function* () {
      const rule = Alert.above("loss", 0.5)
      const cross = Effect.zipRight(report({ loss: 0 }), report({ loss: 1 }))
      yield* Effect.gen(function* () {
        yield* cross
        yield* TestClock.adjust("59999 millis")
        yield* cross
        assert.strictEqual((yield* toldOf("AlertRaised")).length, 1)
        yield* TestClock.adjust("1 millis")
        yield* cross
      }).pipe(watched(rule))
      assert.strictEqual((yield* toldOf("AlertRaised")).length, 2)
    }).pipe(recorded)
  )

  it.effect("of one rule holds back no other rule", () =>
    Effect.gen(function* () {
      yield* Effect.zipRight(report({ loss: 1 }), report({ accuracy: 1 })).pipe(
        watched(Alert.above("loss", 0.5, { cooldown: "1 hour" }), Alert.above("accuracy", 0.5))
      )
      assert.strictEqual((yield* toldOf("AlertRaised")).length, 2)
    }).pipe(recorded)
  )

  it.effect("of one run holds back no other run", () =>
    Effect.gen(function* () {
      const one = report({ loss: 1 }).pipe(watched(Alert.above("loss", 0.5, { cooldown: "1 hour" })))
      yield* Effect.zip(one, one)
      assert.strictEqual((yield* toldOf("AlertRaised")).length, 2)
    }).pipe(recorded)
  )
})

describe("numbers from code without types", () => {
  /** What JavaScript may pass where numbers are due. */
  const untyped = (value: unknown) => value as Metrics

  const endOf = (...reports: ReadonlyArray<readonly [unknown, unknown?]>) =>
    Effect.gen(function* () {
      const log = captureLog()
      yield* Effect.forEach(reports, ([metrics, options]) =>
        report(untyped(metrics), options as { readonly step: number })
      ).pipe(watched(Alert.notFinite("loss")), Effect.provide(log.layer))
      const [end] = yield* toldOf("RunEnded")
      return { metrics: end?.metrics, warnings: log.warnings() }
    }).pipe(recorded)

  it.effect("are read as numbers where they can be, and the log says so once", () =>
    Effect.gen(function* () {
      const { metrics, warnings } = yield* endOf([{ loss: "0.5", steps: 12n, done: true }], [{ loss: "0.4" }])
      assert.deepStrictEqual(metrics?.values, { loss: 0.4, steps: 12, done: 1 })
      assert.strictEqual(warnings.length, 1)
      assert.match(warnings.join(), /mnist: the metric loss is not a number\. Report numbers\./u)
    })
  )

  it.effect("that were not measured this time leave the last value as it was", () =>
    Effect.gen(function* () {
      const { metrics, warnings } = yield* endOf([{ loss: 0.5, accuracy: 0.9 }], [{ loss: 0.4, accuracy: undefined }])
      assert.deepStrictEqual(metrics?.values, { loss: 0.4, accuracy: 0.9 })
      assert.deepStrictEqual(warnings, [])
    })
  )

  it.effect("that can be read as nothing are NaN", () =>
    Effect.gen(function* () {
      const { metrics } = yield* endOf([{ tensor: {}, promise: Promise.resolve(1), symbol: Symbol("x") }])
      assert.deepStrictEqual(metrics?.values, { tensor: Number.NaN, promise: Number.NaN, symbol: Number.NaN })
    })
  )

  it.effect("that throw when they are read cost their value, not the run", () =>
    Effect.gen(function* () {
      const trap = {
        loss: 0.5,
        get accuracy() {
          throw new Error("trap")
        }
      }
      const { metrics, warnings } = yield* endOf([trap])
      assert.deepStrictEqual(metrics?.values, { loss: 0.5 })
      assert.strictEqual(warnings.length, 1)
    })
  )

  it.effect("and a step that is none cost nothing", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* endOf([{ loss: 1 }, { step: "7" }])).metrics?.step, 7)
      assert.strictEqual((yield* endOf([{ loss: 1 }, { step: null }])).metrics?.step, undefined)
      assert.strictEqual((yield* endOf([{ loss: 1 }, null])).metrics?.step, undefined)
    })
  )

  it.effect.prop(
    "whatever is reported, the run ends in one end that Slack would be told",
    [FastCheck.array(FastCheck.tuple(FastCheck.anything(), FastCheck.anything()), { maxLength: 4 })],
    ([reports]) =>
      Effect.gen(function* () {
        yield* Effect.forEach(reports, ([metrics, options]) =>
          report(untyped(metrics), options as { readonly step: number })
        ).pipe(watched(Alert.above("", 0), Alert.when(Boolean)))
        assert.strictEqual((yield* tags).at(-1), "RunEnded")
      }).pipe(Effect.provide(Layer.fresh(SlackRecorder.layer)))
  )
})
