/** What is told of an error: bounded, without secrets, with what says most about where it went wrong. */
import { assert, describe, it } from "@effect/vitest"
import { Data } from "effect"
import { fromUnknown } from "../../src/domain/ErrorReport.ts"
import { redactedMark } from "../../src/domain/redact.ts"
import { fakeSecrets } from "../support/hostileText.ts"
import { hostileValues } from "../support/hostileValues.ts"

class ShapeMismatch extends Data.TaggedError("ShapeMismatch")<{ readonly message: string }> {}

const report = (error: unknown) => fromUnknown(error, "failure")

const withStack = (...frames: ReadonlyArray<string>): Error => {
  const error = new Error("boom")
  error.stack = ["Error: boom", ...frames.map((frame) => `    at ${frame}`)].join("\n")
  return error
}

const own = (count: number) => Array.from({ length: count }, (_, index) => `f${index} (/app/src/train.ts:${index}:7)`)

const frames = (from: number, to: number) =>
  own(to)
    .slice(from)
    .map((frame) => `at ${frame}`)

describe("ErrorReport.fromUnknown, the error itself", () => {
  it.each([
    ["the tag of a tagged error", new ShapeMismatch({ message: "784 is not 729" }), "ShapeMismatch", "784 is not 729"],
    ["the class of an error", new TypeError("x is not a function"), "TypeError", "x is not a function"],
    ["the tag of a plain object", { _tag: "NoData", message: "empty" }, "NoData", "empty"],
    ["the tag before the name", Object.assign(new Error("x"), { _tag: "Tagged" }), "Tagged", "x"],
    ["the text of a thrown string", "out of memory", "Error", "out of memory"],
    ["a thrown number", 3, "Error", "3"],
    ["a thrown symbol", Symbol("stop"), "Error", "Symbol(stop)"],
    ["nothing at all", undefined, "Error", "undefined"],
    ["a small object as JSON", { code: 3, why: "disk" }, "Error", '{"code":3,"why":"disk"}'],
    ["no message of an error that has none", new Error(""), "Error", ""],
    ["no source of a thrown function", function stop() {}, "stop", ""],
    ["nothing of an object that cannot be read", hostileValues["a revoked proxy"]?.(), "Error", ""]
  ])("tells %s", (_, error, name, message) => {
    const told = report(error)
    assert.deepStrictEqual([told.name, told.message], [name, message])
  })

  it("dumps no large object", () => {
    assert.strictEqual(report({ _tag: "Diverged", weights: Array.from({ length: 1_000_000 }, () => 0.5) }).message, "")
  })

  it("keeps the two ends of a long message", () => {
    const { message } = report(new Error(`begin ${"x".repeat(100_000)} end`))
    assert.isAtMost(message.length, 1_500)
    assert.isTrue(message.startsWith("begin xxx") && message.endsWith("xxx end") && message.includes("\n…\n"))
  })

  it.each(fakeSecrets)("takes %s out of name, message, frames, location and causes", (secret) => {
    const error = withStack(`load (/app/${secret}:1:1)`)
    error.name = `Failed ${secret}`
    error.message = `POST ${secret} failed`
    error.cause = new Error(`connect ${secret}`)
    const told = JSON.stringify(report(error))
    assert.notInclude(told, "XXXX")
    assert.include(told, redactedMark)
  })

  it("leaves no half of a secret where a long message is cut", () => {
    const secret = "https://hooks.slack.com/services/T000/B000/XXXX"
    for (let shift = 0; shift < secret.length; shift += 1) {
      const message = `${"a".repeat(5_000)}${secret}${"b".repeat(748 - shift)}`
      assert.notInclude(report(new Error(message)).message, "XXXX")
    }
  })
})

describe("ErrorReport.fromUnknown, its lines", () => {
  it("tells a short stack whole", () => {
    const { head, omitted, tail } = report(withStack(...own(18)))
    assert.deepStrictEqual({ head, omitted, tail }, { head: frames(0, 18), omitted: 0, tail: [] })
  })

  it("keeps the first 6 and the last 12 lines of a long one, and counts the middle", () => {
    const { head, omitted, tail } = report(withStack(...own(100)))
    assert.deepStrictEqual({ head, omitted, tail }, { head: frames(0, 6), omitted: 82, tail: frames(88, 100) })
  })

  it("keeps and counts the same of a recursion without end", () => {
    const { omitted, tail } = report(withStack(...own(12_000)))
    assert.strictEqual(omitted, 11_982)
    assert.strictEqual(tail.at(-1), "at f11999 (/app/src/train.ts:11999:7)")
  })

  it("leaves out the lines of libraries and of the runtime, and counts them", () => {
    const { head, omitted } = report(
      withStack(
        "Array.map (<anonymous>)",
        "step (/app/src/train.ts:4:2)",
        "run (/app/node_modules/effect/src/fiber.ts:1:1)",
        "process (node:internal/process/task_queues:95:5)",
        "main (/app/src/main.ts:9:1)"
      )
    )
    assert.deepStrictEqual(head, ["at step (/app/src/train.ts:4:2)", "at main (/app/src/main.ts:9:1)"])
    assert.strictEqual(omitted, 3)
  })

  it("tells the lines of libraries when there are no others", () => {
    const { head } = report(withStack("run (/app/node_modules/effect/src/fiber.ts:1:1)"))
    assert.deepStrictEqual(head, ["at run (/app/node_modules/effect/src/fiber.ts:1:1)"])
  })

  it("cuts a line of a thousand characters", () => {
    const [line = ""] = report(withStack(`eval (/app/${"x".repeat(1_000)}:1:1)`)).head
    assert.strictEqual(line.length, 300)
  })

  it("has no lines for what has no stack", () => {
    assert.deepStrictEqual(report("boom").head, [])
  })
})

describe("ErrorReport.fromUnknown, where it stopped", () => {
  it.each([
    ["step (/app/src/train.ts:4:2)", "src/train.ts:4:2"],
    ["/app/src/train.ts:4:2", "src/train.ts:4:2"],
    ["async Promise.all (file:///app/src/train.ts:4:2)", "src/train.ts:4:2"],
    [String.raw`step (C:\work\train.ts:4:2)`, String.raw`work\train.ts:4:2`],
    ["new Model (train.ts:4:2)", "train.ts:4:2"]
  ])("reads %s", (frame, location) => {
    assert.strictEqual(report(withStack("Array.map (<anonymous>)", frame)).location, location)
  })

  it("is not known when only libraries were running", () => {
    assert.isUndefined(report(withStack("run (/app/node_modules/effect/src/fiber.ts:1:1)")).location)
  })

  it("is this very file for an error that is made here", () => {
    assert.match(report(new Error("here")).location ?? "", /^domain\/ErrorReport\.test\.ts:\d+:\d+$/u)
  })
})

describe("ErrorReport.fromUnknown, what caused it", () => {
  const chain = (...messages: ReadonlyArray<string>): Error | undefined =>
    messages.reduceRight<Error | undefined>((cause, message) => new Error(message, { cause }), undefined)

  const causes = (error: unknown) => report(error).causes.map(({ message }) => message)

  it("tells the chain, outermost first", () => {
    assert.deepStrictEqual(causes(chain("epoch 3 failed", "batch 7 is corrupt", "unexpected end of file")), [
      "batch 7 is corrupt",
      "unexpected end of file"
    ])
  })

  it("names each cause by its tag or class, and takes what is no error as it is", () => {
    const error = new Error("outer", { cause: new ShapeMismatch({ message: "inner" }) })
    assert.deepStrictEqual(report(error).causes, [{ name: "ShapeMismatch", message: "inner" }])
    assert.deepStrictEqual(report(new Error("outer", { cause: "disk full" })).causes, [
      { name: "Error", message: "disk full" }
    ])
  })

  it("stops after 5, however long the chain is", () => {
    assert.deepStrictEqual(causes(hostileValues["an Error with a thousand causes"]?.()), [
      "cause 998",
      "cause 997",
      "cause 996",
      "cause 995",
      "cause 994"
    ])
    assert.lengthOf(causes(hostileValues["an object with endless causes"]?.()), 5)
  })

  it("tells each error of a cycle once", () => {
    assert.deepStrictEqual(causes(hostileValues["an Error with a cyclic chain of causes"]?.()), ["inner"])
  })
})
