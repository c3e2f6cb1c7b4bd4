/** What goes wrong on demand; cases 31 to 33 of how Slack answers on incoming webhooks are among it. */
import { createServer } from "node:http"
import { NodeHttpServer } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { type Clock, Deferred, Effect, Fiber, Layer, Option, TestClock } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { ask, post, postText, sandboxed, webhook } from "./support.ts"

const fail = (...faults: ReadonlyArray<Fault>) => Effect.flatMap(SlackSandbox, ({ fail }) => fail(...faults))

const texts = Effect.flatMap(SlackSandbox, ({ messages }) => Effect.map(messages, (all) => all.map(({ text }) => text)))

/** A clock that says when somebody goes to sleep by it. */
const clockThatTells = (clock: Clock.Clock, asleep: Deferred.Deferred<void>): Clock.Clock => {
  const sleep: Clock.Clock["sleep"] = (duration) =>
    Effect.zipRight(Deferred.succeed(asleep, undefined), clock.sleep(duration))
  return Object.assign(Object.create(clock), { sleep })
}

/** An HTTP server that says when a connection to it is gone. */
const serverThatTells = (gone: Deferred.Deferred<void>) =>
  NodeHttpServer.layerServer(
    () => createServer().on("connection", (socket) => socket.on("close", () => Deferred.unsafeDone(gone, Effect.void))),
    { host: "127.0.0.1", port: 0 }
  )

describe("a fault", () => {
  it.effect("31 (D): ServerError is a 500 with rollup_error, and nothing is stored", () =>
    Effect.gen(function* () {
      yield* fail(Fault.ServerError({}), Fault.ServerError({ status: 503, body: "<html>sorry</html>" }))
      const first = yield* post({ text: "a" })
      assert.deepStrictEqual([first.status, first.body], [500, "rollup_error"])
      const second = yield* post({ text: "b" })
      assert.deepStrictEqual([second.status, second.body], [503, "<html>sorry</html>"])
      assert.deepStrictEqual(yield* texts, [])
    }).pipe(sandboxed())
  )

  it.effect("Refused is a code of Slack's own, and nothing is stored", () =>
    Effect.gen(function* () {
      yield* fail(Fault.Refused({ error: "invalid_blocks" }))
      const { status, body } = yield* post({ text: "a" })
      assert.deepStrictEqual([status, body], [400, "invalid_blocks"])
      assert.deepStrictEqual(yield* texts, [])
    }).pipe(sandboxed())
  )

  it.effect("32 (A): DropAfter stores the message and cuts the connection: the client cannot know", () =>
    Effect.gen(function* () {
      yield* fail(Fault.DropAfter())
      assert.strictEqual(yield* Effect.flip(post({ text: "hi" })), "NoAnswer")
      assert.deepStrictEqual(yield* texts, ["hi"])
    }).pipe(sandboxed())
  )

  it.effect("DropBefore cuts the connection and stores nothing", () =>
    Effect.gen(function* () {
      yield* fail(Fault.DropBefore())
      assert.strictEqual(yield* Effect.flip(post({ text: "hi" })), "NoAnswer")
      assert.deepStrictEqual(yield* texts, [])
    }).pipe(sandboxed())
  )

  it.effect("Delay answers late, and as usual", () =>
    Effect.gen(function* () {
      const asleep = yield* Deferred.make<void>()
      const clock = clockThatTells(yield* Effect.clock, asleep)
      yield* Effect.gen(function* () {
        yield* fail(Fault.Delay({ duration: "1 minute" }))
        const asked = yield* Effect.fork(post({ text: "late" }))
        yield* Deferred.await(asleep)
        assert.deepStrictEqual(yield* texts, [])
        yield* TestClock.adjust("1 minute")
        assert.strictEqual((yield* Fiber.join(asked)).body, "ok")
      }).pipe(sandboxed(), Effect.withClock(clock))
    })
  )

  it.effect("33 (A): with Delay the message is stored even if the client has given up", () =>
    Effect.gen(function* () {
      const asleep = yield* Deferred.make<void>()
      const gone = yield* Deferred.make<void>()
      const clock = clockThatTells(yield* Effect.clock, asleep)
      yield* Effect.gen(function* () {
        yield* fail(Fault.Delay({ duration: "1 minute" }))
        const asked = yield* Effect.fork(post({ text: "late" }))
        yield* Deferred.await(asleep)
        yield* Fiber.interrupt(asked)
        yield* Deferred.await(gone)
        yield* TestClock.adjust("1 minute")
        const { awaitMessages } = yield* SlackSandbox
        assert.strictEqual((yield* awaitMessages(1))[0]?.text, "late")
      }).pipe(Effect.provide(Layer.provide(SlackSandbox.layer(), serverThatTells(gone))), Effect.withClock(clock))
    })
  )

  it.effect("Hang never answers, stores nothing, and does not keep the sandbox from closing", () =>
    Effect.gen(function* () {
      const { awaitRequests } = yield* SlackSandbox
      yield* fail(Fault.Hang())
      const asked = yield* Effect.fork(post({ text: "hi" }))
      const [request] = yield* awaitRequests(1)
      assert.deepStrictEqual([request?.fault, request?.status], ["Hang", undefined])
      assert.deepStrictEqual(yield* texts, [])
      assert.isTrue(Option.isNone(yield* Fiber.poll(asked)))
    }).pipe(sandboxed())
  )

  it.effect("RateLimited asks for a wait, or says nothing of how long", () =>
    Effect.gen(function* () {
      yield* fail(Fault.RateLimited({ retryAfter: 7 }), Fault.RateLimited({ retryAfter: undefined }))
      const first = yield* post({ text: "a" })
      assert.deepStrictEqual([first.status, first.headers.get("retry-after")], [429, "7"])
      const second = yield* post({ text: "b" })
      assert.deepStrictEqual([second.status, second.headers.get("retry-after")], [429, null])
    }).pipe(sandboxed())
  )

  it.effect("Answer is whatever is given", () =>
    Effect.gen(function* () {
      yield* fail(Fault.Answer({ status: 418, body: "tea", headers: { "content-type": "text/plain", "x-proxy": "1" } }))
      const { status, body, headers } = yield* post({ text: "a" })
      assert.deepStrictEqual([status, body, headers.get("x-proxy")], [418, "tea", "1"])
    }).pipe(sandboxed())
  )
})

describe("faults", () => {
  it.effect("are met in their order, one by one post, and not by requests that are no posts", () =>
    Effect.gen(function* () {
      yield* fail(Fault.ServerError({ status: 501 }))
      yield* fail(Fault.ServerError({ status: 502 }))
      yield* ask(yield* webhook)
      const statuses = yield* Effect.all(
        Effect.replicate(
          Effect.map(post({ text: "a" }), ({ status }) => status),
          3
        )
      )
      assert.deepStrictEqual(statuses, [501, 502, 200])
    }).pipe(sandboxed())
  )

  it.effect("last when they are to, behind those in line, until they are healed", () =>
    Effect.gen(function* () {
      const { failAlways } = yield* SlackSandbox
      const status = Effect.map(post({ text: "a" }), ({ status }) => status)
      yield* failAlways(Fault.ServerError({ status: 503 }))
      yield* fail(Fault.RateLimited({ retryAfter: 1 }))
      assert.deepStrictEqual(yield* Effect.all([status, status, status]), [429, 503, 503])
      yield* failAlways(undefined)
      assert.strictEqual(yield* status, 200)
    }).pipe(sandboxed())
  )

  it.effect("are forgotten with all else by clear, but the webhooks stay as they are", () =>
    Effect.gen(function* () {
      const sandbox = yield* SlackSandbox
      yield* post({ text: "a" })
      const [before] = yield* sandbox.messages
      yield* sandbox.fail(Fault.ServerError({}))
      yield* sandbox.failAlways(Fault.ServerError({}))
      yield* sandbox.clear
      assert.deepStrictEqual([yield* sandbox.messages, yield* sandbox.requests], [[], []])
      assert.strictEqual((yield* post({ text: "b" })).status, 200)
      const [after] = yield* sandbox.messages
      assert.isAbove(Number(after?.ts), Number(before?.ts))
      yield* sandbox.setState("disabled")
      yield* sandbox.clear
      assert.strictEqual((yield* postText(yield* webhook, "{}")).body, "no_active_hooks")
    }).pipe(sandboxed())
  )
})
