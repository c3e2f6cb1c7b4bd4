/** The turn of the next attempt: the pace of a destination and the waits that it asked for, whoever leads. */
import { readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck } from "effect"
import { defaults } from "runbell"
import { writeName } from "../../src/outbox/messageName.ts"
import { openSpool } from "../../src/outbox/spool.ts"
import { firstTurn, opensAt, readTurn, taken, writeTurn } from "../../src/outbox/Turn.ts"
import { take } from "../../src/sandbox/pace.ts"
import { fill, smallDisk } from "../support/smallDisk.ts"
import { temporaryFolder } from "./support/outbox.ts"

const policy = { pace: { burst: 3, interval: 1_000 }, longestRetryAfter: defaults.longestRetryAfter }

const nameAt = (count: number): string => writeName({ at: 1_800_000_000_000, count, key: undefined }, "0123abcd")

/** When messages go, each as soon as it may. */
const timesOf = (count: number, from: number): ReadonlyArray<number> => {
  const times: Array<number> = []
  let turn = firstTurn
  for (let now = from; times.length < count; ) {
    now = Math.max(now, opensAt(turn, now, policy))
    turn = taken(turn, now, policy, [])
    times.push(now)
  }
  return times
}

describe("the turn", () => {
  it("lets a burst go at once, and then one each interval", () => {
    assert.deepStrictEqual(timesOf(6, 50_000), [50_000, 50_000, 50_000, 51_000, 52_000, 53_000])
  })

  it.prop(
    "keeps to the pace as the sandbox judges it",
    [FastCheck.array(FastCheck.nat(3_000), { minLength: 1, maxLength: 50 })],
    ([pauses]) => {
      let [turn, busyUntil, now] = [firstTurn, 0, 1_000_000]
      for (const pause of pauses) {
        now = Math.max(now + pause, opensAt(turn, now + pause, policy))
        turn = taken(turn, now, policy, [])
        const [retryAfter, next] = take(busyUntil, policy.pace, now)
        assert.isUndefined(retryAfter)
        busyUntil = next
      }
    }
  )

  it("waits as long as it was asked to, but not for a clock that was set back", () => {
    assert.strictEqual(opensAt({ ...firstTurn, openAt: 61_000 }, 1_000, policy), 61_000)
    const future = { busyUntil: 1e15, openAt: 1e15, inFlight: [] }
    assert.strictEqual(opensAt(future, 1_000, policy), 1_000 + 300_000)
    assert.strictEqual(opensAt({ ...future, openAt: 0 }, 1_000, policy), 2_000)
  })

  it.scopedLive("is what the last leader left, and the first turn where that cannot be read", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* openSpool(folder)
      const turn = { busyUntil: 5, openAt: 7, inFlight: ["a", "b"] }
      yield* writeTurn(folder, turn)
      assert.deepStrictEqual(yield* readTurn(folder), turn)
      const whole = JSON.stringify(turn)
      for (const text of [
        ...Array.from(whole, (_, length) => whole.slice(0, length)),
        "null",
        "[]",
        '{"busyUntil":"5"}'
      ]) {
        writeFileSync(join(folder, "turn.json"), text)
        assert.deepStrictEqual(yield* readTurn(folder), firstTurn)
      }
    })
  )

  it.scopedLive("is noted on a full disk, too, as far as there is room in the last one", (context) =>
    Effect.gen(function* () {
      const { folder, isMounted } = yield* smallDisk
      if (!isMounted) return context.skip()
      yield* openSpool(folder)
      yield* writeTurn(folder, firstTurn)
      fill(folder)
      const nextTurn = { busyUntil: 5, openAt: 7, inFlight: Array.from({ length: 80 }, (_, count) => nameAt(count)) }
      yield* writeTurn(folder, nextTurn)
      assert.deepStrictEqual(yield* readTurn(folder), nextTurn)
      yield* writeTurn(folder, { ...nextTurn, inFlight: Array.from({ length: 200 }, (_, count) => nameAt(count)) })
      assert.deepStrictEqual(yield* readTurn(folder), nextTurn)
      yield* writeTurn(folder, firstTurn)
      assert.deepStrictEqual(yield* readTurn(folder), firstTurn)
      assert.deepStrictEqual(readdirSync(join(folder, "tmp")), [])
    })
  )
})
