/** Wrapping a program changes nothing about its types but its requirements, in both call styles. */
import { Context, Effect, pipe, type Scope } from "effect"
import { type CurrentRun, report, type SlackNotifier, sendMsg, withSlackNotify } from "runbell"
import { describe, expect, test } from "tstyche"

class Dataset extends Context.Tag("Dataset")<Dataset, { readonly size: number }>() {}

class DiskFull {
  readonly _tag = "DiskFull"
}

interface Trained {
  readonly accuracy: number
}

declare const plain: Effect.Effect<Trained>
declare const train: Effect.Effect<Trained, DiskFull, Dataset | CurrentRun>
declare const scoped: Effect.Effect<Trained, DiskFull, Scope.Scope>

const options = { name: "mnist" }

describe("withSlackNotify", () => {
  test("keeps the value and the error, adds SlackNotifier and takes CurrentRun away, data last", () => {
    expect(train.pipe(withSlackNotify(options))).type.toBe<Effect.Effect<Trained, DiskFull, Dataset | SlackNotifier>>()
    expect(pipe(train, withSlackNotify(options))).type.toBe<Effect.Effect<Trained, DiskFull, Dataset | SlackNotifier>>()
  })

  test("does the same data first", () => {
    expect(withSlackNotify(train, options)).type.toBe<Effect.Effect<Trained, DiskFull, Dataset | SlackNotifier>>()
  })

  test("adds no error of its own to a program that has none", () => {
    expect(withSlackNotify(plain, options)).type.toBe<Effect.Effect<Trained, never, SlackNotifier>>()
    expect(plain.pipe(withSlackNotify(options))).type.toBe<Effect.Effect<Trained, never, SlackNotifier>>()
  })

  test("leaves the program's own Scope to the program", () => {
    expect(scoped.pipe(withSlackNotify(options))).type.toBe<
      Effect.Effect<Trained, DiskFull, Scope.Scope | SlackNotifier>
    >()
  })

  test("nests", () => {
    expect(train.pipe(withSlackNotify(options), withSlackNotify(options))).type.toBe<
      Effect.Effect<Trained, DiskFull, Dataset | SlackNotifier>
    >()
  })

  test("wants a program", () => {
    expect(withSlackNotify).type.not.toBeCallableWith("train", options)
    expect(withSlackNotify).type.not.toBeCallableWith(train)
    expect(withSlackNotify).type.not.toBeCallableWith()
  })
})

describe("a program that is run without what it needs", () => {
  test("is a compile error without a notifier", () => {
    expect(Effect.runPromise).type.not.toBeCallableWith(plain.pipe(withSlackNotify(options)))
    expect(Effect.runPromise).type.not.toBeCallableWith(sendMsg("hello"))
  })

  test("is a compile error when it reports outside of a run", () => {
    expect(Effect.runPromise).type.not.toBeCallableWith(report({ loss: 0.1 }))
    expect(report({ loss: 0.1 })).type.toBe<Effect.Effect<void, never, CurrentRun>>()
  })

  test("is none within one", () => {
    expect(report({ loss: 0.1 }, { step: 1 }).pipe(withSlackNotify(options))).type.toBe<
      Effect.Effect<void, never, SlackNotifier>
    >()
  })
})

describe("report", () => {
  test("takes numbers by name, and nothing else", () => {
    expect(report).type.toBeCallableWith({ loss: Number.NaN, accuracy: 0.9 }, { step: 3 })
    expect(report).type.not.toBeCallableWith({ loss: "0.1" })
    expect(report).type.not.toBeCallableWith({ loss: undefined })
    expect(report).type.not.toBeCallableWith({ loss: 0.1 }, { epoches: 3 })
    expect(report).type.not.toBeCallableWith(0.1)
  })
})
