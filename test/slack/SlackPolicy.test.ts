/** What is tried again, and when, by a clock that only the test moves. */
import { assert, describe, it } from "@effect/vitest"
import { Clock, Duration, Effect, Exit, FastCheck, Fiber, Layer, Random, Schedule, TestClock } from "effect"
import * as Slack from "runbell"
import { SlackRecorder } from "runbell/testing"

const { defaults, retrySchedule, SlackPolicy } = Slack

const down = new Slack.SlackUnavailable({ reason: "ServerError", status: 503 })
const limited = (retryAfter: Duration.DurationInput) =>
  new Slack.SlackRateLimited({ retryAfter: Duration.decode(retryAfter) })

/** Fails with the errors in turn, then works; the times of the attempts, in milliseconds. */
const attempts = (policy: Slack.Policy, ...errors: ReadonlyArray<Slack.SlackError>) =>
  Effect.gen(function* () {
    const times: Array<number> = []
    const attempt = Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const error = errors[times.length]
      times.push(now)
      return error === undefined ? Effect.void : Effect.fail(error)
    })
    const fiber = yield* Effect.fork(Effect.retry(attempt, retrySchedule(policy)))
    yield* TestClock.adjust("1 hour")
    const exit = yield* Fiber.await(fiber)
    return { times, exit }
  })

const die = FastCheck.double({ min: 0, max: 1, noNaN: true })

/** With a random that is always in the middle, so that the backoff neither hurries nor dawdles. */
const even = Effect.withRandom(Random.fixed([0.5]))

const waits = (times: ReadonlyArray<number>) => times.slice(1).map((time, index) => time - (times[index] ?? 0))

describe("retrySchedule", () => {
  it.effect("waits half a second, then twice as long each time, and 30 seconds at most", () =>
    Effect.gen(function* () {
      const { times } = yield* even(attempts(defaults, ...Array.from({ length: 9 }, () => down)))
      assert.deepStrictEqual(waits(times), [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
    })
  )

  it.effect.prop(
    "waits up to a fifth shorter or longer",
    { dice: FastCheck.tuple(die, die, die) },
    ({ dice }) =>
      Effect.gen(function* () {
        const { times } = yield* attempts(defaults, down, down, down).pipe(Effect.withRandom(Random.fixed(dice)))
        waits(times).forEach((wait, index) => {
          const middle = 500 * 2 ** index
          assert.closeTo(wait, middle, middle * 0.2 + 0.001)
        })
      }),
    { fastCheck: { numRuns: 20 } }
  )

  it.effect("does not let runs that failed together come back together", () =>
    Effect.gen(function* () {
      const late = yield* attempts(defaults, down).pipe(Effect.withRandom(Random.fixed([1])))
      const early = yield* attempts(defaults, down).pipe(Effect.withRandom(Random.fixed([0])))
      assert.deepStrictEqual([waits(early.times), waits(late.times)], [[400], [600]])
    })
  )

  it.effect("waits after a 429 exactly as long as Slack asks, shorter or longer than the backoff", () =>
    Effect.gen(function* () {
      const { times } = yield* even(
        attempts(defaults, limited("30 seconds"), down, limited("1 second"), limited(0), down)
      )
      assert.deepStrictEqual(waits(times), [30_000, 1_000, 1_000, 0, 8_000])
    })
  )

  it.effect.each([
    down,
    new Slack.SlackUnavailable({ reason: "Connection", detail: "ECONNRESET" }),
    new Slack.SlackTimeout({ limit: Duration.seconds(10) }),
    limited("1 second")
  ])("tries again after $_tag", (error) =>
    Effect.gen(function* () {
      const { times, exit } = yield* attempts(defaults, error)
      assert.lengthOf(times, 2)
      assert.isTrue(Exit.isSuccess(exit))
    })
  )

  it.effect.each([
    new Slack.SlackMessageRefused({ code: "invalid_blocks" }),
    new Slack.SlackWebhookRevoked({ code: "no_service" }),
    new Slack.SlackChannelUnavailable({ code: "channel_is_archived" }),
    new Slack.SlackWorkspaceGone({ code: "team_disabled" }),
    new Slack.SlackPostForbidden({ code: "action_prohibited" }),
    new Slack.SlackUnexpectedAnswer({ status: 302 })
  ])("takes $_tag for final", (error) =>
    Effect.gen(function* () {
      const { times, exit } = yield* attempts(defaults, error, error)
      assert.deepStrictEqual(times, [0])
      assert.deepStrictEqual(exit, Exit.fail(error))
    })
  )

  it.effect("ends with the backoff that it is given, and with the last error", () =>
    Effect.gen(function* () {
      const backoff = Schedule.intersect(Schedule.spaced("2 seconds"), Schedule.recurs(2))
      const { times, exit } = yield* attempts({ ...defaults, backoff }, down, down, limited("3 seconds"), down)
      assert.deepStrictEqual(times, [0, 2_000, 4_000])
      assert.deepStrictEqual(exit, Exit.fail(limited("3 seconds")))
    })
  )
})

describe("SlackPolicy", () => {
  it.effect("has its defaults where nobody gives another", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* SlackPolicy, defaults)
    })
  )

  it.effect("changes single limits by a layer, and leaves the others", () =>
    Effect.gen(function* () {
      const policy = yield* SlackPolicy.pipe(Effect.provide(SlackPolicy.layer({ endTimeout: "2 seconds" })))
      assert.deepStrictEqual(policy, { ...defaults, endTimeout: "2 seconds" })
    })
  )

  it.effect("leaves a limit as it is that is given as undefined, and the end of a run is told", () =>
    Effect.gen(function* () {
      // @ts-expect-error: it is one only where exactOptionalPropertyTypes is set
      const limits = SlackPolicy.layer({ endTimeout: undefined, pace: undefined, digestAfter: "1 second" })
      assert.deepStrictEqual(yield* Effect.provide(SlackPolicy, limits), { ...defaults, digestAfter: "1 second" })
      const told = Effect.zipRight(
        Slack.withSlackNotify(Effect.void, { name: "mnist" }),
        Effect.flatMap(SlackRecorder, ({ events }) => events)
      ).pipe(Effect.provide(Layer.provideMerge(SlackRecorder.layer, limits)))
      assert.deepStrictEqual(
        (yield* told).map(({ _tag }) => _tag),
        ["RunStarted", "RunEnded"]
      )
    })
  )
})
