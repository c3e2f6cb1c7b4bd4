/** A result is told when it reads as a summary, and never dumped. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { summarize } from "../../src/domain/Summary.ts"

const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, index]))

describe("summarize", () => {
  it("keeps a plain object of numbers and strings as it is", () => {
    const result = { accuracy: 0.97, best: "epoch 3", loss: Number.NaN, zero: -0 }
    assert.deepStrictEqual(summarize(result), result)
  })

  it("keeps an object without a prototype too", () => {
    assert.deepStrictEqual(summarize(Object.assign(Object.create(null), { loss: 0.1 })), { loss: 0.1 })
  })

  it("is a copy: what the program does with its result later changes nothing", () => {
    const result = { loss: 0.1 }
    const summary = summarize(result)
    result.loss = 9
    assert.deepStrictEqual(summary, { loss: 0.1 })
  })

  it("takes 20 fields, and leaves 21 out as a whole", () => {
    assert.deepStrictEqual(summarize(fields(20)), fields(20))
    assert.isUndefined(summarize(fields(21)))
  })

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a number", 0.97],
    ["a string", "done"],
    ["an empty object", {}],
    ["an array", [1, 2]],
    ["an object that holds another", { loss: 0.1, history: { loss: [1] } }],
    ["an object that holds a boolean", { done: true }],
    ["an instance of a class", new Date(0)],
    ["a Map", new Map([["loss", 1]])],
    ["a typed array", new Float32Array([1, 2])],
    ["a function", () => 1]
  ])("leaves out %s", (_, value) => {
    assert.isUndefined(summarize(value))
  })

  it.prop("tells only what is a number or a string", [FastCheck.anything()], ([value]) => {
    const summary = summarize(value)
    if (summary === undefined) return
    assert.isAtMost(Object.keys(summary).length, 20)
    for (const told of Object.values(summary)) assert.include(["number", "string"], typeof told)
  })
})
