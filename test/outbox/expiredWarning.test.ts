/** What is said of messages that waited too long. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { makeTally } from "../../src/outbox/Drained.ts"
import { makeExpiredWarning } from "../../src/outbox/expiredWarning.ts"
import { captureLog } from "../run/support/log.ts"

describe("makeExpiredWarning", () => {
  it.effect("says of each message once that it was dropped, and nothing where none was", () => {
    const log = captureLog()
    return Effect.gen(function* () {
      const tally = makeTally()
      const say = makeExpiredWarning(tally, { outboxKeeps: "1 day" })
      yield* say
      assert.deepStrictEqual(log.warnings(), [])
      tally.add("expired", 2)
      yield* Effect.zipRight(say, say)
      tally.add("expired", 1)
      yield* say
      const said = log.warnings().map((text) => /longer than 1d \(outboxKeeps\) were dropped: \d+/u.exec(text)?.[0])
      const dropped = "longer than 1d (outboxKeeps) were dropped:"
      assert.deepStrictEqual(said, [`${dropped} 2`, `${dropped} 1`])
    }).pipe(Effect.provide(log.layer))
  })
})
