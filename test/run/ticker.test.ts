/** What a run tells while it lasts: how often, and what, and that nothing of it comes after its end. */
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Fiber, TestClock } from "effect"
import { type CurrentRun, postsOnly, type RunEvent, type RunOptions, report, withSlackNotify } from "runbell"
import { editing, type Remembering, remembering } from "./support/remembering.ts"

const tags = ({ events }: Remembering) => events().map(({ _tag }) => _tag)

const progresses = ({ events }: Remembering) =>
  events().filter((event): event is RunEvent.RunProgressed => event._tag === "RunProgressed")

const endOf = ({ events }: Remembering) =>
  events().find((event): event is RunEvent.RunEnded => event._tag === "RunEnded")

/** A step a second, of which each so manyth is reported. */
const steps = (every: number, most: number) =>
  Effect.gen(function* () {
    for (let step = every; step <= most; step += every) {
      yield* Effect.sleep(Duration.seconds(every))
      yield* report({ loss: 1 / step }, { step, epoch: Math.ceil(step / 100) })
    }
  })

/** Begins the program as a run, and lets so much time pass. */
const begun = <A, E>(slack: Remembering, program: Effect.Effect<A, E, CurrentRun>, options: Partial<RunOptions> = {}) =>
  Effect.fork(program.pipe(withSlackNotify({ name: "mnist", ...options }), Effect.provide(slack.layer)))

describe("a run that lasts", () => {
  it.effect("tells its card each 15 seconds how far it has come", () =>
    Effect.gen(function* () {
      const slack = remembering(editing)
      yield* begun(slack, Effect.zipRight(steps(5, 200), Effect.never), { steps: 1_000, epochs: 10 })
      yield* TestClock.adjust("2 minutes")
      const told = progresses(slack)
      assert.deepStrictEqual(
        told.map(({ at }) => at.epochMillis / 1_000),
        [15, 30, 45, 60, 75, 90, 105, 120]
      )
      const last = told.at(-1)
      assert.strictEqual(last?.metrics.step, last?.progress?.step)
      assert.deepInclude(last?.progress, {
        elapsed: Duration.seconds(120),
        steps: 1_000,
        epoch: 2,
        epochs: 10,
        speed: 1
      })
      assert.deepStrictEqual(
        last?.curves?.map(({ metric, best }) => [metric, best?.step]),
        [["loss", last?.progress?.step]]
      )
      const { atLeast = Duration.zero, atMost = Duration.zero } = last?.progress?.remaining ?? {}
      const left = 1_000 - (last?.progress?.step ?? 0)
      assert.closeTo(Duration.toSeconds(atLeast), left, 1e-3)
      assert.closeTo(Duration.toSeconds(atMost), left, 1e-3)
    })
  )

  it.effect("learns from a report how far there is to go", () =>
    Effect.gen(function* () {
      const slack = remembering(editing)
      const program = Effect.zipRight(report({}, { steps: 400, epochs: 4 }), steps(5, 200))
      const run = yield* begun(slack, program, { steps: 1_000 })
      yield* TestClock.adjust("200 seconds")
      yield* Fiber.join(run)
      assert.deepInclude(progresses(slack).at(-1)?.progress, { steps: 400, epochs: 4 })
      assert.deepInclude(endOf(slack)?.progress, { step: 200, steps: 400, epoch: 2, epochs: 4 })
    })
  )

  it.effect("says nothing of what remains until it has seen three speeds that agree", () =>
    Effect.gen(function* () {
      const slack = remembering(editing)
      yield* begun(slack, Effect.zipRight(steps(5, 60), Effect.never), { steps: 1_000 })
      yield* TestClock.adjust("1 minute")
      assert.deepStrictEqual(
        progresses(slack).map(({ progress }) => progress?.remaining === undefined),
        [true, true, true, false]
      )
    })
  )

  it.effect("tells nothing while nothing new is reported", () =>
    Effect.gen(function* () {
      const slack = remembering(editing)
      const silentBetween = Effect.zipRight(report({ loss: 1 }), Effect.delay(report({ loss: 2 }), "1 hour"))
      yield* begun(slack, Effect.zipRight(silentBetween, Effect.never))
      yield* TestClock.adjust("3 hours")
      assert.deepStrictEqual(
        progresses(slack).map(({ at }) => at.epochMillis / 1_000),
        [15, 3_600]
      )
      assert.strictEqual(yield* Effect.map(TestClock.sleeps(), (sleeps) => Array.from(sleeps).length), 0)
    })
  )

  it.effect("is told once an hour by who can only post", () =>
    Effect.gen(function* () {
      const slack = remembering(postsOnly)
      yield* begun(slack, Effect.zipRight(steps(600, 9_000), Effect.never), { steps: 10_000 })
      yield* TestClock.adjust("3 hours")
      const told = progresses(slack).map(({ at }) => Math.round(at.epochMillis / 60_000))
      assert.deepStrictEqual(told, [60, 120])
      assert.isDefined(progresses(slack)[0]?.progress?.remaining)
    })
  )

  it.effect("takes back what remains, once, when it has been silent for as long as four of its usual pauses", () =>
    Effect.gen(function* () {
      for (const [pause, silence] of [
        [5, 60],
        [100, 400]
      ] as const) {
        const slack = remembering(editing)
        const program = steps(pause, 10 * pause).pipe(
          Effect.zipRight(Effect.sleep("5 hours")),
          Effect.zipRight(report({ loss: 0 }, { step: 11 * pause })),
          Effect.zipRight(Effect.never)
        )
        const run = yield* begun(slack, program, { steps: 10_000 })
        yield* TestClock.adjust(Duration.seconds(10 * pause + 15))
        const count = progresses(slack).length
        yield* TestClock.adjust("4 hours")
        const [last, ...rest] = progresses(slack)
          .slice(count - 1)
          .toReversed()
        assert.isUndefined(last?.progress?.remaining)
        assert.lengthOf(rest, 1)
        const [before] = rest
        assert.isDefined(before?.progress?.remaining)
        assert.isAtMost((last?.at.epochMillis ?? 0) - (before?.at.epochMillis ?? 0), silence * 1_000)
        assert.strictEqual(last?.progress?.step, 10 * pause)
        yield* TestClock.adjust("2 hours")
        assert.lengthOf(progresses(slack), count + 2) // it reports again
        yield* Fiber.interrupt(run)
      }
    })
  )

  it.effect("tells nothing of the kind where its start is not told", () =>
    Effect.gen(function* () {
      for (const options of [{ events: "end" }, { events: "failure" }, { minDuration: "1 hour" }] as const) {
        const slack = remembering(editing)
        const run = yield* begun(slack, Effect.zipRight(steps(10, 100), Effect.never), options)
        yield* TestClock.adjust("2 minutes")
        assert.deepStrictEqual(tags(slack), [])
        yield* Fiber.interrupt(run)
      }
    })
  )

  it.effect("tells nothing after its end, also where the end has to wait", () =>
    Effect.gen(function* () {
      const slack = remembering(editing, ({ event }) =>
        event._tag === "RunEnded"
          ? Effect.never
          : Effect.succeed({ destination: "", at: event.at, form: "blocks", attempts: 1 })
      )
      const run = yield* begun(slack, steps(1, 29))
      yield* TestClock.adjust("10 minutes")
      yield* Fiber.join(run)
      assert.deepStrictEqual(tags(slack), ["RunStarted", "RunProgressed", "RunEnded"])
    })
  )

  it.effect("waits for a notifier that hangs, and lets nothing pile up", () =>
    Effect.gen(function* () {
      const slack = remembering(editing, () => Effect.never)
      const run = yield* begun(slack, Effect.zipRight(steps(10, 100), Effect.never))
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(tags(slack), ["RunStarted", "RunProgressed"])
      yield* Effect.fork(Fiber.interrupt(run))
      yield* TestClock.adjust("10 seconds")
    })
  )

  it.effect("ends with how far it came and how its metrics went, in few points", () =>
    Effect.gen(function* () {
      const slack = remembering(postsOnly)
      const many = Effect.gen(function* () {
        for (let step = 1; step <= 5_000; step += 1) {
          const named = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`extra${index}`, step / 3]))
          yield* report({ ...named, loss: 1 / step, accuracy: step === 777 ? 0.99 : 0.5 }, { step })
        }
        return yield* Effect.fail("no more data")
      })
      yield* Fiber.await(yield* begun(slack, many, { steps: 9_000 }))
      const end = endOf(slack)
      assert.deepInclude(end?.progress, { elapsed: Duration.zero, step: 5_000, steps: 9_000 })
      assert.isUndefined(end?.progress?.remaining)
      assert.deepStrictEqual(
        end?.curves?.map(({ metric }) => metric),
        ["extra0", "extra1", "extra2", "extra3", "loss", "accuracy"]
      )
      assert.deepStrictEqual(end?.curves?.at(-1)?.best, { goal: "highest", step: 777, value: 0.99 })
      assert.isTrue(end?.curves?.every(({ points }) => points.length <= 60))
      assert.isTrue(end?.curves?.at(-1)?.points.some(({ high }) => high === 0.99))
      assert.isBelow(JSON.stringify(end?.curves).length, 25_000)
    })
  )

  it.effect("ends without either where nothing was reported", () =>
    Effect.gen(function* () {
      const slack = remembering(editing)
      const run = yield* begun(slack, Effect.sleep("1 minute"), { steps: 10 })
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(run)
      assert.deepStrictEqual(tags(slack), ["RunStarted", "RunEnded"])
      assert.isUndefined(endOf(slack)?.progress)
      assert.isUndefined(endOf(slack)?.curves)
    })
  )
})
