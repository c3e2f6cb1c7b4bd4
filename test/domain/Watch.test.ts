/** A rule is told once a crossing, not at every step, and never more often than its cooldown allows. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { Alert } from "runbell"
import * as Watch from "../../src/domain/Watch.ts"

/** The values of one metric as they come, a second apart; what is told, and how many crossings each told one covers. */
const tellings = (rule: Alert.Rule, ...values: ReadonlyArray<number>) => {
  const told: Array<{ readonly at: number; readonly heldBack: number }> = []
  let watch = Watch.initial
  values.forEach((value, second) => {
    const after = Watch.observe(watch, rule, rule.judge({ loss: value }, second), () => second * 1_000)
    if (after.told > watch.told) told.push({ at: second, heldBack: Watch.heldBackBefore(watch) })
    watch = after
  })
  return { told, heldBack: watch.heldBack }
}

const toldAt = (rule: Alert.Rule, ...values: ReadonlyArray<number>) =>
  tellings(rule, ...values).told.map(({ at }) => at)

const eager = { cooldown: 0 } as const

describe("Watch.observe", () => {
  it("tells a crossing once and not at every step", () => {
    assert.deepStrictEqual(toldAt(Alert.above("loss", 1, eager), 0, 2, 3, 4, 5), [1])
  })

  it("tells again when the metric has come back and crossed anew", () => {
    assert.deepStrictEqual(toldAt(Alert.above("loss", 1, eager), 2, 2, 0, 2, 2), [0, 3])
  })

  it("tells NaN at the first step that has it", () => {
    assert.deepStrictEqual(toldAt(Alert.notFinite("loss"), 0.4, 0.3, Number.NaN, Number.NaN), [2])
  })

  it("takes a metric that trembles within the hysteresis for one crossing", () => {
    const values = [0.9, 1.1, 0.95, 1.1, 0.95, 1.1]
    assert.deepStrictEqual(toldAt(Alert.above("loss", 1, { ...eager, hysteresis: 0.25 }), ...values), [1])
    assert.deepStrictEqual(toldAt(Alert.above("loss", 1, eager), ...values), [1, 3, 5])
  })

  it("is armed again by a metric that has come back over the whole hysteresis", () => {
    assert.deepStrictEqual(toldAt(Alert.above("loss", 1, { ...eager, hysteresis: 0.25 }), 1.1, 0.75, 1.1), [0, 2])
  })

  it("holds back what comes true within the cooldown, counts it, and says so with the next", () => {
    const rule = Alert.above("loss", 1, { cooldown: "6 seconds" })
    const { told } = tellings(rule, 2, 0, 2, 0, 2, 0, 0, 0, 2)
    assert.deepStrictEqual(told, [
      { at: 0, heldBack: 0 },
      { at: 8, heldBack: 2 }
    ])
  })

  it("tells what was held back when the cooldown is over and it is still true", () => {
    const { told, heldBack } = tellings(Alert.above("loss", 1, { cooldown: "4 seconds" }), 2, 0, 2, 2, 2, 2)
    assert.deepStrictEqual(told, [
      { at: 0, heldBack: 0 },
      { at: 4, heldBack: 0 }
    ])
    assert.strictEqual(heldBack, 0)
  })

  it("remembers what was never told when the run ends", () => {
    assert.strictEqual(tellings(Alert.above("loss", 1, { cooldown: "1 hour" }), 2, 0, 2, 2, 0, 2).heldBack, 2)
  })

  it("is ready to the millisecond when the cooldown is over", () => {
    const rule = Alert.above("loss", 1, { cooldown: "2 seconds" })
    assert.deepStrictEqual(toldAt(rule, 2, 0, 2), [0, 2])
    assert.deepStrictEqual(toldAt(Alert.above("loss", 1, { cooldown: "2001 millis" }), 2, 0, 2), [0])
  })

  it("gives the same object back when nothing changed, and does not ask for the time then", () => {
    const rule = Alert.above("loss", 1)
    const never = () => assert.fail("the time was asked for")
    const met = Watch.observe(Watch.initial, rule, "met", () => 0)
    const held = Watch.observe(Watch.observe(met, rule, "clear", never), rule, "met", () => 1)
    assert.strictEqual(Watch.observe(Watch.initial, rule, "clear", never), Watch.initial)
    assert.strictEqual(Watch.observe(Watch.initial, rule, "between", never), Watch.initial)
    assert.strictEqual(Watch.observe(met, rule, "met", never), met)
    assert.strictEqual(
      Watch.observe(held, rule, "met", () => 2),
      held
    )
  })
})

interface Observation {
  readonly standing: Alert.Standing
  readonly at: number
}

/**
 * The promise in other words, over the whole history instead of step by step: a crossing is a stretch of `met` that no
 * `clear` breaks; each is told at its first `met` that is a cooldown after the last telling; the rest were held back.
 */
const promised = (history: ReadonlyArray<Observation>, cooldown: number) => {
  const crossings: Array<Array<number>> = [[]]
  for (const { standing, at } of history) {
    if (standing === "clear" && crossings.at(-1)?.length !== 0) crossings.push([])
    if (standing === "met") crossings.at(-1)?.push(at)
  }
  const told: Array<{ readonly at: number; readonly heldBack: number }> = []
  let heldBack = 0
  for (const crossing of crossings.filter((times) => times.length > 0)) {
    const last = told.at(-1)
    const at = crossing.find((time) => last === undefined || time - last.at >= cooldown)
    if (at === undefined) heldBack += 1
    else {
      told.push({ at, heldBack })
      heldBack = 0
    }
  }
  return { told, heldBack }
}

const observed = (history: ReadonlyArray<Observation>, cooldown: number) => {
  const rule = Alert.when(() => true, { cooldown })
  const told: Array<{ readonly at: number; readonly heldBack: number }> = []
  let watch = Watch.initial
  for (const { standing, at } of history) {
    const after = Watch.observe(watch, rule, standing, () => at)
    if (after.told > watch.told) told.push({ at, heldBack: Watch.heldBackBefore(watch) })
    watch = after
  }
  return { told, heldBack: watch.heldBack }
}

const histories = FastCheck.array(
  FastCheck.record({
    standing: FastCheck.constantFrom<Alert.Standing>("met", "met", "between", "clear"),
    pause: FastCheck.nat({ max: 4 })
  }),
  { maxLength: 60 }
).map((steps) => {
  let at = 0
  return steps.map(({ standing, pause }): Observation => ({ standing, at: (at += pause) }))
})

describe("Watch, over any history", () => {
  it.prop(
    "tells each crossing at most once, in its time, and loses count of none",
    [histories, FastCheck.nat({ max: 12 })],
    ([history, cooldown]) => assert.deepStrictEqual(observed(history, cooldown), promised(history, cooldown)),
    { fastCheck: { numRuns: 1_000 } }
  )
})
