/** The board of one run: the last value of each metric, and what the rules make of it. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { Alert } from "runbell"
import { type Happening, makeMetricBoard } from "../../src/run/MetricBoard.ts"

const never = (): number => {
  throw new Error("nobody asked for the time")
}

const kinds = (happenings: ReadonlyArray<Happening>) => happenings.map(({ _tag }) => _tag)

const metrics = FastCheck.dictionary(FastCheck.string(), FastCheck.double())

describe("makeMetricBoard", () => {
  it("has nothing to show before anything was reported", () => {
    assert.isUndefined(makeMetricBoard([], never).snapshot())
  })

  it.prop(
    "shows the last value of each metric and the last step that was given",
    [
      FastCheck.array(FastCheck.tuple(metrics, FastCheck.option(FastCheck.integer(), { nil: undefined })), {
        minLength: 1
      })
    ],
    ([reports]) => {
      const board = makeMetricBoard([], never)
      for (const [values, step] of reports) board.record(values, step)
      const last = new Map(reports.flatMap(([values]) => Object.entries(values)))
      const step = reports.map(([, step]) => step).findLast((step) => step !== undefined)
      const snapshot = board.snapshot()
      assert.deepStrictEqual(new Map(Object.entries(snapshot?.values ?? {})), last)
      assert.strictEqual(snapshot?.step, step)
    }
  )

  it("shows what was, not what is reported later: a message may still wait to be made of it", () => {
    const board = makeMetricBoard([], never)
    board.record({ loss: 1 }, 1)
    const before = board.snapshot()
    board.record({ loss: 2 }, 2)
    assert.deepStrictEqual(before, { values: { loss: 1 }, step: 1 })
  })

  it("does not look at the clock while no rule comes true", () => {
    const board = makeMetricBoard([Alert.above("loss", 1), Alert.notFinite("loss"), Alert.when(() => false)], never)
    for (let step = 0; step < 100; step += 1) assert.deepStrictEqual(board.record({ loss: 0 }, step), [])
  })

  it("brings the same alert about once, and nothing while it stays true", () => {
    const board = makeMetricBoard([Alert.above("loss", 1)], () => 0)
    assert.deepStrictEqual(kinds(board.record({ loss: 2 }, 1)), ["Raised"])
    assert.deepStrictEqual(kinds(board.record({ loss: 3 }, 2)), [])
  })

  it("finds a rule that throws once, and goes on asking it", () => {
    let asked = 0
    const rule = Alert.when(() => {
      asked += 1
      throw new Error("bug")
    })
    const board = makeMetricBoard([rule, rule], () => 0)
    assert.deepStrictEqual(kinds(board.record({}, 1)), ["RuleBroken"])
    assert.deepStrictEqual(kinds(board.record({}, 2)), [])
    assert.strictEqual(asked, 4)
  })

  it("survives a rule of somebody's own whose reason throws", () => {
    const rule: Alert.Rule = {
      level: "info",
      cooldown: 0,
      judge: () => "met",
      reason: () => {
        throw new Error("bug")
      }
    }
    const board = makeMetricBoard([rule, Alert.above("loss", 1)], () => 0)
    assert.deepStrictEqual(kinds(board.record({ loss: 2 }, 1)), ["RuleBroken", "Raised"])
  })

  it("says of a metric that is no number once", () => {
    const board = makeMetricBoard([], never)
    const untyped: Record<string, unknown> = { loss: "0.5" }
    assert.deepStrictEqual(board.record(untyped as Record<string, number>, 1), [{ _tag: "NotANumber", metric: "loss" }])
    assert.deepStrictEqual(board.record(untyped as Record<string, number>, 2), [])
  })

  it("counts what the cooldowns of all its rules have held back", () => {
    const board = makeMetricBoard([Alert.above("a", 0), Alert.above("b", 0)], () => 0)
    for (const value of [1, 0, 1, 0, 1]) board.record({ a: value, b: value }, undefined)
    assert.strictEqual(board.heldBack(), 4)
  })
})
