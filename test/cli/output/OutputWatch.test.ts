/** The whole watch over an output, with real runs and real processes behind it. */
import { spawn } from "node:child_process"
import { assert, describe, it } from "@effect/vitest"
import { Chunk, Deferred, Duration, Effect, Either, Stream, TestClock } from "effect"
import type { Alert } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { mostMetrics } from "../../../src/cli/output/makeNews.ts"
import { type GivenRules, parseRules, type Reading } from "../../../src/cli/output/OutputRules.ts"
import { makeOutputWatch, type OutputWatchOptions } from "../../../src/cli/output/OutputWatch.ts"
import { makeRun } from "../../../src/run/makeRun.ts"
import { bytesOf } from "./bytes.ts"

const rules = (given: Partial<GivenRules>) =>
  Either.getOrThrowWith(parseRules({ metrics: [], jsonMetrics: false, alerts: [], ...given }), (error) => error)

const watching = (given: Partial<GivenRules>, options: Partial<OutputWatchOptions> = {}) =>
  Effect.gen(function* () {
    const readings: Array<Reading> = []
    const alerts: Array<Alert.Alert> = []
    const watch = yield* makeOutputWatch({
      tail: 5,
      redact: (text) => text,
      rules: rules(given),
      stall: undefined,
      report: (reading) => Effect.sync(() => readings.push(reading)),
      raise: (alert) => Effect.sync(() => alerts.push(alert)),
      ...options
    })
    yield* TestClock.adjust(0)
    return { ...watch, readings, alerts }
  })

const loss = { metrics: ["loss=loss (\\S+)"] }

describe("OutputWatch", () => {
  it.scoped("keeps the two outputs apart", () =>
    Effect.gen(function* () {
      const { push, tails } = yield* watching({})
      push("stdout", bytesOf("out\n"))
      push("stderr", bytesOf("err\n"))
      assert.deepStrictEqual(tails(), {
        stdout: { lines: ["out"], omitted: 0 },
        stderr: { lines: ["err"], omitted: 0 }
      })
    })
  )

  it.scoped("reports what each line says while the command runs, and the last line when it has ended", () =>
    Effect.gen(function* () {
      const { push, finish, readings } = yield* watching(loss)
      push("stdout", bytesOf("loss 0.5\nloss 0.4\nlo"))
      push("stderr", bytesOf("loss nan\n"))
      yield* TestClock.adjust(0)
      assert.deepStrictEqual(readings, [
        { metrics: { loss: 0.5 }, step: undefined, epoch: undefined },
        { metrics: { loss: 0.4 }, step: undefined, epoch: undefined },
        { metrics: { loss: Number.NaN }, step: undefined, epoch: undefined }
      ])
      push("stdout", bytesOf("ss 0.3"))
      yield* finish
      assert.deepStrictEqual(readings.at(-1), { metrics: { loss: 0.3 }, step: undefined, epoch: undefined })
    })
  )

  it.scoped("waits at the end for a report that is under way", () =>
    Effect.gen(function* () {
      const gate = yield* Deferred.make<void>()
      const seen: Array<number | undefined> = []
      const report = ({ metrics }: Reading) =>
        Effect.zipRight(
          Deferred.await(gate),
          Effect.sync(() => seen.push(metrics["loss"]))
        )
      const { push, finish } = yield* watching(loss, { report })
      push("stdout", bytesOf("loss 1\n"))
      yield* TestClock.adjust(0)
      push("stdout", bytesOf("loss 2\n"))
      const end = yield* Effect.fork(finish)
      yield* TestClock.adjust(0)
      assert.deepStrictEqual(seen, [])
      yield* Deferred.succeed(gate, undefined)
      yield* end.await
      assert.deepStrictEqual(seen, [1, 2])
    })
  )

  const counted = (given: Parameters<typeof rules>[0], ...lines: ReadonlyArray<string>) =>
    Effect.gen(function* () {
      const { push, finish, readings } = yield* watching(given)
      push("stdout", bytesOf(lines.map((line) => `${line}\n`).join("")))
      yield* finish
      return readings.map(({ step, epoch }) => [step, epoch])
    })

  it.scoped("takes epochs for the steps where nothing else is counted", () =>
    Effect.gen(function* () {
      const seen = yield* counted({ jsonMetrics: true }, '{"epoch": 1, "loss": 0.5}', '{"epoch": 2, "loss": 0.4}')
      assert.deepStrictEqual(seen, [
        [1, 1],
        [2, 2]
      ])
    })
  )

  it.scoped("takes no epoch for a step of a program that counts steps", () =>
    Effect.gen(function* () {
      const json = yield* counted({ jsonMetrics: true }, '{"step": 100}', '{"epoch": 2}', '{"step": 101, "epoch": 2}')
      assert.deepStrictEqual(json, [
        [100, undefined],
        [undefined, 2],
        [101, 2]
      ])
      const patterns = { metrics: ["step=step (\\d+)", "epoch=Epoch (\\d+)"] }
      assert.deepStrictEqual(yield* counted(patterns, "Epoch 7", "step 1"), [
        [undefined, 7],
        [1, undefined]
      ])
    })
  )

  it.scoped("bounds how many names a program can make up", () =>
    Effect.gen(function* () {
      const { push, finish, readings } = yield* watching({ jsonMetrics: true })
      for (let index = 0; index < 1_000; index += 1) push("stdout", bytesOf(`{"user_${index}": 1}\n`))
      push("stdout", bytesOf('{"user_3": 2}\n'))
      yield* finish
      assert.strictEqual(readings.length, mostMetrics + 1)
      assert.deepStrictEqual(readings.at(-1)?.metrics, { user_3: 2 })
    })
  )

  it.scoped("takes metrics that stand still for a stall, whatever else is printed", () =>
    Effect.gen(function* () {
      const { push, alerts } = yield* watching(loss, { stall: Duration.minutes(15) })
      const minute = (line: string) =>
        Effect.zipRight(
          Effect.sync(() => push("stdout", bytesOf(`${line}\n`))),
          TestClock.adjust("1 minute")
        )
      yield* Effect.forEach([0.3, 0.2, 0.1], (loss) => minute(`loss ${loss}`))
      yield* Effect.forEach(Array.from({ length: 13 }), () => minute("waiting for the lock"))
      assert.deepStrictEqual(alerts, [])
      yield* minute("loss 0.1")
      assert.deepStrictEqual(
        alerts.map(({ reason }) => reason),
        [{ _tag: "Stalled", watched: "metrics", silentFor: Duration.minutes(15), lastLine: "loss 0.1" }]
      )
    })
  )

  it.scoped("takes any output for a sign of life where no metrics are read", () =>
    Effect.gen(function* () {
      const { push, alerts } = yield* watching({}, { stall: Duration.minutes(15) })
      for (let line = 0; line < 10; line += 1) {
        push("stderr", bytesOf("."))
        yield* TestClock.adjust("14 minutes")
      }
      assert.deepStrictEqual(alerts, [])
    })
  )

  it.scoped("tells of no stall once the output is over", () =>
    Effect.gen(function* () {
      const { finish, alerts } = yield* watching({}, { stall: Duration.minutes(15) })
      yield* finish
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(alerts, [])
    })
  )

  it.scoped("raises the alerts of a run", () =>
    Effect.gen(function* () {
      const recorder = yield* SlackRecorder
      const { alerts, ...lines } = rules({ ...loss, alerts: ["loss is not finite"] })
      const run = yield* makeRun({ name: "train", alerts })
      const { push, finish } = yield* watching(
        {},
        {
          rules: { ...lines, alerts },
          report: ({ metrics, step }) => run.handle.report(metrics, { step }),
          raise: run.raise
        }
      )
      push("stdout", bytesOf("loss 0.3\nloss nan\nloss nan\n"))
      yield* finish
      yield* run.conclude({ outcome: { _tag: "Finished" } })
      const told = yield* recorder.events
      assert.deepStrictEqual(
        told.map(({ _tag }) => _tag),
        ["RunStarted", "AlertRaised", "RunEnded"]
      )
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.scoped("finds a command that was stopped, and sees it go on", () =>
    Effect.gen(function* () {
      const { push, alerts } = yield* watching({}, { stall: Duration.minutes(15) })
      const child = yield* Effect.acquireRelease(
        Effect.sync(() => spawn("cat", { stdio: ["pipe", "pipe", "ignore"] })),
        (child) => Effect.sync(() => child.kill("SIGKILL"))
      )
      const say = (line: string) => Effect.sync(() => child.stdin.write(line))
      yield* say("step 1\n")
      const pull = yield* Stream.toPull(Stream.fromAsyncIterable(child.stdout, () => "unreadable"))
      const hear = Effect.map(pull, (chunks) => {
        for (const chunk of Chunk.toReadonlyArray(chunks)) push("stdout", chunk)
      })
      yield* hear
      child.kill("SIGSTOP")
      yield* say("step 2\n")
      yield* TestClock.adjust("15 minutes")
      assert.deepStrictEqual(
        alerts.map(({ reason }) => reason),
        [{ _tag: "Stalled", watched: "output", silentFor: Duration.minutes(15), lastLine: "step 1" }]
      )
      child.kill("SIGCONT")
      yield* hear
      yield* TestClock.adjust(0)
      assert.deepStrictEqual(
        alerts.map(({ reason }) => reason._tag),
        ["Stalled", "Resumed"]
      )
    })
  )
})
