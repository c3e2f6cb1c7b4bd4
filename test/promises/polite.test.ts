/** Promise 5: it keeps to Slack's rate, a 429 is waited out as Retry-After says, and a burst becomes a digest, not a flood. */
import { FetchHttpClient, HttpClient, HttpClientResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Clock, Duration, Effect, Fiber, Layer, Redacted, Schedule, TestClock } from "effect"
import { type Policy, SlackNotifier, SlackPolicy, sendMsg, withSlackNotify } from "runbell"
import { NodeSlackNotifier, NodeSlackSandbox } from "runbell/node"
import { Fault, SlackSandbox } from "runbell/testing"
import { validateMessage } from "../../src/sandbox/validate/validateMessage.ts"
import { temporaryFolder } from "../journal/temporaryFolder.ts"
import { texts } from "../support/liveSlack.ts"

/** An HTTP client that gives the answers in turn and notes when it was asked. */
const answering = (...answers: ReadonlyArray<() => Response>) => {
  const askedAt: Array<number> = []
  const bodies: Array<string> = []
  const client = HttpClient.make((request) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      askedAt.push(now)
      if (request.body._tag === "Uint8Array") bodies.push(new TextDecoder().decode(request.body.body))
      const answer = answers[askedAt.length - 1] ?? (() => new Response("ok"))
      return HttpClientResponse.fromWeb(request, answer())
    })
  )
  const url = Redacted.make("https://hooks.slack.com/services/T000/B000/XXXX")
  const layer = SlackNotifier.layerWebhook({ url }).pipe(Layer.provide(Layer.succeed(HttpClient.HttpClient, client)))
  return { askedAt, bodies, layer }
}

const limited = (headers: Record<string, string>) => () =>
  new Response('{"ok":false,"error":"rate_limited"}', { status: 429, headers })

const fastForward = <A, E>(program: Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.fork(program)
    yield* TestClock.adjust("10 minutes")
    return yield* Fiber.join(fiber)
  })

describe("polite", () => {
  it.effect("after a 429 it waits exactly as long as Slack asks, however long its own backoff would be", () =>
    Effect.gen(function* () {
      for (const backoff of [Schedule.spaced("1 second"), Schedule.spaced("50 seconds")]) {
        const { askedAt, layer } = answering(limited({ "retry-after": "30" }), limited({ "retry-after": "7" }))
        const patience = SlackPolicy.layer({ backoff })
        const begun = yield* Clock.currentTimeMillis
        const receipt = yield* fastForward(sendMsg("hello").pipe(Effect.provide(Layer.provide(layer, patience))))
        assert.deepStrictEqual(
          askedAt.map((at) => at - begun),
          [0, 30_000, 37_000]
        )
        assert.strictEqual(receipt.attempts, 3)
      }
    })
  )

  it.effect("a 429 makes the messages behind it wait too", () =>
    Effect.gen(function* () {
      const { askedAt, layer } = answering(limited({ "retry-after": "20" }))
      const both = Effect.all([sendMsg("first"), sendMsg("second")], { concurrency: "unbounded" })
      yield* fastForward(both.pipe(Effect.provide(layer)))
      assert.deepStrictEqual(askedAt, [0, 20_000, 20_000])
    })
  )

  it.effect("a 429 makes the messages behind it wait also when the one that met it is given up", () =>
    Effect.gen(function* () {
      const { askedAt, layer } = answering(limited({ "retry-after": "180" }))
      const both = Effect.all([Effect.exit(sendMsg("first")), sendMsg("second")], { concurrency: "unbounded" })
      yield* fastForward(
        both.pipe(Effect.provide(Layer.provide(layer, SlackPolicy.layer({ deliveryTimeout: "2 minutes" }))))
      )
      assert.deepStrictEqual(askedAt, [0, 180_000])
    })
  )

  it.effect("a 429 that does not say how long is waited out for a second", () =>
    Effect.gen(function* () {
      const { askedAt, layer } = answering(limited({}))
      yield* fastForward(sendMsg("hello").pipe(Effect.provide(layer)))
      assert.deepStrictEqual(askedAt, [0, 1_000])
    })
  )

  it.effect("a chatty run is never answered 429 by a Slack that keeps its documented rate", () =>
    Effect.gen(function* () {
      const { webhookUrl, messages, requests, awaitMessages } = yield* SlackSandbox
      const chatty = Effect.forEach(Array.from({ length: 12 }).keys(), (number) => Effect.fork(sendMsg(`${number}`)))
      const run = yield* Effect.zipRight(chatty, Effect.sleep("1 minute")).pipe(
        withSlackNotify({ name: "chatty" }),
        Effect.provide(
          SlackNotifier.layerWebhook({ url: webhookUrl }).pipe(
            Layer.provide(SlackPolicy.layer({ digestAfter: Duration.infinity }))
          )
        ),
        Effect.fork
      )
      // The clock moves only when what may be sent by now has arrived: the sockets are real, the time is not.
      yield* awaitMessages(3)
      for (let count = 4; count <= 13; count += 1) {
        yield* TestClock.adjust("1 second")
        yield* awaitMessages(count)
      }
      yield* TestClock.adjust("1 minute")
      yield* awaitMessages(14)
      yield* Fiber.interrupt(run)
      assert.strictEqual(texts(yield* messages).length, 14)
      assert.deepStrictEqual(new Set((yield* requests).map(({ status }) => status)), new Set([200]))
    }).pipe(
      Effect.provide(
        Layer.merge(NodeSlackSandbox.layer({ pace: { burst: 3, interval: "1 second" } }), FetchHttpClient.layer)
      )
    )
  )

  it.effect("a burst at the very end of a run is told whole, in order and in few posts, with its end", () =>
    Effect.gen(function* () {
      const { askedAt, bodies, layer } = answering()
      const count = 40
      const burst = Effect.forEach(Array.from({ length: count }).keys(), (number) =>
        Effect.zipRight(Effect.fork(sendMsg(`message ${number}.`)), Effect.yieldNow())
      )
      yield* fastForward(burst.pipe(withSlackNotify({ name: "chatty" }), Effect.provide(layer)))
      const said = bodies.join("\n")
      const told = Array.from({ length: count }, (_, number) => said.indexOf(`"message ${number}."`))
      assert.notInclude(told, -1)
      assert.deepStrictEqual(
        told,
        told.toSorted((a, b) => a - b)
      )
      assert.isAbove(said.indexOf("chatty finished"), Math.max(...told))
      assert.isBelow(askedAt.length, 14)
      assert.deepStrictEqual(
        bodies.map((body) => validateMessage(JSON.parse(body))),
        bodies.map(() => undefined)
      )
    })
  )

  it.effect("what is queued as the notifier closes is told whole, in few posts, before that is over", () =>
    Effect.gen(function* () {
      const { askedAt, bodies, layer } = answering()
      const burst = Effect.forEach(Array.from({ length: 30 }).keys(), (number) =>
        Effect.zipRight(Effect.forkDaemon(sendMsg(`message ${number}.`)), Effect.yieldNow())
      )
      yield* fastForward(burst.pipe(Effect.provide(layer)))
      assert.strictEqual(new Set(bodies.join("\n").match(/"message \d+\."/gu)).size, 30)
      assert.isBelow(askedAt.length, 6)
    })
  )
})

/** Slack at a pace of its own, and as many processes as there are programs, one after the other, that share an outbox. */
const paced = { burst: 3, interval: "100 millis" } as const

const inTurn = (policy: Partial<Policy>, ...programs: ReadonlyArray<Effect.Effect<unknown, unknown, SlackNotifier>>) =>
  Effect.gen(function* () {
    const folder = yield* temporaryFolder
    const { webhookUrl, requests } = yield* SlackSandbox
    const notifier = NodeSlackNotifier.layerWebhook({ url: webhookUrl, folder, watchdog: false }).pipe(
      Layer.provide(FetchHttpClient.layer),
      Layer.provideMerge(SlackPolicy.layer({ pace: paced, digestAfter: Duration.infinity, ...policy }))
    )
    for (const program of programs) yield* Effect.exit(Effect.provide(program, Layer.fresh(notifier)))
    return yield* requests
  })

describe("polite, one process after the other", () => {
  it.scopedLive("they keep to Slack's pace together", () =>
    Effect.gen(function* () {
      const five = Effect.forEach(["a", "b", "c", "d", "e"], (text) => sendMsg(text))
      const requests = yield* inTurn({}, five, five, five)
      assert.deepStrictEqual(
        requests.map(({ status }) => status),
        Array.from({ length: 15 }, () => 200)
      )
    }).pipe(Effect.provide(NodeSlackSandbox.layer({ pace: paced })))
  )

  it.scopedLive("the next one waits as long as Slack has asked the last one to", () =>
    Effect.gen(function* () {
      const { fail } = yield* SlackSandbox
      yield* fail(Fault.RateLimited({ retryAfter: 1 }))
      const hurried = Effect.timeout(sendMsg("first"), "100 millis")
      const [met, after, ...more] = yield* inTurn({ drainTimeout: "50 millis" }, hurried, sendMsg("second"))
      assert.isAtLeast((after?.at ?? 0) - (met?.at ?? 0), 1_000)
      assert.lengthOf(more, 1)
    }).pipe(Effect.provide(NodeSlackSandbox.layer()))
  )
})
