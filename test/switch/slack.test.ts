/** The dead-man's switch by Slack's messages for later: silence is told once, life never, by a clock that only the test moves. */
import { FetchHttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Duration, Effect, Exit, FastCheck, Fiber, Layer, Logger, Scope, TestClock } from "effect"
import { DeadMansSwitch, Locale, Mention, Redactor, type RunOptions, report, withSlackNotify } from "runbell"
import { NodeSlackSandbox } from "runbell/node"
import { Fault, SlackRecorder, SlackSandbox } from "runbell/testing"
import { makeMachine } from "./support/machine.ts"
import { bot, outage, type SlackInMemory, slackInMemory } from "./support/slackInMemory.ts"

const switchOf = (slack: SlackInMemory) => DeadMansSwitch.layerSlack(bot).pipe(Layer.provide(slack.layer), Layer.orDie)

/** A program as a run with a switch, on a machine from which Slack is reached. */
const withSwitch = <A, E>(
  slack: SlackInMemory,
  program: Effect.Effect<A, E>,
  options: Partial<RunOptions> = {}
): Effect.Effect<A, E> =>
  program.pipe(
    withSlackNotify({ name: "mnist", ...options }),
    Effect.provide(Layer.merge(SlackRecorder.layer, switchOf(slack)))
  )

const minute = 60_000

const named = (slack: SlackInMemory, call: string) => slack.calls.filter((made) => made.call === `chat.${call}`)

/** How much time each alarm had left, in minutes, when it was to be taken back. */
const leftAtDeletion = (slack: SlackInMemory) =>
  slack.calls.flatMap(({ left }) => (left === undefined ? [] : [left / minute]))

const count = (texts: ReadonlyArray<string>, part: string) => texts.filter((text) => text.includes(part)).length

const silence = "mnist has fallen silent"
const life = "It goes on"

/** What was logged as a warning. */
const warnings = () => {
  const said: Array<string> = []
  const logger = Logger.make(({ logLevel, message }) => {
    if (logLevel.label === "WARN") said.push(String(message))
  })
  return { said, layer: Logger.replace(Logger.defaultLogger, logger) }
}

describe("a switch by Slack", () => {
  it.scoped("is set before a run has done anything, and is gone when the run has ended: nothing is posted", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      const run = yield* Effect.fork(withSwitch(slack, Effect.as(Effect.sleep("12 minutes"), "done")))
      yield* TestClock.adjust("1 second")
      assert.lengthOf(yield* slack.waiting, 1)
      yield* TestClock.adjust("12 minutes")
      assert.strictEqual(yield* Fiber.join(run), "done")
      assert.lengthOf(yield* slack.waiting, 0)
      yield* TestClock.adjust("1 day")
      assert.deepStrictEqual(yield* slack.texts, [])
    })
  )

  it.scoped("is waited for when the program closes, until Slack has taken the alarm back", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      yield* slack.fail("chat.deleteScheduledMessage", [Fault.Delay({ duration: "2 seconds" })])
      const run = yield* Effect.fork(withSwitch(slack, Effect.sleep("1 minute")))
      yield* TestClock.adjust("63 seconds")
      yield* Fiber.join(run)
      assert.lengthOf(yield* slack.waiting, 0)
    })
  )

  it.scoped("is moved ahead by each beat: the new alarm first, then the old one taken back with ten minutes left", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      yield* Effect.fork(withSwitch(slack, Effect.never))
      yield* TestClock.adjust("11 minutes")
      assert.deepStrictEqual(
        slack.calls.map(({ at, call, payload }) => [at / minute, call, payload["post_at"]]),
        [
          [0, "chat.scheduleMessage", 15 * 60],
          [5, "chat.scheduleMessage", 20 * 60],
          [5, "chat.deleteScheduledMessage", undefined],
          [10, "chat.scheduleMessage", 25 * 60],
          [10, "chat.deleteScheduledMessage", undefined]
        ]
      )
      assert.deepStrictEqual(leftAtDeletion(slack), [10, 10])
    })
  )

  it.scoped("goes off once, a quarter of an hour after the last sign of life of a machine that is gone", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      const machine = yield* makeMachine
      yield* Effect.fork(machine.run(withSwitch(slack, Effect.never)))
      yield* TestClock.adjust("63 minutes")
      yield* machine.sleep
      yield* TestClock.adjust("1 day")
      assert.deepStrictEqual(
        (yield* slack.posted).map(({ at }) => at / minute),
        [75]
      )
      assert.strictEqual(count(yield* slack.texts, silence), 1)
    })
  )

  it.scoped("goes off for a program that is torn down without an end", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      const scope = yield* Scope.make()
      const layer = Layer.merge(SlackRecorder.layer, switchOf(slack))
      const context = yield* Layer.buildWithScope(layer, scope)
      yield* Effect.forkDaemon(Effect.never.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(context)))
      yield* TestClock.adjust("1 minute")
      yield* Scope.close(scope, Exit.void)
      yield* TestClock.adjust("1 day")
      assert.strictEqual(count(yield* slack.texts, silence), 1)
    })
  )

  it.scoped(
    "says who fell silent, since when, with its last metrics, in its language, and calls whom it is to call",
    () =>
      Effect.gen(function* () {
        const slack = yield* slackInMemory()
        const locale = Layer.orDie(Locale.layer({ language: "zh", timeZone: "UTC" }))
        const train = Effect.zipRight(report({ loss: 0.25 }, { step: 7 }), Effect.never)
        const program = train.pipe(
          withSlackNotify({ name: "mnist", mentions: { who: [Mention.user("U012AB3CD")] } }),
          Effect.provide(Layer.mergeAll(SlackRecorder.layer, switchOf(slack), locale))
        )
        const machine = yield* makeMachine
        yield* Effect.fork(machine.run(program))
        yield* TestClock.adjust("5 minutes")
        yield* machine.sleep
        yield* TestClock.adjust("1 hour")
        const [message] = yield* slack.posted
        const blocks = JSON.stringify(message?.blocks)
        for (const part of ["mnist", "0.25", "U012AB3CD", "00:05"]) assert.include(blocks, part)
        assert.match(message?.text ?? "", /[\u4e00-\u9fff]/u)
      })
  )

  for (const [when, called] of [
    ["always", true],
    [["Lost"], true],
    [["Failed", "Killed"], false]
  ] as const) {
    it.scoped(
      `calls ${called ? "people" : "nobody"} at a silence that is told where they are to be called at ${when}`,
      () =>
        Effect.gen(function* () {
          const slack = yield* slackInMemory()
          const mentions = { who: [Mention.user("U012AB3CD")], when }
          const machine = yield* makeMachine
          yield* Effect.fork(machine.run(withSwitch(slack, Effect.never, { mentions })))
          yield* TestClock.adjust("5 minutes")
          yield* machine.sleep
          yield* TestClock.adjust("1 hour")
          const [message] = yield* slack.posted
          assert.include(message?.text, silence)
          assert.strictEqual(JSON.stringify(message?.blocks).includes("U012AB3CD"), called)
        })
    )
  }

  it.scoped("says nothing that the Redactor takes out", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      const redactor = Redactor.layer((text) => text.replaceAll("hunter2", "‹redacted›"))
      yield* Effect.fork(Effect.provide(withSwitch(slack, Effect.never, { name: "mnist hunter2" }), redactor))
      yield* TestClock.adjust("20 minutes")
      assert.isAbove(slack.calls.length, 0)
      assert.notInclude(JSON.stringify(slack.calls), "hunter2")
    })
  )

  it.scoped("never has metadata, with which Slack would post nothing", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      yield* Effect.fork(withSwitch(slack, Effect.never))
      yield* TestClock.adjust("30 minutes")
      const set = named(slack, "scheduleMessage")
      assert.lengthOf(set, 7)
      assert.isTrue(set.every(({ payload }) => payload["metadata"] === undefined))
    })
  )

  it.scoped("rides out an outage that is shorter than the alarm leaves time for", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      yield* Effect.fork(withSwitch(slack, Effect.never))
      yield* TestClock.adjust("4 minutes")
      yield* slack.failAlways(outage)
      yield* TestClock.adjust("5 minutes")
      yield* slack.failAlways(undefined)
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* slack.texts, [])
      assert.isAtLeast(Math.min(...leftAtDeletion(slack)), 5.5)
    })
  )

  it.scoped("takes back what it has said when it could not say better for too long", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      yield* Effect.fork(withSwitch(slack, Effect.never))
      yield* TestClock.adjust("4 minutes")
      yield* slack.failAlways(outage)
      yield* TestClock.adjust("26 minutes")
      assert.strictEqual(count(yield* slack.texts, silence), 1)
      yield* slack.failAlways(undefined)
      yield* TestClock.adjust("2 hours")
      const texts = yield* slack.texts
      assert.deepStrictEqual([count(texts, silence), count(texts, life)], [1, 1])
      assert.isAbove(
        texts.findIndex((text) => text.includes(life)),
        texts.findIndex((text) => text.includes(silence))
      )
      assert.isTrue(leftAtDeletion(slack).every((left) => left >= 5.5))
    })
  )

  it.scoped("leaves an alarm alone that cannot be taken back any more, and then says that the run lives", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      yield* Effect.fork(withSwitch(slack, Effect.never))
      yield* TestClock.adjust("4 minutes")
      yield* slack.failAlways(outage)
      yield* TestClock.adjust("7 minutes") // the alarm of the start has four minutes left
      yield* slack.failAlways(undefined)
      yield* TestClock.adjust("1 hour")
      const texts = yield* slack.texts
      assert.deepStrictEqual([count(texts, silence), count(texts, life)], [1, 1])
      assert.isTrue(leftAtDeletion(slack).every((left) => left >= 5.5))
    })
  )

  it.scoped("says that the run lives when the machine wakes up late, and how long it was silent", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      const machine = yield* makeMachine
      yield* Effect.fork(machine.run(withSwitch(slack, Effect.never)))
      yield* TestClock.adjust("12 minutes")
      yield* machine.sleep
      yield* TestClock.adjust("40 minutes")
      assert.strictEqual(count(yield* slack.texts, silence), 1)
      yield* machine.wake
      yield* TestClock.adjust("1 second")
      const texts = yield* slack.texts
      assert.deepStrictEqual([texts.length, count(texts, `${life}, after 42 min`)], [2, 1])
      assert.lengthOf(yield* slack.waiting, 1)
      yield* TestClock.adjust("2 hours")
      assert.lengthOf(yield* slack.texts, 2)
    })
  )

  it.scoped("keeps 25 runs in a channel within Slack's limits, and tells the silence of each once", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      const layer = Layer.merge(SlackRecorder.layer, switchOf(slack))
      const runs = Effect.forEach(
        Array.from({ length: 25 }).keys(),
        (index) => Effect.never.pipe(withSlackNotify({ name: `run-${index}.` })),
        { concurrency: "unbounded" }
      )
      const machine = yield* makeMachine
      yield* Effect.fork(machine.run(Effect.provide(runs, layer)))
      yield* TestClock.adjust("22 minutes")
      assert.lengthOf(yield* slack.waiting, 25)
      assert.deepStrictEqual(
        slack.calls.filter(({ answer }) => answer["ok"] !== true),
        []
      )
      yield* machine.sleep
      yield* TestClock.adjust("1 hour")
      const texts = yield* slack.texts
      assert.lengthOf(texts, 25)
      for (let index = 0; index < 25; index += 1) assert.strictEqual(count(texts, `run-${index}. `), 1)
    })
  )

  it.scoped("is set five minutes later when there are too many messages for later around its time", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      const refusal = Fault.Answer({ status: 200, body: `{"ok":false,"error":"restricted_too_many"}` })
      yield* slack.fail("chat.scheduleMessage", [refusal, refusal])
      yield* Effect.fork(withSwitch(slack, Effect.never))
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(
        (yield* slack.waiting).map(({ postAt }) => postAt / 60),
        [25]
      )
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* slack.texts, [])
    })
  )

  it.scoped("finds an alarm again of which it never heard, and takes it back", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      yield* slack.fail("chat.scheduleMessage", [Fault.DropAfter()])
      yield* Effect.fork(withSwitch(slack, Effect.sleep("2 minutes")))
      yield* TestClock.adjust("30 seconds")
      assert.lengthOf(yield* slack.waiting, 1)
      yield* TestClock.adjust("1 day")
      assert.deepStrictEqual(yield* slack.texts, [])
      assert.lengthOf(yield* slack.waiting, 0)
    })
  )

  it.scoped("takes no alarm of another run for its own", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      yield* Effect.fork(withSwitch(slack, Effect.never))
      yield* TestClock.adjust("1 minute")
      yield* slack.fail("chat.scheduleMessage", [Fault.DropAfter()])
      yield* Effect.fork(withSwitch(slack, Effect.sleep("2 minutes")))
      yield* TestClock.adjust("3 minutes")
      assert.lengthOf(yield* slack.waiting, 1)
    })
  )

  it.scoped("never touches the run, and complains once, when Slack refuses the bot", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      yield* slack.setChannel("#runs", "public")
      const { said, layer } = warnings()
      const run = yield* Effect.fork(
        Effect.provide(withSwitch(slack, Effect.as(Effect.sleep("1 hour"), "done")), layer)
      )
      yield* TestClock.adjust("61 minutes")
      assert.strictEqual(yield* Fiber.join(run), "done")
      assert.lengthOf(said, 1)
      assert.include(said[0], "not_in_channel")
      assert.notInclude(said[0], "xoxb")
    })
  )

  it.scoped("lets a program end that cannot reach Slack, and says that the alarm may still go off", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      const { said, layer } = warnings()
      const run = yield* Effect.fork(Effect.provide(withSwitch(slack, Effect.sleep("2 minutes")), layer))
      yield* TestClock.adjust("1 minute")
      yield* slack.cutOff
      yield* TestClock.adjust("61 seconds")
      assert.strictEqual((yield* Fiber.poll(run))._tag, "None")
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual((yield* Fiber.poll(run))._tag, "Some")
      yield* Fiber.join(run)
      assert.isTrue(said.some((text) => text.includes("may still go off")))
    })
  )

  it.scoped("keeps to other times when it is given some, and to none that could not be kept", () =>
    Effect.gen(function* () {
      const slack = yield* slackInMemory()
      const times = DeadMansSwitch.Policy.layer({ beat: "10 minutes", alarm: "1 minute" })
      const layer = Layer.merge(SlackRecorder.layer, Layer.provide(switchOf(slack), times))
      yield* Effect.fork(Effect.never.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(layer)))
      yield* TestClock.adjust("1 hour")
      assert.strictEqual(named(slack, "scheduleMessage").length, 7)
      assert.deepStrictEqual(new Set(leftAtDeletion(slack)), new Set([6]))
      assert.deepStrictEqual(yield* slack.texts, [])
    })
  )

  const calls = ["chat.scheduleMessage", "chat.deleteScheduledMessage", "chat.scheduledMessages.list"] as const
  const mishap = FastCheck.record({
    call: FastCheck.constantFrom(...calls),
    fault: FastCheck.constantFrom(
      Fault.Delay({ duration: 0 }),
      outage,
      Fault.DropBefore(),
      Fault.DropAfter(),
      Fault.RateLimited({ retryAfter: 40 })
    )
  })

  it.scoped.prop(
    "whatever else goes wrong: a run that lives is never called silent, one that has ended never is, one that is gone is",
    [FastCheck.array(mishap, { maxLength: 6 }), FastCheck.integer({ min: 30, max: 1_500 }), FastCheck.boolean()],
    ([mishaps, seconds, vanishes]) =>
      Effect.gen(function* () {
        const slack = yield* slackInMemory()
        const machine = yield* makeMachine
        for (const { call, fault } of mishaps) yield* slack.fail(call, [fault])
        const context = yield* Layer.build(Layer.merge(SlackRecorder.layer, switchOf(slack)))
        const run = Effect.sleep(Duration.seconds(seconds)).pipe(
          withSlackNotify({ name: "mnist" }),
          Effect.provide(context)
        )
        yield* Effect.fork(machine.run(run))
        yield* TestClock.adjust(Duration.seconds(seconds - 1))
        assert.deepStrictEqual(yield* slack.texts, [])
        const { length: set } = yield* slack.waiting
        if (vanishes) yield* machine.sleep
        yield* TestClock.adjust("30 minutes")
        assert.lengthOf(yield* slack.texts, vanishes ? set : 0)
        assert.isAtMost(set, 3)
        assert.isTrue(leftAtDeletion(slack).every((left) => left >= 5.5))
      }),
    { fastCheck: { numRuns: 20 } }
  )

  it.scoped("works the same over a socket", () =>
    Effect.gen(function* () {
      const { apiUrl, botToken, awaitRequests, messages, requests } = yield* SlackSandbox
      const dead = DeadMansSwitch.layerSlack({ token: botToken, channel: "#runs", api: apiUrl }).pipe(
        Layer.provide(FetchHttpClient.layer),
        Layer.orDie
      )
      const stop = yield* Deferred.make<void>()
      const run = Deferred.await(stop).pipe(
        withSlackNotify({ name: "mnist" }),
        Effect.provide(Layer.merge(SlackRecorder.layer, dead))
      )
      const fiber = yield* Effect.fork(run)
      yield* awaitRequests(1)
      yield* TestClock.adjust("5 minutes")
      yield* awaitRequests(3)
      yield* Deferred.succeed(stop, undefined)
      yield* awaitRequests(4)
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(
        (yield* requests).map(({ call, status }) => [call, status]),
        [
          ["chat.scheduleMessage", 200],
          ["chat.scheduleMessage", 200],
          ["chat.deleteScheduledMessage", 200],
          ["chat.deleteScheduledMessage", 200]
        ]
      )
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* messages, [])
    }).pipe(Effect.provide(Layer.orDie(NodeSlackSandbox.layer())))
  )
})
