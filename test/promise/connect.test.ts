/** The life of a run without Effect: the same messages, and a program that is otherwise untouched. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Alert, isSlackError, type RunHandle } from "runbell/promise"
import { Fault, SlackSandbox } from "runbell/testing"
import { inSandbox, tell } from "./support.ts"

const started = "🚀 mnist started"
const finished = "✅ mnist finished"
const failed = "❌ mnist failed"
const stopped = "⏹️ mnist was stopped"

/** How the promise settled. */
const settled = async <A>(promise: Promise<A>) =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error })
  )

describe("a run that is wrapped", () => {
  it.live("gives the very same value, and tells its start, its alerts, its words and its end, in order", () =>
    inSandbox(
      Effect.gen(function* () {
        const result = { accuracy: 0.97 }
        const { value, told, messages } = yield* tell((notifier) =>
          notifier.wrap({ name: "mnist", alerts: [Alert.above("accuracy", 0.95)] }, async (run) => {
            run.report({ accuracy: 0.5 }, { step: 1 })
            run.report({ accuracy: 0.96 }, { step: 2 })
            await run.send({ title: "Checkpoint" })
            return result
          })
        )
        assert.strictEqual(value, result)
        assert.deepStrictEqual(told, [started, "🔔 accuracy rose above 0.95 · mnist", "💬 Checkpoint", finished])
        assert.include(JSON.stringify(messages.at(-1)?.blocks), "0.97")
      })
    )
  )

  it.live("rejects with the very same error, whatever it is", () =>
    inSandbox(
      Effect.gen(function* () {
        for (const error of [new TypeError("not a tensor"), "no more data", undefined, null]) {
          const { value } = yield* tell((notifier) =>
            settled(notifier.wrap({ name: "mnist" }, () => Promise.reject(error)))
          )
          assert.deepStrictEqual(Object.entries(value), [["error", error]])
        }
        const { messages } = yield* SlackSandbox
        assert.strictEqual((yield* messages).filter(({ text }) => text.startsWith(failed)).length, 4)
      })
    )
  )

  it.live("may be a plain function, which returns or throws", () =>
    inSandbox(
      Effect.gen(function* () {
        const error = new RangeError("too far")
        const { value, told } = yield* tell(async (notifier) => [
          await notifier.wrap({ name: "mnist" }, () => 7),
          await settled(
            notifier.wrap({ name: "mnist" }, () => {
              throw error
            })
          )
        ])
        assert.deepStrictEqual(value, [7, { error }])
        assert.deepStrictEqual(told, [started, finished, started, failed])
      })
    )
  )

  it.live("has its signal, and is told as stopped when it rejects after that is aborted", () =>
    inSandbox(
      Effect.gen(function* () {
        const reason = new Error("enough")
        const { value, told } = yield* tell((notifier) => {
          const stop = new AbortController()
          return settled(
            notifier.wrap({ name: "mnist", signal: stop.signal }, async ({ signal }) => {
              stop.abort(reason)
              signal.throwIfAborted()
            })
          )
        })
        assert.deepStrictEqual(value, { error: reason })
        assert.deepStrictEqual(told, [started, stopped])
      })
    )
  )

  it.live("is told as finished when it comes to its end although its signal is aborted", () =>
    inSandbox(
      Effect.gen(function* () {
        const { value, told } = yield* tell((notifier) =>
          notifier.wrap({ name: "mnist", signal: AbortSignal.abort() }, ({ signal }) => signal.aborted)
        )
        assert.isTrue(value)
        assert.deepStrictEqual(told, [started, finished])
      })
    )
  )

  it.live("is told once, though it also ends itself", () =>
    inSandbox(
      Effect.gen(function* () {
        const { told } = yield* tell((notifier) =>
          notifier.wrap({ name: "mnist" }, async (run) => {
            await run.fail(new Error("no more data"))
            await run.end()
          })
        )
        assert.deepStrictEqual(told, [started, failed])
      })
    )
  )

  it.live("runs beside others, and inside of one", () =>
    inSandbox(
      Effect.gen(function* () {
        const { value, told } = yield* tell((notifier) =>
          notifier.wrap({ name: "sweep" }, async () =>
            Promise.all(["a", "b"].map((name) => notifier.wrap({ name }, async () => name)))
          )
        )
        assert.deepStrictEqual(value, ["a", "b"])
        assert.sameMembers(Array.from(told), [
          "🚀 sweep started",
          "🚀 a started",
          "🚀 b started",
          "✅ a finished",
          "✅ b finished",
          "✅ sweep finished"
        ])
      })
    )
  )
})

/** How a run that was started is ended, and what is told then. */
const endings: Readonly<Record<string, readonly [(run: RunHandle, stop: AbortController) => unknown, string]>> = {
  "end()": [(run) => run.end({ accuracy: 0.97 }), finished],
  "fail()": [(run) => run.fail(new Error("no more data")), failed],
  "its signal": [(_, stop) => stop.abort(), stopped],
  "fail() after its signal": [
    (run, stop) => {
      stop.abort()
      return run.fail(stop.signal.reason)
    },
    stopped
  ],
  "being disposed of": [(run) => run[Symbol.asyncDispose](), stopped],
  "being disposed of after its end": [(run) => run.end().then(() => run[Symbol.asyncDispose]()), finished],
  "the closing of its notifier": [() => undefined, stopped]
}

describe("a run that is started", () => {
  for (const [what, [end, words]] of Object.entries(endings)) {
    it.live(`is ended by ${what}, and told once`, () =>
      inSandbox(
        Effect.gen(function* () {
          const { told } = yield* tell(async (notifier) => {
            const stop = new AbortController()
            const run = await notifier.start({ name: "mnist", signal: stop.signal })
            await end(run, stop)
            run.report({ loss: 1 })
          })
          assert.deepStrictEqual(told, [started, words])
        })
      )
    )
  }

  it.live("that is aborted before it starts is told as stopped right after its start", () =>
    inSandbox(
      Effect.gen(function* () {
        const { told } = yield* tell((notifier) => notifier.start({ name: "mnist", signal: AbortSignal.abort() }))
        assert.deepStrictEqual(told, [started, stopped])
      })
    )
  )
})

describe("while Slack is away", () => {
  const bounds = { endTimeout: "50 millis", drainTimeout: "50 millis" } as const

  for (const [weather, fault] of Object.entries({ hanging: Fault.Hang(), "in an outage": Fault.ServerError({}) })) {
    it.live(`(${weather}) a program starts, reports and ends with its own value, and hears of it in one line`, () =>
      inSandbox(
        Effect.gen(function* () {
          yield* Effect.flatMap(SlackSandbox, ({ failAlways }) => failAlways(fault))
          const lines: Array<string> = []
          const { value } = yield* tell(
            async (notifier) => {
              const run = await notifier.start({ name: "mnist" })
              run.report({ loss: 0.5 })
              await run.end()
              return notifier.wrap({ name: "cifar" }, async () => 7)
            },
            { log: (line) => lines.push(line), policy: bounds }
          )
          assert.strictEqual(value, 7)
          assert.strictEqual(lines.filter((line) => line.includes("mnist")).length, 1)
          assert.strictEqual(lines.filter((line) => line.includes("cifar")).length, 1)
        })
      )
    )
  }

  it.live("a message that nobody waits for is one line in the log, and ends no process", () =>
    inSandbox(
      Effect.gen(function* () {
        yield* Effect.flatMap(SlackSandbox, ({ setState }) => setState("revoked"))
        const lines: Array<string> = []
        yield* tell(
          (notifier) =>
            notifier.wrap({ name: "mnist", events: "end" }, async (run) => {
              void run.send("one")
              await settled(run.send("two"))
            }),
          { log: (line) => lines.push(line) }
        )
        // One of the messages, and one of the end.
        assert.strictEqual(lines.length, 2)
        assert.include(lines[0], "Make a new webhook")
      })
    )
  )
})

describe("a notifier that is closed", () => {
  it.live("still runs what it is given, and says that nothing is told", () =>
    inSandbox(
      Effect.gen(function* () {
        const lines: Array<string> = []
        const { value, told } = yield* tell(
          async (notifier) => {
            await Promise.all([notifier.close(), notifier.close()])
            const value = await notifier.wrap({ name: "mnist" }, async () => 7)
            return { value, late: await settled(notifier.send("late")) }
          },
          { log: (line) => lines.push(line) }
        )
        assert.strictEqual(value.value, 7)
        assert.isTrue("error" in value.late && isSlackError(value.late.error))
        assert.deepStrictEqual(told, [])
        assert.isAbove(lines.length, 0)
      })
    )
  )
})

describe("what code without types gives", () => {
  it.live("costs a warning that names it, and no run", () =>
    inSandbox(
      Effect.gen(function* () {
        const lines: Array<string> = []
        const { value, told } = yield* tell(
          async (notifier) => {
            const given: ReadonlyArray<unknown> = ["mnist", undefined, { name: "mnist", signal: "stop", tags: 7 }]
            const values = []
            for (const options of given) values.push(await Reflect.apply(notifier.wrap, notifier, [options, () => 7]))
            const run = await notifier.start({ name: "mnist" })
            for (const args of [[], [null], [{ loss: "low" }, null], [7, 7]]) Reflect.apply(run.report, run, args)
            await run.end(Symbol("a result"))
            return values
          },
          { log: (line) => lines.push(line) }
        )
        assert.deepStrictEqual(value, [7, 7, 7])
        assert.strictEqual(told.length, 8)
        assert.isTrue(lines.some((line) => line.includes("tags")))
        assert.isTrue(lines.some((line) => line.includes("the metric loss is not a number")))
      })
    )
  )
})
