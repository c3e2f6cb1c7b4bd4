/** The dead-man's switch by pings: what a check is told of a run, by a clock that only the test moves. */
import { inspect } from "node:util"
import { FetchHttpClient, HttpClient, HttpClientError, HttpClientResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import {
  Clock,
  ConfigProvider,
  Data,
  Deferred,
  Effect,
  FastCheck,
  Fiber,
  Layer,
  Logger,
  Redacted,
  TestClock
} from "effect"
import { DeadMansSwitch, type Outcome, report, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { pingId } from "../../src/switch/pingId.ts"
import { signalOf } from "../../src/switch/pings.ts"
import { httpServer } from "../support/servers.ts"
import { makeMachine } from "./support/machine.ts"

const secret = "00000000-0000-4000-8000-00000000beef"

const url = Redacted.make(` https://hc.example.com/${secret}/?x=y `)

interface Told {
  readonly at: number
  readonly signal: string
  readonly rid: string | null
  readonly words: string
}

type Answer = number | "Cut" | "Hang"

/** A check that answers in turn as told, and 200 then; what it heard is kept. */
const check = (...answers: ReadonlyArray<Answer>) => {
  const told: Array<Told> = []
  const client = HttpClient.make((request, asked) =>
    Effect.gen(function* () {
      const answer = answers[told.length] ?? 200
      const { body } = request
      told.push({
        at: (yield* Clock.currentTimeMillis) / 60_000,
        signal: asked.pathname.replace(`/${secret}`, ""),
        rid: asked.searchParams.get("rid"),
        words: body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : ""
      })
      if (answer === "Hang") return yield* Effect.never
      if (answer !== "Cut") return HttpClientResponse.fromWeb(request, new Response("OK", { status: answer }))
      const cause = Object.assign(new Error(`connect ${request.url}`), { code: "ECONNRESET" })
      return yield* new HttpClientError.RequestError({ request, reason: "Transport", cause })
    })
  )
  const layer = DeadMansSwitch.layerPing({ url }).pipe(
    Layer.provide(Layer.succeed(HttpClient.HttpClient, client)),
    Layer.orDie,
    Layer.merge(SlackRecorder.layer)
  )
  return { told, layer, signals: () => told.map(({ at, signal }) => [at, signal]) }
}

class TrainingFailed extends Data.TaggedError("TrainingFailed")<{ readonly message: string }> {}

const warnings = () => {
  const said: Array<string> = []
  const logger = Logger.make((entry) => {
    if (entry.logLevel.label === "WARN") said.push(inspect(entry, { depth: 8 }))
  })
  return { said, layer: Logger.replace(Logger.defaultLogger, logger) }
}

describe("a switch by pings", () => {
  it.effect("tells the check that a run starts, that it goes on, and that it has finished", () =>
    Effect.gen(function* () {
      const { told, layer, signals } = check()
      const train = report({ loss: 0.25 }, { step: 7 }).pipe(Effect.zipRight(Effect.sleep("12 minutes")))
      const run = yield* Effect.fork(train.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(layer)))
      yield* TestClock.adjust("13 minutes")
      yield* Fiber.join(run)
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(signals(), [
        [0, "/start"],
        [5, "/start"],
        [10, "/start"],
        [12, ""]
      ])
      assert.include(told[1]?.words, "0.25")
      assert.include(told[3]?.words, "mnist finished after 12 min")
      assert.strictEqual(new Set(told.map(({ rid }) => rid)).size, 1)
    })
  )

  it.effect("tells of a failure in one line, without what the error holds besides", () =>
    Effect.gen(function* () {
      const { told, layer } = check()
      const failing = Effect.fail(new TrainingFailed({ message: "hunter2" }))
      yield* Effect.exit(failing.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(layer)))
      assert.strictEqual(told.at(-1)?.signal, "/fail")
      assert.include(told.at(-1)?.words, "mnist failed")
      assert.notInclude(JSON.stringify(told), "hunter2")
    })
  )

  it("has a signal for each outcome", () => {
    const signals: ReadonlyArray<readonly [Outcome.Outcome, string]> = [
      [{ _tag: "Finished" }, ""],
      [{ _tag: "Interrupted", signal: "SIGINT", exitCode: 130 }, ""],
      [{ _tag: "Failed" }, "/fail"],
      [{ _tag: "Failed", exitCode: 3 }, "/3"],
      [{ _tag: "Failed", exitCode: 255 }, "/255"],
      [{ _tag: "Failed", exitCode: 3_221_225_477 }, "/fail"],
      [{ _tag: "Killed", signal: "SIGKILL" }, "/fail"],
      [{ _tag: "Lost" }, "/fail"]
    ]
    for (const [outcome, signal] of signals) assert.strictEqual(signalOf(outcome), signal)
  })

  it.effect.prop(
    "calls each run by a UUID that is always the same",
    [FastCheck.string(), FastCheck.string()],
    ([a, b]) =>
      Effect.gen(function* () {
        const id = yield* pingId(a)
        assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u)
        assert.strictEqual(yield* pingId(a), id)
        assert.strictEqual((yield* pingId(b)) === id, a === b)
      })
  )

  it.effect("tries a ping again that failed, and complains once, without the URL", () =>
    Effect.gen(function* () {
      const { layer, told } = check("Cut", 503, 429, "Hang")
      const { said, layer: logs } = warnings()
      const run = Effect.never.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(Layer.merge(layer, logs)))
      yield* Effect.fork(run)
      yield* TestClock.adjust("9 minutes")
      assert.deepStrictEqual(
        told.map(({ at }) => Math.round(at * 60)),
        [0, 30, 60, 90, 130, 430]
      )
      assert.lengthOf(said, 1)
      assert.notInclude(said[0], secret)
    })
  )

  it.effect("asks a check that does not exist no more often than at each beat, and never touches the run", () =>
    Effect.gen(function* () {
      const { layer, signals } = check(404, 404, 404, 404)
      const { said, layer: logs } = warnings()
      const train = Effect.as(Effect.sleep("11 minutes"), "done")
      const run = train.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(Layer.merge(layer, logs)))
      const fiber = yield* Effect.fork(run)
      yield* TestClock.adjust("12 minutes")
      assert.strictEqual(yield* Fiber.join(fiber), "done")
      assert.deepStrictEqual(signals(), [
        [0, "/start"],
        [5, "/start"],
        [10, "/start"],
        [11, ""]
      ])
      assert.lengthOf(said, 1)
      assert.include(said[0], "404")
    })
  )

  it.effect("tells of the end again until the check has heard it, as long as the program may take to close", () =>
    Effect.gen(function* () {
      const { layer, signals } = check(200, 503, "Cut")
      const run = Effect.sleep("1 minute").pipe(withSlackNotify({ name: "mnist" }), Effect.provide(layer))
      const fiber = yield* Effect.fork(run)
      yield* TestClock.adjust("2 minutes")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(
        signals().map(([, signal]) => signal),
        ["/start", "", "", ""]
      )
    })
  )

  it.effect("explains an alarm that was false when the machine has slept", () =>
    Effect.gen(function* () {
      const { layer, signals, told } = check()
      const machine = yield* makeMachine
      yield* Effect.fork(machine.run(Effect.never.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(layer))))
      yield* TestClock.adjust("12 minutes")
      yield* machine.sleep
      yield* TestClock.adjust("40 minutes")
      assert.lengthOf(told, 3)
      yield* machine.wake
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(signals().slice(3), [
        [52, "/log"],
        [52, "/start"]
      ])
      assert.include(told[3]?.words, "It goes on, after 42 min")
    })
  )

  it.scoped("reaches a real server by the URL of the environment", () =>
    Effect.gen(function* () {
      const heard: Array<string> = []
      const ended = yield* Deferred.make<void>()
      const port = yield* httpServer((request, response) => {
        heard.push(`${request.method} ${(request.url ?? "").replace(/rid=[0-9a-f-]{36}$/u, "rid=…")}`)
        response.end("OK")
        if (heard.length === 2) Deferred.unsafeDone(ended, Effect.void)
      })
      const settings = new Map([["RUNBELL_PING_URL", `http://127.0.0.1:${port}/ping/my-key/my-check/`]])
      yield* Effect.void.pipe(
        withSlackNotify({ name: "mnist" }),
        Effect.provide(
          Layer.merge(SlackRecorder.layer, Layer.provide(DeadMansSwitch.layerPingConfig, FetchHttpClient.layer))
        ),
        Effect.withConfigProvider(ConfigProvider.fromMap(settings))
      )
      yield* Deferred.await(ended)
      assert.deepStrictEqual(heard, ["POST /ping/my-key/my-check/start?rid=…", "POST /ping/my-key/my-check?rid=…"])
    })
  )

  for (const [given, reason] of [
    ["hc.example.com/SECRET", "NotAUrl"],
    ["", "NotAUrl"],
    ["http://hc.example.com/SECRET", "NotHttps"],
    ["ftp://hc.example.com/SECRET", "NotHttps"]
  ] as const) {
    it.scoped(`refuses a URL before anything runs (${reason}), and shows nothing of it`, () =>
      Effect.gen(function* () {
        const layer = DeadMansSwitch.layerPing({ url: Redacted.make(given) })
        const error = yield* Effect.flip(Layer.build(Layer.provide(layer, FetchHttpClient.layer)))
        assert.strictEqual(error.reason, reason)
        assert.notInclude(inspect(error) + error.message, "SECRET")
      })
    )
  }

  it.scoped("needs the URL", () =>
    Effect.gen(function* () {
      const error = yield* Layer.build(DeadMansSwitch.layerPingConfig).pipe(
        Effect.provide(FetchHttpClient.layer),
        Effect.withConfigProvider(ConfigProvider.fromMap(new Map())),
        Effect.flip
      )
      assert.include(String(error), "RUNBELL_PING_URL")
    })
  )
})
