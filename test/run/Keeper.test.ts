/** Keepers know of every run, decide who tells its end, and cost no run anything. */
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Layer, TestClock } from "effect"
import { postsOnly, Redactor, report, SlackNotifier, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import * as Keeper from "../../src/run/Keeper.ts"

/** Remembers what it is told, and grants claims as given. */
const recorder = (name: string, grants = true) => {
  const heard: Array<string> = []
  const layer = Keeper.add({
    keep: ({ started, metrics }) =>
      Effect.sync(() => {
        heard.push(`${name}: ${started.run.name}`)
        return {
          claim: ({ event }) =>
            Effect.sync(() => {
              heard.push(`${name}: claim ${event._tag}, loss ${metrics()?.values["loss"]}`)
              return grants
            }),
          settle: (outcome, settled) => Effect.sync(() => heard.push(`${name}: ${outcome._tag} ${settled}`))
        }
      })
  })
  return { heard, layer }
}

const told = Effect.map(
  Effect.flatMap(SlackRecorder, ({ messages }) => messages),
  (messages) => messages.map(({ event }) => event._tag)
)

const train = Effect.zipRight(report({ loss: 0.5 }), Effect.succeed("done"))

describe("Keeper", () => {
  it.effect("hears of a run when it begins, grants its end, and hears when all is told", () => {
    const one = recorder("one")
    return Effect.gen(function* () {
      yield* withSlackNotify(train, { name: "mnist" })
      assert.deepStrictEqual(one.heard, ["one: mnist", "one: claim RunEnded, loss 0.5", "one: Finished told"])
      assert.deepStrictEqual(yield* told, ["RunStarted", "RunEnded"])
    }).pipe(Effect.provide(Layer.merge(SlackRecorder.layer, one.layer)))
  })

  it.effect("keeps the end from being told twice when somebody else has the claim", () => {
    const one = recorder("one", false)
    return Effect.gen(function* () {
      assert.strictEqual(yield* withSlackNotify(train, { name: "mnist" }), "done")
      assert.deepStrictEqual(yield* told, ["RunStarted"])
      assert.strictEqual(one.heard.at(-1), "one: Finished told")
    }).pipe(Effect.provide(Layer.merge(SlackRecorder.layer, one.layer)))
  })

  it.effect("is asked for no claim when the end is to stay silent", () => {
    const one = recorder("one")
    return Effect.gen(function* () {
      yield* withSlackNotify(train, { name: "mnist", events: "failure" })
      assert.deepStrictEqual(one.heard, ["one: mnist", "one: Finished told"])
    }).pipe(Effect.provide(Layer.merge(SlackRecorder.layer, one.layer)))
  })

  it.effect("adds up with others, however their layers are merged", () => {
    const [one, two] = [recorder("one"), recorder("two")]
    return Effect.gen(function* () {
      yield* withSlackNotify(train, { name: "mnist" })
      assert.lengthOf(one.heard, 3)
      assert.lengthOf(two.heard, 3)
    }).pipe(Effect.provide(Layer.mergeAll(one.layer, SlackRecorder.layer, two.layer)))
  })

  it.effect("hears that the end is open when Slack has not taken it in time", () => {
    const one = recorder("one")
    const unreachable = Layer.succeed(SlackNotifier, {
      destination: "nowhere",
      can: postsOnly,
      enqueue: () => Effect.succeed(Effect.never)
    })
    return Effect.gen(function* () {
      const begun = yield* Deferred.make<void>()
      const run = yield* Effect.fork(withSlackNotify(Deferred.succeed(begun, undefined), { name: "mnist" }))
      yield* Deferred.await(begun)
      yield* TestClock.adjust("5 seconds")
      yield* Fiber.join(run)
      assert.strictEqual(one.heard.at(-1), "one: Finished open")
    }).pipe(Effect.provide(Layer.merge(unreachable, one.layer)))
  })

  it.effect("sees no text that the redactor takes out", () => {
    const one = recorder("one")
    return Effect.gen(function* () {
      yield* withSlackNotify(train, { name: "mnist-hunter2" })
      assert.strictEqual(one.heard[0], "one: mnist-‹redacted›")
    }).pipe(
      Effect.provide(
        Layer.mergeAll(
          SlackRecorder.layer,
          one.layer,
          Redactor.layer((text) => text.replaceAll("hunter2", "‹redacted›"))
        )
      )
    )
  })

  it.effect("costs the run nothing when it dies of a bug", () => {
    const dies = Keeper.add({ keep: () => Effect.die("bug") })
    const diesLater = Keeper.add({
      keep: () => Effect.succeed({ claim: () => Effect.die("bug"), settle: () => Effect.die("bug") })
    })
    return Effect.gen(function* () {
      assert.strictEqual(yield* withSlackNotify(train, { name: "mnist" }), "done")
      assert.deepStrictEqual(yield* told, ["RunStarted", "RunEnded"])
    }).pipe(Effect.provide(Layer.mergeAll(SlackRecorder.layer, dies, diesLater)))
  })
})
