/** A run in its own hands, of which another machine has presumed that it ended. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { claimEnd } from "../../src/journal/claimEnd.ts"
import { ownIdentity } from "../../src/journal/identify.ts"
import { markTold } from "../../src/journal/markTold.ts"
import { openRun } from "../../src/journal/openRun.ts"
import { keepingOf } from "../../src/node/keepingOf.ts"
import { hostFolder } from "../../src/outbox/outboxFolder.ts"
import { putEnd } from "../../src/outbox/putEnd.ts"
import type { Message } from "../../src/slack/Message.ts"
import { claimOf, destination, endOf, entryOf, nobody } from "../journal/sampleRun.ts"
import { temporaryFolder } from "../journal/temporaryFolder.ts"
import { mute } from "../support/mute.ts"
import { passTime } from "../support/passTime.ts"

/** What was presumed waits in that machine's outbox. */
const presumed = Effect.gen(function* () {
  const folder = yield* temporaryFolder
  const entry = entryOf("run-1", yield* ownIdentity())
  yield* openRun(folder, entry)
  yield* claimEnd(folder, "run-1", claimOf("run-1", nobody, { by: "recovery", presumed: true }))
  yield* putEnd(folder, destination, endOf("run-1"), false, true)
  yield* markTold(folder, "run-1")
  const theirs = path.join(folder, "outbox", "another-machine")
  fs.renameSync(hostFolder(folder), theirs)
  const waiting = () => fs.readdirSync(path.join(theirs, destination, "new")).length
  assert.strictEqual(waiting(), 1)

  const told: Array<Message["event"]["_tag"]> = []
  const notifier = {
    can: mute.can,
    enqueue: (message: Message) =>
      Effect.zipRight(
        Effect.sync(() => told.push(message.event._tag)),
        mute.enqueue(message)
      )
  }
  const watchdog = { goodbye: Effect.void, handOver: Effect.void }
  const keeping = yield* keepingOf(
    { folder, id: "run-1", entry, watchdog },
    { by: "program", look: () => ({}), notifier }
  )
  return { keeping, waiting, told }
})

describe("an end that was presumed, and waits to be told", () => {
  it.scoped("is told no more when the run says that it goes on", () =>
    Effect.gen(function* () {
      const { waiting, told } = yield* presumed
      yield* TestClock.adjust(0)
      yield* passTime("10 seconds")
      assert.deepStrictEqual(told, ["AlertRaised"])
      assert.strictEqual(waiting(), 0)
    })
  )

  it.scoped("is told no more when the run tells its own", () =>
    Effect.gen(function* () {
      const { keeping, waiting } = yield* presumed
      assert.isTrue(yield* keeping.claim(endOf("run-1")))
      assert.strictEqual(waiting(), 0)
    })
  )
})
