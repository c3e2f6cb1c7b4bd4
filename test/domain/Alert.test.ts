/** When a rule comes true, when it is ready again, and what it tells. */
import { assert, describe, it } from "@effect/vitest"
import { Duration } from "effect"
import { Alert } from "runbell"

const judged = (rule: Alert.Rule, metric: string, ...values: ReadonlyArray<number>) =>
  values.map((value) => rule.judge({ [metric]: value }, undefined))

describe("Alert.above", () => {
  const rule = Alert.above("accuracy", 0.95)

  it("is met above the threshold, not at it", () => {
    assert.deepStrictEqual(judged(rule, "accuracy", 0.96, Infinity, 0.95, 0.94, -Infinity), [
      "met",
      "met",
      "clear",
      "clear",
      "clear"
    ])
  })

  it("changes nothing for NaN or while the metric is not reported", () => {
    assert.deepStrictEqual(judged(rule, "accuracy", Number.NaN), ["between"])
    assert.strictEqual(rule.judge({ loss: 1 }, undefined), "between")
  })

  it("is ready again only when the metric has come back by the hysteresis", () => {
    const steady = Alert.above("accuracy", 0.95, { hysteresis: 0.0625 })
    assert.deepStrictEqual(judged(steady, "accuracy", 0.96, 0.95, 0.89, 0.8875), ["met", "between", "between", "clear"])
  })

  it("takes a hysteresis for a distance, whatever its sign", () => {
    assert.deepStrictEqual(judged(Alert.above("accuracy", 1, { hysteresis: -0.5 }), "accuracy", 0.75, 0.5), [
      "between",
      "clear"
    ])
  })

  it("tells the metric, the threshold and the value", () => {
    assert.deepStrictEqual(rule.reason({ accuracy: 0.96 }), {
      _tag: "Above",
      metric: "accuracy",
      threshold: 0.95,
      value: 0.96
    })
  })
})

describe("Alert.below", () => {
  it("is the mirror of above", () => {
    const rule = Alert.below("lr", 0.1, { hysteresis: 0.5 })
    assert.deepStrictEqual(judged(rule, "lr", 0.05, -Infinity, 0.1, 0.5, 0.6, Infinity, Number.NaN), [
      "met",
      "met",
      "between",
      "between",
      "clear",
      "clear",
      "between"
    ])
    assert.deepStrictEqual(rule.reason({ lr: 0.05 }), { _tag: "Below", metric: "lr", threshold: 0.1, value: 0.05 })
  })

  it("without a hysteresis is ready again at the threshold itself", () => {
    assert.deepStrictEqual(judged(Alert.below("lr", 0.1), "lr", 0.05, 0.1), ["met", "clear"])
  })
})

describe("Alert.notFinite", () => {
  const rule = Alert.notFinite("loss")

  it("is met by NaN and by both infinities, and by nothing else", () => {
    assert.deepStrictEqual(judged(rule, "loss", Number.NaN, Infinity, -Infinity, -0, 1e308), [
      "met",
      "met",
      "met",
      "clear",
      "clear"
    ])
    assert.strictEqual(rule.judge({}, undefined), "between")
  })

  it("wants a person: its level is error unless another is given", () => {
    assert.strictEqual(rule.level, "error")
    assert.strictEqual(Alert.notFinite("loss", { level: "warn" }).level, "warn")
  })

  it("tells the value as it is", () => {
    assert.deepStrictEqual(rule.reason({ loss: -Infinity }), { _tag: "NotFinite", metric: "loss", value: -Infinity })
  })
})

describe("Alert.when", () => {
  it("judges by the latest value of every metric and the step", () => {
    const rule = Alert.when(({ train = 0, valid = 0 }, step = 0) => step > 10 && valid > 2 * train, {
      title: "Overfit"
    })
    assert.strictEqual(rule.judge({ train: 1, valid: 3 }, 11), "met")
    assert.strictEqual(rule.judge({ train: 1, valid: 3 }, 10), "clear")
    assert.deepStrictEqual(rule.reason({}), { _tag: "Condition", title: "Overfit" })
  })
})

describe("Alert's options", () => {
  const makers = {
    above: (options?: Alert.Options) => Alert.above("m", 1, options),
    below: (options?: Alert.Options) => Alert.below("m", 1, options),
    notFinite: (options?: Alert.Options) => Alert.notFinite("m", options),
    when: (options?: Alert.Options) => Alert.when(() => true, options)
  }

  for (const [name, make] of Object.entries(makers)) {
    it(`of ${name}: a minute of cooldown unless another is given, and the level that is asked for`, () => {
      assert.strictEqual(make().cooldown, 60_000)
      assert.strictEqual(make({ cooldown: "90 seconds" }).cooldown, 90_000)
      assert.strictEqual(make({ cooldown: Duration.zero }).cooldown, 0)
      assert.strictEqual(make({ level: "warn" }).level, "warn")
    })
  }

  it("are info for everything but a number that is not finite", () => {
    assert.deepStrictEqual(
      Object.values(makers).map((make) => make().level),
      ["info", "info", "error", "info"]
    )
  })
})
