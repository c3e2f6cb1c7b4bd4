/** The id of a run: unlike any other, in the order of the starts, and at nobody's cost. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Random, TestClock } from "effect"
import { makeRunId } from "../../src/run/makeRunId.ts"

describe("makeRunId", () => {
  it.effect("gives another id each time, also in the same millisecond", () =>
    Effect.gen(function* () {
      const ids = yield* Effect.replicateEffect(makeRunId, 20)
      assert.strictEqual(new Set(ids).size, 20)
    })
  )

  it.effect("sorts by the time of the start", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2026, 10, 24))
      const first = yield* makeRunId
      yield* TestClock.adjust("1 millis")
      assert.isBelow(first.localeCompare(yield* makeRunId), 0)
    })
  )

  it.effect("is short and of plain letters, so that it can be said, searched and put in a file's name", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2026, 10, 24))
      for (const id of yield* Effect.replicateEffect(makeRunId, 100)) assert.match(id, /^[0-9a-z]{8}-[0-9a-z]{6}$/u)
    })
  )

  it.effect("differs between two processes that were seeded alike, and draws no number of theirs", () =>
    Effect.gen(function* () {
      const seeded = Effect.zip(makeRunId, Random.next).pipe(Effect.withRandom(Random.make("seed")))
      const [one, drawn] = yield* seeded
      const [other] = yield* seeded
      assert.notStrictEqual(one, other)
      assert.strictEqual(drawn, yield* Random.next.pipe(Effect.withRandom(Random.make("seed"))))
    })
  )
})
