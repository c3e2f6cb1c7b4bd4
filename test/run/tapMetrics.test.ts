/** What passes through a tapped Stream is what went in. */
import { assert, describe, it } from "@effect/vitest"
import { Chunk, Effect, FastCheck, Stream } from "effect"
import { CurrentRun, type Handle, type Metrics, type ReportOptions, tapMetrics } from "runbell"

/** Notes what is reported. */
const listening = () => {
  const reports: Array<readonly [Metrics, number | undefined]> = []
  const handle: Partial<Handle> = {
    report: (metrics: Metrics, options?: ReportOptions) =>
      Effect.sync(() => void reports.push([metrics, options?.step]))
  }
  const listen = Effect.provideService(CurrentRun, handle as Handle) // nothing else of it is asked for
  return { reports, listen }
}

describe("a tapped stream", () => {
  it.effect.prop(
    "has the same items in the same chunks, and reports each as one step",
    [FastCheck.array(FastCheck.array(FastCheck.integer(), { minLength: 1, maxLength: 5 }), { maxLength: 5 })],
    ([chunks]) =>
      Effect.gen(function* () {
        const { reports, listen } = listening()
        const source = Stream.fromChunks(...chunks.map((items) => Chunk.fromIterable(items)))
        const seen = yield* source.pipe(
          tapMetrics((item, index) => ({ item, index })),
          Stream.chunks,
          Stream.runCollect,
          listen
        )
        assert.deepStrictEqual(
          Array.from(seen, (chunk) => Array.from(chunk)),
          chunks
        )
        assert.deepStrictEqual(
          reports,
          chunks.flat().map((item, index) => [{ item, index }, index + 1] as const)
        )
      })
  )

  it.effect("fails with its own error, after what it gave before", () =>
    Effect.gen(function* () {
      const { reports, listen } = listening()
      const failing = Stream.concat(Stream.make(1), Stream.fail("no more data"))
      const error = yield* tapMetrics(failing, (item) => ({ item })).pipe(Stream.runDrain, listen, Effect.flip)
      assert.strictEqual(error, "no more data")
      assert.deepStrictEqual(reports, [[{ item: 1 }, 1]])
    })
  )

  it.effect("loses no item to a function that throws, and counts anew each time", () =>
    Effect.gen(function* () {
      const { reports, listen } = listening()
      const tapped = tapMetrics(Stream.make("a", "b"), () => {
        throw new Error("no such field")
      })
      for (const _ of [1, 2]) {
        const items = yield* tapped.pipe(Stream.runCollect, listen)
        assert.deepStrictEqual(Array.from(items), ["a", "b"])
      }
      assert.deepStrictEqual(
        reports.map(([, step]) => step),
        [1, 2, 1, 2]
      )
    })
  )
})
