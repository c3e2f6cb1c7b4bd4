/** A run that its user keeps in a Scope. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, FiberId, Layer, Scope, TestClock } from "effect"
import { CurrentRun, Run, report, sendMsg } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { tags, toldOf } from "./support/told.ts"

const recorded = Effect.provide(SlackRecorder.layer)

const outcomes = Effect.map(toldOf("RunEnded"), (ends) => ends.map(({ outcome }) => outcome._tag))

describe("Run.scoped", () => {
  it.effect("starts at once and ends when the scope closes", () =>
    Effect.gen(function* () {
      const { awaitMessages } = yield* SlackRecorder
      const scope = yield* Scope.make()
      const run = yield* Run.scoped({ name: "sweep" }).pipe(Scope.extend(scope))
      yield* awaitMessages(1)
      assert.deepStrictEqual(yield* tags, ["RunStarted"])
      yield* run.report({ loss: 0.4 }, { step: 1 })
      yield* run.send({ text: "half way" })
      yield* TestClock.adjust("3 minutes")
      yield* Scope.close(scope, Exit.void)
      assert.deepStrictEqual(yield* tags, ["RunStarted", "MessageSent", "RunEnded"])
      const [end] = yield* toldOf("RunEnded")
      assert.deepStrictEqual(end?.metrics, { values: { loss: 0.4 }, step: 1 })
      assert.strictEqual(end?.run.id, run.run.id)
    }).pipe(recorded)
  )

  for (const [what, exit, outcome] of [
    ["success", Exit.void, "Finished"],
    ["a failure", Exit.fail("no more data"), "Failed"],
    ["a defect", Exit.die("bug"), "Failed"],
    ["an interruption", Exit.interrupt(FiberId.none), "Interrupted"]
  ] as const) {
    it.effect(`a scope that closes with ${what} means ${outcome}`, () =>
      Effect.gen(function* () {
        const scope = yield* Scope.make()
        yield* Run.scoped({ name: "sweep" }).pipe(Scope.extend(scope))
        yield* Scope.close(scope, exit)
        assert.deepStrictEqual(yield* outcomes, [outcome])
      }).pipe(recorded)
    )
  }

  it.effect("a scope that is closed twice tells one end", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      yield* Run.scoped({ name: "sweep" }).pipe(Scope.extend(scope))
      yield* Scope.close(scope, Exit.void)
      yield* Scope.close(scope, Exit.fail("again"))
      assert.deepStrictEqual(yield* outcomes, ["Finished"])
    }).pipe(recorded)
  )

  it.effect("its handle may be given to a program as its CurrentRun", () =>
    Effect.gen(function* () {
      yield* Effect.flatMap(Run.scoped({ name: "sweep" }), (run) =>
        Effect.zipRight(report({ loss: 1 }), sendMsg("hello")).pipe(Effect.provideService(CurrentRun, run))
      ).pipe(Effect.scoped)
      const [sent] = yield* toldOf("MessageSent")
      assert.strictEqual(sent?.run?.name, "sweep")
    }).pipe(recorded)
  )

  it.effect("a layer may be a run: it ends when the layer is released", () =>
    Effect.gen(function* () {
      const layer = Layer.scoped(CurrentRun, Run.scoped({ name: "worker", minDuration: "1 hour" }))
      const failing = Effect.zipRight(report({ loss: 1 }), Effect.fail("no more data"))
      yield* failing.pipe(Effect.provide(layer), Effect.ignore)
      assert.deepStrictEqual(yield* outcomes, ["Failed"])
    }).pipe(recorded)
  )
})
