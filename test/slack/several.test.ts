/** Several destinations as one: each with its own order, pace and failures; and each told what is meant for it. */
import { assert, describe, it } from "@effect/vitest"
import { Context, Deferred, Effect, Layer, Ref } from "effect"
import {
  Alert,
  Mention,
  type Message,
  type NotifierService,
  Route,
  type RunEvent,
  report,
  SlackNotifier,
  SlackPolicy,
  SlackUnavailable,
  sendMsg,
  withSlackNotify
} from "runbell"
import { Fault, SlackSandbox } from "runbell/testing"
import { plainText } from "../../src/slack/outline.ts"
import { bot } from "../support/liveBot.ts"
import { sandbox } from "../support/liveSlack.ts"

const down = new SlackUnavailable({ reason: "ServerError", status: 503 })

/** A destination that a test can look into, break and hold up. */
const place = (
  destination: string,
  deliver: (message: Message) => Effect.Effect<unknown, SlackUnavailable> = () => Effect.void
) => {
  const told: Array<Message> = []
  const layer = Layer.scoped(
    SlackNotifier,
    SlackNotifier.make({
      destination,
      deliver: (message) =>
        Effect.as(
          Effect.zipRight(
            deliver(message),
            Effect.sync(() => told.push(message))
          ),
          { destination, at: message.event.at, form: "blocks" as const, attempts: 1 }
        )
    })
  )
  return { told, layer, kinds: () => told.map(({ event }) => event._tag) }
}

/** The destination with other traits. */
const changed = (layer: Layer.Layer<SlackNotifier>, change: Partial<NotifierService>) =>
  Layer.map(layer, (context) => Context.make(SlackNotifier, { ...Context.get(context, SlackNotifier), ...change }))

const failing = Effect.fail("no more data").pipe(withSlackNotify({ name: "broken" }), Effect.ignore)

describe("SlackNotifier.all", () => {
  it.effect("tells each destination all of a run, in order", () =>
    Effect.gen(function* () {
      const [one, two] = [place("one"), place("two")]
      yield* sendMsg("half way").pipe(
        withSlackNotify({ name: "fine" }),
        Effect.provide(SlackNotifier.all([one.layer, two.layer]))
      )
      assert.deepStrictEqual(one.kinds(), ["RunStarted", "MessageSent", "RunEnded"])
      assert.deepStrictEqual(two.kinds(), one.kinds())
    })
  )

  it.effect("gives the first one's receipt when all have it", () =>
    Effect.gen(function* () {
      const receipt = yield* Effect.provide(
        sendMsg("hello"),
        SlackNotifier.all([place("one").layer, place("two").layer])
      )
      assert.strictEqual(receipt.destination, "one")
    })
  )

  it.effect("tells the others what one of them fails to, and says that it failed", () =>
    Effect.gen(function* () {
      const [one, two] = [place("one", () => Effect.fail(down)), place("two")]
      const error = yield* Effect.flip(Effect.provide(sendMsg("hello"), SlackNotifier.all([one.layer, two.layer])))
      assert.strictEqual(error._tag, "SlackUnavailable")
      assert.deepStrictEqual(two.kinds(), ["MessageSent"])
    })
  )

  it.live("keeps no destination waiting for another", () =>
    Effect.gen(function* () {
      const quick = yield* Ref.make(0)
      const isTold = yield* Deferred.make<void>()
      const slow = place("slow", () => Effect.never)
      const count = Ref.updateAndGet(quick, (told) => told + 1)
      const fast = place("fast", () =>
        Effect.flatMap(count, (told) => (told === 2 ? Deferred.succeed(isTold, undefined) : Effect.void))
      )
      const both = Effect.all([sendMsg("1"), sendMsg("2")], { concurrency: "unbounded" })
      yield* Effect.race(both, Deferred.await(isTold)).pipe(
        Effect.provide(
          SlackNotifier.all([slow.layer, fast.layer]).pipe(
            Layer.provide(SlackPolicy.layer({ drainTimeout: "10 millis" }))
          )
        )
      )
      assert.lengthOf(slow.told, 0)
      assert.lengthOf(fast.told, 2)
    })
  )

  it.effect("takes a bug in one of them for a failure of that one", () =>
    Effect.gen(function* () {
      const broken = changed(place("broken").layer, { enqueue: () => Effect.die("a bug") })
      const fine = place("fine")
      yield* Effect.void.pipe(
        withSlackNotify({ name: "mnist" }),
        Effect.provide(SlackNotifier.all([broken, fine.layer]))
      )
      assert.deepStrictEqual(fine.kinds(), ["RunStarted", "RunEnded"])
    })
  )

  it.effect("builds a destination that is named twice once", () =>
    Effect.gen(function* () {
      const built = yield* Ref.make(0)
      const one = place("one")
      const counted = Layer.tap(one.layer, () => Ref.update(built, (count) => count + 1))
      yield* Effect.provide(sendMsg("hello"), SlackNotifier.all([counted, counted]))
      assert.strictEqual(yield* Ref.get(built), 1)
      assert.lengthOf(one.told, 2)
    })
  )
})

describe("SlackNotifier.route", () => {
  const routing = () => {
    const [alerts, runs] = [place("alerts"), place("runs")]
    return {
      alerts,
      runs,
      layer: SlackNotifier.route({
        routes: [{ when: Route.trouble, to: alerts.layer, mentions: [Mention.here] }],
        otherwise: runs.layer
      })
    }
  }

  it.effect("tells failures in one place and the rest in another", () =>
    Effect.gen(function* () {
      const { alerts, runs, layer } = routing()
      const fine = report({ loss: Number.NaN }).pipe(
        Effect.zipRight(sendMsg({ text: "careful", level: "error" })),
        Effect.zipRight(sendMsg("half way")),
        withSlackNotify({ name: "fine", alerts: [Alert.notFinite("loss", { level: "error" })] })
      )
      yield* Effect.provide(Effect.zipRight(fine, failing), layer)
      assert.deepStrictEqual(alerts.kinds(), ["AlertRaised", "MessageSent", "RunEnded"])
      assert.deepStrictEqual(runs.kinds(), ["RunStarted", "MessageSent", "RunEnded", "RunStarted"])
    })
  )

  it.effect("calls whom the route names, once, below the title, and nobody on other ways", () =>
    Effect.gen(function* () {
      const { alerts, runs, layer } = routing()
      const calling = Effect.fail("no more data").pipe(
        withSlackNotify({ name: "broken", mentions: { who: [Mention.here, Mention.user("U012AB3CD")] } }),
        Effect.ignore
      )
      yield* Effect.provide(Effect.zipRight(failing, calling), layer)
      const calls = alerts.told.map(({ blocks }) => JSON.stringify(blocks).match(/"range":"here"/gu)?.length)
      assert.deepStrictEqual(calls, [1, 1])
      assert.match(plainText(alerts.told[0]?.blocks ?? []), /^❌ .*\n@here\n/u)
      assert.notInclude(JSON.stringify(runs.told), '"range":"here"')
    })
  )

  it.effect("finishes the card of a run where it stands, without a word, when its end is told elsewhere", () =>
    Effect.gen(function* () {
      const [alerts, runs] = [place("alerts"), place("runs")]
      const carded = (to: Layer.Layer<SlackNotifier>) =>
        Layer.map(to, (context) => {
          const service = Context.get(context, SlackNotifier)
          const enqueue: NotifierService["enqueue"] = (message) =>
            service.enqueue({ ...message, card: { text: message.text, blocks: message.blocks } })
          return Context.make(SlackNotifier, { ...service, enqueue })
        })
      const routes = SlackNotifier.route({
        routes: [{ when: Route.trouble, to: alerts.layer }],
        otherwise: changed(runs.layer, { can: { edit: true, thread: true, upload: true } })
      })
      yield* Effect.provide(failing, carded(routes))
      assert.deepStrictEqual(alerts.kinds(), ["RunEnded"])
      assert.deepStrictEqual(
        runs.told.map(({ event, adds }) => [event._tag, adds]),
        [
          ["RunStarted", undefined],
          ["RunEnded", "card"]
        ]
      )
      assert.isDefined(runs.told[1]?.card)
      assert.deepStrictEqual(runs.told[1]?.card, alerts.told[0]?.card)
    })
  )

  it.effect("knows levels and kinds", () =>
    Effect.gen(function* () {
      const one = place("one")
      yield* Effect.provide(Effect.zipRight(sendMsg({ text: "careful", level: "warn" }), failing), one.layer)
      const going = (when: (event: RunEvent.RunEvent) => boolean) =>
        one.told.filter(({ event }) => when(event)).map(({ event }) => event._tag)
      assert.deepStrictEqual(going(Route.of("RunStarted", "RunEnded")), ["RunStarted", "RunEnded"])
      assert.deepStrictEqual(going(Route.atLeast("info")), ["MessageSent", "RunStarted", "RunEnded"])
      assert.deepStrictEqual(going(Route.atLeast("warn")), ["MessageSent", "RunEnded"])
      assert.deepStrictEqual(going(Route.trouble), ["RunEnded"])
    })
  )

  it.live("finishes the card also when the program ends with its run, and nothing of its progress stays", () =>
    Effect.gen(function* () {
      const { failCalls, messages } = yield* SlackSandbox
      yield* failCalls("chat.update", Fault.RateLimited({ retryAfter: 1 }))
      const alerts = place("alerts")
      const layer = SlackNotifier.route({
        routes: [{ when: Route.trouble, to: alerts.layer }],
        otherwise: SlackNotifier.all([bot(), Layer.merge(place("beside").layer, SlackPolicy.layer({}))])
      })
      yield* Effect.provide(failing, layer)
      const [card, ...rest] = yield* messages
      assert.deepStrictEqual(rest, [])
      assert.include(JSON.stringify(card?.blocks), "broken failed")
    }).pipe(Effect.provide(sandbox))
  )
})
