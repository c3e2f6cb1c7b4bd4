/** The curves of a run on demand: those that were asked for, or a typed error that names what there is. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { NothingToDraw, report, sendChart, sendMsg, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { drawnCurves } from "../../src/domain/drawnCurves.ts"
import { captureLog } from "./support/log.ts"
import { toldOf } from "./support/told.ts"

const train = Effect.forEach(
  Array.from({ length: 500 }, (_, index) => index + 1),
  (step) => report({ loss: 1 / step, accuracy: 1 - 1 / step, lr: 0.1 }, { step })
)

const inRun = <A, E, R>(program: Effect.Effect<A, E, R>) => program.pipe(withSlackNotify({ name: "mnist" }))

const sent = Effect.map(toldOf("MessageSent"), ([event]) => event?.content)

describe("sendChart", () => {
  it.effect("sends the curves of the metrics named, in that order, with their extremes", () =>
    Effect.gen(function* () {
      yield* inRun(Effect.zipRight(train, sendChart(["accuracy", "loss"], { title: "Half way" })))
      const content = yield* sent
      assert.strictEqual(content?.title, "Half way")
      assert.deepStrictEqual(
        content?.curves?.map(({ metric }) => metric),
        ["accuracy", "loss"]
      )
      const [, loss] = content?.curves ?? []
      assert.isAtMost(loss?.points.length ?? 0, 60)
      assert.strictEqual(Math.max(...(loss?.points.map(({ high }) => high) ?? [])), 1)
      assert.deepStrictEqual(loss?.best, { goal: "lowest", step: 500, value: 1 / 500 })
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("sends all by default, and leaves out what was not reported", () =>
    Effect.gen(function* () {
      yield* inRun(Effect.zipRight(train, sendChart()))
      assert.strictEqual((yield* sent)?.title, "Curves of mnist")
      assert.sameMembers((yield* sent)?.curves?.map(({ metric }) => metric) ?? [], ["loss", "accuracy", "lr"])
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("is not what draws at the end: there the option says what, and nothing else is left untold", () =>
    Effect.gen(function* () {
      const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`metric ${index}`, index]))
      const program = Effect.forEach([1, 2], (step) => report({ ...many, lr: 1 / step, loss: step }, { step }))
      yield* program.pipe(withSlackNotify({ name: "mnist", chart: ["lr", "metric 8", "nothing", "lr"] }))
      const [end] = yield* toldOf("RunEnded")
      const told = end?.curves?.map(({ metric }) => metric) ?? []
      assert.lengthOf(told, 6)
      assert.includeMembers(told, ["lr", "metric 8", "loss"])
      assert.deepStrictEqual(
        drawnCurves(end ?? {}).map(({ metric }) => metric),
        ["lr", "metric 8"]
      )
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("sends nothing where nothing was reported, and says what there is", () =>
    Effect.gen(function* () {
      const early = yield* inRun(Effect.flip(sendChart()))
      assert.instanceOf(early, NothingToDraw)
      assert.strictEqual(early.message, "There are no curves yet: report a metric first.")
      const misspelt = yield* inRun(Effect.zipRight(train, Effect.flip(sendChart(["los"]))))
      assert.strictEqual(misspelt.message, "Nothing was reported as los. Ask for some of loss, accuracy, lr.")
      assert.isUndefined(yield* sent)
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("curves that code without types made up cost a warning, and not the message", () =>
    Effect.gen(function* () {
      const log = captureLog()
      // @ts-expect-error -- as code without types may give it
      yield* sendMsg({ title: "Curves", curves: [{ metric: "loss", points: [{ step: "1" }] }] }).pipe(
        Effect.provide(log.layer)
      )
      assert.isUndefined((yield* sent)?.curves)
      assert.include(log.warnings().join(), "sendChart")
    }).pipe(Effect.provide(SlackRecorder.layer))
  )
})
