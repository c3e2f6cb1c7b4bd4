/** Each option of a run does what its description says. */
import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Fiber, TestClock } from "effect"
import { Alert, Host, Mention, type MentionWhen, type RunOptions, report, sendMsg, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { outcomeTags } from "../../src/domain/Mentions.ts"
import { tags, told, toldOf, words } from "./support/told.ts"

const recorded = Effect.provide(SlackRecorder.layer)

/** The words of every message of a run that ends at once. */
const wordsOf = (options: RunOptions, program: Effect.Effect<unknown, unknown> = Effect.void) =>
  Effect.gen(function* () {
    yield* Effect.exit(withSlackNotify(program, options))
    const { messages } = yield* SlackRecorder
    return (yield* messages).map(words)
  })

const everywhere = (part: string, all: ReadonlyArray<string>) => {
  assert.strictEqual(all.length, 2)
  for (const one of all) assert.include(one, part)
}

const identity = {
  project: "vision",
  workspace: "research",
  description: "Baseline with dropout 0.3",
  link: "https://example.com/runs/42"
} as const

describe("what a run is called", () => {
  it.effect("the name is in the title and in the notification text of start and end", () =>
    Effect.gen(function* () {
      yield* Effect.void.pipe(withSlackNotify({ name: "mnist-cnn" }))
      const { messages } = yield* SlackRecorder
      const texts = (yield* messages).map(({ text }) => text)
      assert.deepStrictEqual(texts, ["🚀 mnist-cnn started", "✅ mnist-cnn finished after 0 ms"])
    }).pipe(recorded)
  )

  for (const [option, value] of Object.entries(identity)) {
    it.effect(`the ${option} is told at the start and at the end`, () =>
      Effect.gen(function* () {
        everywhere(value, yield* wordsOf({ name: "mnist", [option]: value }))
      }).pipe(recorded)
    )

    it.effect(`no ${option} is told when none was given`, () =>
      Effect.gen(function* () {
        for (const text of yield* wordsOf({ name: "mnist" })) assert.notInclude(text, value)
      }).pipe(recorded)
    )
  }

  it.effect("every tag is told at the start and at the end", () =>
    Effect.gen(function* () {
      const all = yield* wordsOf({ name: "mnist", tags: ["baseline", "seed-7"] })
      everywhere("baseline", all)
      everywhere("seed-7", all)
    }).pipe(recorded)
  )

  it.effect("the host is told, and a layer replaces it", () =>
    Effect.gen(function* () {
      everywhere("gpu-07", yield* wordsOf({ name: "mnist" }))
    }).pipe(Effect.provideService(Host, "gpu-07"), recorded)
  )
})

const lena = Mention.user("U012AB3CD")

const mentionsOf = (options: RunOptions, program: Effect.Effect<unknown, unknown>) =>
  Effect.gen(function* () {
    yield* Effect.exit(withSlackNotify(program, options))
    const [end] = yield* toldOf("RunEnded")
    return end?.mentions
  }).pipe(recorded)

describe("mentions", () => {
  for (const [what, program] of [
    ["fails", Effect.fail("no more data")],
    ["dies", Effect.die("bug")]
  ] as const) {
    it.effect(`a run that ${what} calls whom it should`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* mentionsOf({ name: "mnist", mentions: { who: [lena] } }, program), [lena])
      })
    )
  }

  for (const [what, program] of [
    ["finishes", Effect.void],
    ["is stopped", Effect.interrupt]
  ] as const) {
    it.effect(`a run that ${what} calls nobody, unless it always should`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* mentionsOf({ name: "mnist", mentions: { who: [lena] } }, program), [])
        assert.deepStrictEqual(
          yield* mentionsOf({ name: "mnist", mentions: { who: [lena], when: "failure" } }, program),
          []
        )
        assert.deepStrictEqual(
          yield* mentionsOf({ name: "mnist", mentions: { who: [lena], when: "always" } }, program),
          [lena]
        )
      })
    )
  }

  for (const [what, outcome, program] of [
    ["finishes", "Finished", Effect.void],
    ["fails", "Failed", Effect.fail("no more data")],
    ["is stopped", "Interrupted", Effect.interrupt]
  ] as const) {
    it.effect(`a run that ${what} calls whom it should at that outcome, and nobody at the others`, () =>
      Effect.gen(function* () {
        const others = outcomeTags.filter((tag) => tag !== outcome)
        const calledWhen = (when: MentionWhen) =>
          mentionsOf({ name: "mnist", mentions: { who: [lena], when } }, program)
        assert.deepStrictEqual(yield* calledWhen([outcome]), [lena])
        assert.deepStrictEqual(yield* calledWhen(outcomeTags), [lena])
        assert.deepStrictEqual(yield* calledWhen(others), [])
        assert.deepStrictEqual(yield* calledWhen([]), [])
      })
    )
  }

  it.effect("an alert of level error counts as a failure, a milder one as no outcome", () =>
    Effect.gen(function* () {
      const alerts = [Alert.notFinite("loss"), Alert.above("accuracy", 0.95, { level: "warn" })]
      const program = report({ loss: Number.NaN, accuracy: 0.96 })
      yield* program.pipe(withSlackNotify({ name: "one", alerts, mentions: { who: [lena], when: ["Failed"] } }))
      yield* program.pipe(
        withSlackNotify({ name: "two", alerts, mentions: { who: [lena], when: ["Finished", "Lost"] } })
      )
      const called = (yield* toldOf("AlertRaised")).map(({ alert, mentions }) => [alert.level, mentions.length])
      assert.deepStrictEqual(called, [
        ["error", 1],
        ["warn", 0],
        ["error", 0],
        ["warn", 0]
      ])
    }).pipe(recorded)
  )

  it.effect("an alert of level error calls whom it should, a milder one only when it always should", () =>
    Effect.gen(function* () {
      const alerts = [Alert.notFinite("loss"), Alert.above("accuracy", 0.95, { level: "warn" })]
      const program = report({ loss: Number.NaN, accuracy: 0.96 })
      yield* program.pipe(withSlackNotify({ name: "one", alerts, mentions: { who: [lena] } }))
      yield* program.pipe(withSlackNotify({ name: "two", alerts, mentions: { who: [lena], when: "always" } }))
      const called = (yield* toldOf("AlertRaised")).map(({ alert, mentions }) => [alert.level, mentions.length])
      assert.deepStrictEqual(called, [
        ["error", 1],
        ["warn", 0],
        ["error", 1],
        ["warn", 1]
      ])
    }).pipe(recorded)
  )

  it.effect("the person is really called by the message, not only named in the event", () =>
    Effect.gen(function* () {
      const [, end] = yield* wordsOf({ name: "mnist", mentions: { who: [lena] } }, Effect.fail("no more data"))
      assert.include(end, "U012AB3CD")
    }).pipe(recorded)
  )
})

/** What a run says that fails after a message and an alert of its own. */
const eventful = Effect.gen(function* () {
  yield* sendMsg("half way")
  yield* report({ accuracy: 0.96 })
  return yield* Effect.fail("no more data")
})

const tagsWith = (events: RunOptions["events"], program: Effect.Effect<unknown, unknown, never>) =>
  Effect.zipRight(Effect.exit(withSlackNotify(program, { name: "mnist", events })), tags).pipe(recorded)

describe("events", () => {
  it.effect("all tells the start and every end; so it is when nothing is said", () =>
    Effect.gen(function* () {
      for (const events of ["all", undefined] as const) {
        for (const program of [Effect.void, Effect.fail("no"), Effect.interrupt]) {
          assert.deepStrictEqual(yield* tagsWith(events, program), ["RunStarted", "RunEnded"])
        }
      }
    })
  )

  it.effect("end tells every end and no start", () =>
    Effect.gen(function* () {
      for (const program of [Effect.void, Effect.fail("no"), Effect.interrupt]) {
        assert.deepStrictEqual(yield* tagsWith("end", program), ["RunEnded"])
      }
    })
  )

  it.effect("failure tells only an end in trouble", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* tagsWith("failure", Effect.void), [])
      assert.deepStrictEqual(yield* tagsWith("failure", Effect.interrupt), [])
      assert.deepStrictEqual(yield* tagsWith("failure", Effect.fail("no")), ["RunEnded"])
      assert.deepStrictEqual(yield* tagsWith("failure", Effect.die("bug")), ["RunEnded"])
    })
  )

  for (const events of ["end", "failure"] as const) {
    it.effect(`${events} holds back neither the program's own messages nor its alerts`, () =>
      Effect.gen(function* () {
        const alerts = [Alert.above("accuracy", 0.95)]
        yield* Effect.exit(eventful.pipe(withSlackNotify({ name: "mnist", events, alerts })))
        assert.deepStrictEqual(yield* tags, ["MessageSent", "AlertRaised", "RunEnded"])
      }).pipe(recorded)
    )
  }
})

/** Runs for so long by the clock of the test, and ends as told. */
const lasting = (millis: number, end: Effect.Effect<unknown, unknown> = Effect.void, options?: Partial<RunOptions>) =>
  Effect.gen(function* () {
    const run = yield* Effect.fork(
      Effect.sleep(millis).pipe(
        Effect.zipRight(end),
        withSlackNotify({ name: "mnist", minDuration: "1 minute", ...options })
      )
    )
    yield* TestClock.adjust(millis)
    yield* Fiber.await(run)
    return yield* tags
  }).pipe(recorded)

describe("minDuration", () => {
  it.effect("a run that finishes sooner stays silent", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* lasting(59_999), [])
    })
  )

  it.effect("a run that finishes later is told in full", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* lasting(60_001), ["RunStarted", "RunEnded"])
    })
  )

  it.effect("the start is told when the run has lasted so long, with the time at which it really started", () =>
    Effect.gen(function* () {
      const { awaitMessages } = yield* SlackRecorder
      yield* TestClock.adjust("1 hour")
      const run = yield* Effect.fork(Effect.never.pipe(withSlackNotify({ name: "mnist", minDuration: "1 minute" })))
      yield* TestClock.adjust("59 seconds")
      assert.deepStrictEqual(yield* tags, [])
      yield* TestClock.adjust("1 second")
      yield* awaitMessages(1)
      assert.deepStrictEqual(
        (yield* toldOf("RunStarted")).map(({ at }) => at.epochMillis),
        [3_600_000]
      )
      yield* Fiber.interrupt(run)
    }).pipe(recorded)
  )

  it.effect("a run that fails or is stopped sooner is told all the same", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* lasting(10, Effect.fail("no more data")), ["RunEnded"])
      assert.deepStrictEqual(yield* lasting(10, Effect.interrupt), ["RunEnded"])
    })
  )

  it.effect("a short run that has spoken for itself is told in full, its start before its words", () =>
    Effect.gen(function* () {
      yield* sendMsg("half way").pipe(withSlackNotify({ name: "mnist", minDuration: "1 minute" }))
      assert.deepStrictEqual(yield* tags, ["RunStarted", "MessageSent", "RunEnded"])
    }).pipe(recorded)
  )

  it.effect("a short run that has raised an alert is told in full, its start before the alert", () =>
    Effect.gen(function* () {
      const alerts = [Alert.notFinite("loss")]
      yield* report({ loss: Number.NaN }).pipe(withSlackNotify({ name: "mnist", minDuration: "1 minute", alerts }))
      assert.deepStrictEqual(yield* tags, ["RunStarted", "AlertRaised", "RunEnded"])
    }).pipe(recorded)
  )

  it.effect("a run that nobody can interrupt does not wait for its minDuration at its end", () =>
    Effect.gen(function* () {
      yield* Effect.void.pipe(withSlackNotify({ name: "mnist", minDuration: "1 minute" }), Effect.uninterruptible)
      assert.deepStrictEqual(yield* tags, [])
    }).pipe(recorded)
  )

  it.effect("a short run leaves nothing behind that waits, and would keep the process alive", () =>
    Effect.gen(function* () {
      let waiting = 0
      const clock = yield* Effect.clock
      const counting: Clock.Clock = {
        [Clock.ClockTypeId]: Clock.ClockTypeId,
        currentTimeMillis: clock.currentTimeMillis,
        currentTimeNanos: clock.currentTimeNanos,
        unsafeCurrentTimeMillis: () => clock.unsafeCurrentTimeMillis(),
        unsafeCurrentTimeNanos: () => clock.unsafeCurrentTimeNanos(),
        sleep: () =>
          Effect.acquireUseRelease(
            Effect.sync(() => (waiting += 1)),
            () => Effect.never,
            () => Effect.sync(() => (waiting -= 1))
          )
      }
      const during = yield* Effect.zipRight(
        Effect.yieldNow(),
        Effect.sync(() => waiting)
      ).pipe(withSlackNotify({ name: "mnist", minDuration: "1 hour" }), Effect.withClock(counting))
      assert.strictEqual(during, 1)
      assert.strictEqual(waiting, 0)
    }).pipe(recorded)
  )

  it.effect("what outlives a silent run does not tell its start after its end", () =>
    Effect.gen(function* () {
      const late = yield* sendMsg("late").pipe(
        Effect.delay("1 second"),
        Effect.forkDaemon,
        withSlackNotify({ name: "mnist", minDuration: "1 minute" })
      )
      yield* TestClock.adjust("2 minutes")
      yield* Fiber.join(late)
      assert.deepStrictEqual(yield* tags, ["MessageSent"])
    }).pipe(recorded)
  )

  it.effect("it goes together with events: a start is not told when only the end should be", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* lasting(60_001, Effect.void, { events: "end" }), ["RunEnded"])
      assert.deepStrictEqual(yield* lasting(60_001, Effect.void, { events: "failure" }), [])
    })
  )
})

describe("alerts", () => {
  it.effect("without rules, no number raises anything", () =>
    Effect.gen(function* () {
      yield* report({ loss: Number.NaN, accuracy: 1 }).pipe(withSlackNotify({ name: "mnist" }))
      assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded"])
      assert.deepStrictEqual(
        (yield* told).map((event) => event._tag === "RunEnded" && event.metrics?.values),
        [false, { loss: Number.NaN, accuracy: 1 }]
      )
    }).pipe(recorded)
  )
})
