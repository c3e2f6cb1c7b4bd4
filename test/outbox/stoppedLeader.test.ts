/** A leader that is stopped holds up all others: they wait no longer than they would, and say who it is. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Option, Scope } from "effect"
import { SlackPolicy } from "runbell"
import { makeDurableQueue } from "../../src/outbox/durableQueue.ts"
import { flush } from "../../src/outbox/flush.ts"
import { asLeader } from "../../src/outbox/leadership.ts"
import { outboxFolder } from "../../src/outbox/outboxFolder.ts"
import { put } from "../../src/outbox/put.ts"
import { stoppedLeader } from "../../src/outbox/stoppedLeader.ts"
import { captureLog } from "../run/support/log.ts"
import { fresh, recording, swift, temporaryFolder } from "./support/outbox.ts"
import { heldByStopped, seenIn } from "./support/stopped.ts"

const mark = "0123456789abcdef"

/** An outbox with a message in it, whose leader is stopped. */
const held = Effect.gen(function* () {
  const state = yield* temporaryFolder
  const folder = outboxFolder(state, mark)
  yield* put(folder, yield* fresh("one"))
  return { state, folder, pid: yield* heldByStopped(folder) }
})

describe.runIf(process.platform === "linux")("a stopped leader", () => {
  it.scopedLive("is named by a flush, which waits for it no longer; once it is gone, all is told", () =>
    Effect.gen(function* () {
      const { state, pid, folder } = yield* held
      const { deliver, delivered } = recording()
      const flushed = flush(state, () => Effect.succeedSome({ deliver }), "10 minutes")
      const { held: messages, holders, left } = yield* flushed
      assert.deepStrictEqual({ messages, holders, left }, { messages: 1, holders: [pid], left: 0 })
      process.kill(pid, "SIGKILL")
      yield* seenIn(folder, Option.isNone)
      assert.containsSubset(yield* flushed, { delivered: 1, held: 0, holders: [] })
      assert.deepStrictEqual(delivered, ["one"])
    }).pipe(Effect.provide(SlackPolicy.layer(swift)))
  )

  it.scopedLive("is named by who leaves a message behind", () =>
    Effect.gen(function* () {
      const { folder, pid } = yield* held
      const scope = yield* Scope.make()
      const log = captureLog()
      const { enqueue } = yield* makeDurableQueue(recording(), { folder, destination: "test" }).pipe(
        Scope.extend(scope),
        Effect.provide(log.layer)
      )
      yield* Effect.asVoid(enqueue(yield* fresh("two")))
      yield* Scope.close(scope, Exit.void)
      assert.include(log.warnings().join("\n"), `when process ${pid} goes on or ends`)
    }).pipe(Effect.provide(SlackPolicy.layer({ ...swift, drainTimeout: "20 millis" })))
  )

  it.scopedLive("is nobody while nobody leads, or this process does", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      assert.deepStrictEqual(yield* stoppedLeader(folder), Option.none())
      assert.deepStrictEqual(yield* asLeader(folder, stoppedLeader(folder)), Option.some(Option.none()))
    })
  )
})
