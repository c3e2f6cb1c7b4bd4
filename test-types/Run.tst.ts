/** A run in a Scope of the program's own, and a stream whose items are its steps. */
import { Effect, type Scope, Stream } from "effect"
import { CurrentRun, type Handle, Run, report, type SlackNotifier, tapMetrics, withSlackNotify } from "runbell"
import { describe, expect, test } from "tstyche"

interface Answer {
  readonly score: number
}

class Refused {
  readonly _tag = "Refused"
}

declare const answers: Stream.Stream<Answer, Refused, Scope.Scope>

describe("Run.scoped", () => {
  test("gives a handle, cannot fail, and needs a notifier and a Scope", () => {
    expect(Run.scoped({ name: "sweep" })).type.toBe<Effect.Effect<Handle, never, SlackNotifier | Scope.Scope>>()
  })

  test("gives a handle that is the current run's", () => {
    const program = Effect.flatMap(Run.scoped({ name: "sweep" }), (run) =>
      Effect.provideService(report({ loss: 0.1 }), CurrentRun, run)
    )
    expect(program).type.toBe<Effect.Effect<void, never, SlackNotifier | Scope.Scope>>()
  })
})

describe("tapMetrics", () => {
  const pick = ({ score }: Answer) => ({ score })

  test("keeps the items and the error, and adds the current run, in both call styles", () => {
    expect(answers.pipe(tapMetrics(pick))).type.toBe<Stream.Stream<Answer, Refused, Scope.Scope | CurrentRun>>()
    expect(tapMetrics(answers, pick)).type.toBe<Stream.Stream<Answer, Refused, Scope.Scope | CurrentRun>>()
  })

  test("knows the type of the items where it picks in a pipe", () => {
    expect(answers.pipe(tapMetrics(({ score }) => ({ score })))).type.toBe<
      Stream.Stream<Answer, Refused, Scope.Scope | CurrentRun>
    >()
  })

  test("picks numbers, or nothing", () => {
    expect(tapMetrics<Answer>).type.toBeCallableWith(() => undefined)
    expect(tapMetrics<Answer>).type.not.toBeCallableWith(() => ({ score: "high" }))
  })

  test("belongs to a run", () => {
    expect(answers.pipe(tapMetrics(pick), Stream.runDrain, withSlackNotify({ name: "evaluation" }))).type.toBe<
      Effect.Effect<void, Refused, SlackNotifier | Scope.Scope>
    >()
  })
})
