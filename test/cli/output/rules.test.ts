/** Rules over the output, as they are given on the command line. */
import { assert, describe, it } from "@effect/vitest"
import { Duration, Either, FastCheck, Option } from "effect"
import { mayFind, mayFindEpoch, mayFindStep, parseRules, readLine } from "../../../src/cli/output/OutputRules.ts"
import { parseAlert } from "../../../src/cli/output/parseAlert.ts"
import { parseMetricRule } from "../../../src/cli/output/parseMetricRule.ts"
import { readJsonMetrics } from "../../../src/cli/output/readJsonMetrics.ts"
import { readNumber } from "../../../src/cli/output/readNumber.ts"

const right = <A, E extends Error>(either: Either.Either<A, E>): A => Either.getOrThrowWith(either, (error) => error)

const remedy = <A>(either: Either.Either<A, { readonly message: string }>): string =>
  Either.match(either, { onLeft: ({ message }) => message, onRight: () => "it was taken" })

const metricIn = (rule: string, line: string) => right(parseMetricRule(rule)).read(line)

describe("readNumber", () => {
  it("reads what programs print for a number", () => {
    const numbers = {
      "0.25": 0.25,
      "1e-3": 0.001,
      ".5": 0.5,
      "-7": -7,
      "+3": 3,
      "5.": 5,
      "1,234.5": 1_234.5,
      "95%": 95,
      "0.3,": 0.3,
      "(0.3)": 0.3
    }
    for (const [text, number] of Object.entries(numbers)) assert.strictEqual(readNumber(text), number, text)
  })

  it("reads what is not finite, in any spelling", () => {
    for (const text of ["nan", "NaN", "-nan", "NAN,"]) assert.isNaN(readNumber(text), text)
    for (const text of ["inf", "+Inf", "Infinity"]) assert.strictEqual(readNumber(text), Number.POSITIVE_INFINITY, text)
    for (const text of ["-inf", "-Infinity"]) assert.strictEqual(readNumber(text), Number.NEGATIVE_INFINITY, text)
  })

  it("takes nothing else for a number", () => {
    for (const text of [
      "",
      " ",
      "-",
      ".",
      "e5",
      "0x10",
      "1_000",
      "0,25",
      "1,23",
      "1 2",
      "loss",
      "constructor",
      "1e",
      "--1"
    ]) {
      assert.isUndefined(readNumber(text), text)
    }
  })

  it.prop("reads every number that JavaScript writes", [FastCheck.double({ noNaN: true })], ([number]) => {
    // Of -0 String keeps no sign.
    assert.strictEqual(readNumber(String(number)), number === 0 ? 0 : number)
  })
})

describe("parseMetricRule", () => {
  it("finds the number in its group", () => {
    assert.strictEqual(metricIn("loss=loss: ([0-9.eE+-]+)", "step 3 loss: 0.31 acc: 0.9"), 0.31)
    assert.strictEqual(metricIn("val/loss=val=(\\S+)", "val=1e-3"), 0.001)
    assert.isUndefined(metricIn("loss=loss: (\\S+)", "no numbers here"))
    assert.isUndefined(metricIn("loss=loss: (\\S+)", "loss: high"))
  })

  it("sees a loss that has become nan where the pattern lets it", () => {
    assert.isNaN(metricIn("loss=loss: (\\S+)", "loss: nan"))
  })

  it("takes of several groups the one with the metric's name", () => {
    assert.strictEqual(metricIn("loss=(train|val) loss (?<loss>\\S+)", "val loss 0.2"), 0.2)
  })

  it("takes a lookbehind, which tells loss from val_loss", () => {
    assert.strictEqual(metricIn("loss=(?<!val_)loss=(\\S+)", "val_loss=0.9 loss=0.1"), 0.1)
  })

  it("keeps an = in the pattern", () => {
    assert.strictEqual(metricIn("loss=loss=(\\S+)", "loss=0.5"), 0.5)
  })

  it("says what is wrong with a rule, and shows a right one", () => {
    const wrong = {
      "loss: (.*)": "It has no =",
      "=(.*)": "It has no name before the =",
      "loss=loss": "It has no group",
      "loss=(a)(b)": "It has 2 groups",
      "loss=((": "It is no regular expression",
      "loss=(?=x)((a+)+)$": "It could take for ever"
    }
    for (const [rule, reason] of Object.entries(wrong)) {
      const message = remedy(parseMetricRule(rule))
      assert.include(message, reason)
      assert.include(message, "Give NAME=REGEX with one group around the number, such as 'loss=loss: (\\S+)'.")
    }
  })

  it("searches a line in bounded time, whatever the pattern", () => {
    assert.isUndefined(metricIn("loss=((?:a+)+)$", `${"a".repeat(4_000)}!`))
    assert.isUndefined(metricIn("loss=^((?:\\w+\\s?)*):$", `${"word ".repeat(800)}!`))
  })

  it("gives a pattern up that takes too long, and until then finds what it is to find", () => {
    const { read } = right(parseMetricRule("loss=(?!z)a*a*a*a*a*=(\\d)"))
    assert.strictEqual(read("aaa=1"), 1)
    assert.strictEqual(read(`${"a".repeat(40)}=2`), 2)
    assert.isUndefined(read("a".repeat(4_000)))
    assert.isUndefined(read("aaa=3"))
  })

  it("knows how long a pattern of many choices can take", () => {
    const { read } = right(parseMetricRule(`loss=(?!z)(${"\\d?".repeat(40)})x`))
    assert.strictEqual(read("12x"), 12)
    assert.isUndefined(read("1".repeat(60)))
    assert.isUndefined(read("12x"))
  })

  it.prop("never throws", [FastCheck.string(), FastCheck.string()], ([rule, line]) => {
    Either.map(parseMetricRule(rule), ({ read }) => read(line))
  })

  it.prop(
    "reads back every number that a program prints after a name",
    [FastCheck.double({ noDefaultInfinity: true, noNaN: true }), FastCheck.string()],
    ([number, noise]) => {
      const before = noise.replaceAll("loss", "")
      assert.strictEqual(metricIn("loss=loss: (\\S+)", `${before}loss: ${number} ok`), number === 0 ? 0 : number)
    }
  )
})

describe("readJsonMetrics", () => {
  const numbers = (line: string) => Option.getOrThrow(Option.map(readJsonMetrics(line), Object.fromEntries))

  it("takes the numbers, one level deep with dots", () => {
    assert.deepStrictEqual(
      numbers(
        '{"loss": 0.3, "val": {"acc": 0.9, "deep": {"x": 1}}, "name": "a", "ok": true, "list": [1], "none": null}'
      ),
      { loss: 0.3, "val.acc": 0.9 }
    )
  })

  it("takes what Python writes for numbers that are not finite", () => {
    assert.deepStrictEqual(numbers('{"loss": NaN, "a": Infinity, "b": -Infinity, "c": "NaN", "say": "a NaN here"}'), {
      loss: Number.NaN,
      a: Number.POSITIVE_INFINITY,
      b: Number.NEGATIVE_INFINITY,
      c: Number.NaN
    })
  })

  it("passes over all other lines", () => {
    for (const line of [
      "",
      "loss 0.3",
      "[1, 2]",
      '{"loss": }',
      "{'loss': 0.3}",
      '{"a": "b"}',
      "{}",
      "{NaN}",
      "3",
      "null"
    ]) {
      assert.isTrue(Option.isNone(readJsonMetrics(line)), line)
    }
  })

  it("takes a field of any name", () => {
    assert.deepStrictEqual(Object.entries(numbers('{"__proto__": 1, "constructor": 2}')), [
      ["__proto__", 1],
      ["constructor", 2]
    ])
  })

  it.prop("never throws, and gives numbers only", [FastCheck.oneof(FastCheck.json(), FastCheck.string())], ([line]) => {
    for (const [, value] of Option.getOrElse(readJsonMetrics(line), () => [])) assert.isNumber(value)
  })
})

describe("parseAlert", () => {
  const judge = (alert: string, values: Readonly<Record<string, number>>) => right(parseAlert(alert)).judge(values, 0)

  it("compares a metric with a number", () => {
    assert.strictEqual(judge("accuracy > 0.95", { accuracy: 0.96 }), "met")
    assert.strictEqual(judge("accuracy > 0.95", { accuracy: 0.95 }), "clear")
    assert.strictEqual(judge("lr<1e-6", { lr: 0 }), "met")
    assert.strictEqual(judge("gpu/0.temp-max > -3", { "gpu/0.temp-max": 0 }), "met")
  })

  it("watches for what is not finite, as an error", () => {
    const rule = right(parseAlert("val_loss  is not finite"))
    assert.strictEqual(rule.judge({ val_loss: Number.NaN }, 0), "met")
    assert.strictEqual(rule.level, "error")
    assert.strictEqual(rule.metric, "val_loss")
  })

  it("takes a level, a hysteresis and a cooldown, in any order", () => {
    const rule = right(parseAlert("temp > 85 cooldown 10m level warn hysteresis 2"))
    assert.strictEqual(rule.level, "warn")
    assert.strictEqual(rule.cooldown, Duration.toMillis("10 minutes"))
    assert.strictEqual(rule.judge({ temp: 84 }, 0), "between")
    assert.strictEqual(rule.judge({ temp: 83 }, 0), "clear")
    assert.strictEqual(right(parseAlert("loss is not finite level info")).level, "info")
  })

  it("says what is wrong with an alert, and shows right ones", () => {
    const wrong = {
      "": "It is not understood",
      accuracy: "It is not understood",
      "accuracy is finite": "It is not understood",
      "accuracy >= 0.95": "It compares with > or <, not with >=",
      "accuracy ≥ 0.95": "not with ≥",
      "accuracy == 1": "not with ==",
      "accuracy > high": '"high" is no number to compare with',
      "accuracy > 95%": '"95%" is no number to compare with',
      "accuracy > nan": '"nan" is no number to compare with',
      "accuracy > 1 loudly": '"loudly" is not understood',
      "accuracy > 1 level": "level stands without its value",
      "accuracy > 1 level loud": "level can be info, warn or error",
      "accuracy > 1 level constructor": "level can be info, warn or error",
      "accuracy > 1 constructor x": '"constructor" is not understood',
      "accuracy > 1 hysteresis -1": "hysteresis needs a number from 0",
      "accuracy > 1 cooldown 5": "cooldown needs a duration such as 10m",
      "accuracy > 1 level warn level info": "level stands there twice",
      "loss is not finite hysteresis 1": "hysteresis belongs to > and <"
    }
    for (const [alert, reason] of Object.entries(wrong)) {
      const message = remedy(parseAlert(alert))
      assert.include(message, reason)
      assert.include(message, "'accuracy > 0.95'")
    }
  })

  it.prop("never throws", [FastCheck.string({ maxLength: 60 })], ([alert]) => {
    parseAlert(alert)
  })

  const name = FastCheck.stringMatching(/^[\w./-]{1,20}$/u)

  it.prop(
    "takes every name and every threshold",
    [name, FastCheck.double({ noNaN: true, noDefaultInfinity: true })],
    ([metric, threshold]) => {
      const rule = right(parseAlert(`${metric} < ${threshold}`))
      assert.strictEqual(rule.judge({ [metric]: threshold }, 0), "clear")
      assert.strictEqual(rule.metric, metric)
    }
  )
})

describe("parseRules", () => {
  const given = { metrics: ["loss=loss (\\S+)", "step=step (\\d+)"], jsonMetrics: true, alerts: ["loss > 1"] }
  const read = (line: string) => Option.getOrUndefined(readLine(right(parseRules(given)), line))

  it("reads a line by all rules, with its step", () => {
    assert.deepStrictEqual(read("step 12 loss 0.5"), { metrics: { loss: 0.5 }, step: 12, epoch: undefined })
    assert.deepStrictEqual(read('{"global_step": 7, "epoch": 2, "loss": 0.5}'), {
      metrics: { epoch: 2, loss: 0.5 },
      step: 7,
      epoch: 2
    })
    assert.isUndefined(read("nothing"))
  })

  it("knows what it may find, and that of JSON nobody knows before", () => {
    const steps = right(parseRules({ ...given, jsonMetrics: false }))
    assert.deepStrictEqual([mayFindStep(steps), mayFindEpoch(steps), mayFind(steps, "loss")], [true, false, true])
    const epochs = right(parseRules({ metrics: ["epoch=epoch (\\d+)"], jsonMetrics: false, alerts: [] }))
    assert.deepStrictEqual([mayFindStep(epochs), mayFindEpoch(epochs), mayFind(epochs, "loss")], [true, true, false])
    const losses = right(parseRules({ metrics: ["loss=loss (.+)"], jsonMetrics: false, alerts: [] }))
    assert.isFalse(mayFindStep(losses))
    assert.isTrue(mayFindStep(right(parseRules({ ...given, metrics: [], alerts: [] }))))
  })

  it("refuses the first rule that is wrong", () => {
    assert.include(remedy(parseRules({ ...given, metrics: ["loss"] })), "--metric")
    assert.include(remedy(parseRules({ ...given, metrics: [""] })), "Give NAME=REGEX")
    assert.include(remedy(parseRules({ ...given, alerts: [""] })), "Give METRIC > NUMBER")
    assert.include(remedy(parseRules({ ...given, alerts: ["loss > 1", "loss"] })), "--alert")
  })

  it("refuses an alert on a metric that nothing gives", () => {
    const deaf = { metrics: ["loss=loss (\\S+)"], jsonMetrics: false, alerts: ["acc > 0.9"] }
    assert.include(remedy(parseRules(deaf)), 'Nothing gives the metric "acc"')
    assert.isTrue(Either.isRight(parseRules({ ...deaf, jsonMetrics: true })))
  })

  it("refuses an alert on the step, which is no metric", () => {
    assert.include(remedy(parseRules({ ...given, alerts: ["step > 5"] })), "The step is no metric")
  })
})
