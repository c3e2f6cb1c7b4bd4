/** The reporter tells the end of a run that is gone: once, whoever else tells it, and as soon as it is one. */
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Clock, DateTime, Effect, Option } from "effect"
import { claimEnd } from "../../src/journal/claimEnd.ts"
import { identityOf, ownIdentity } from "../../src/journal/identify.ts"
import type { JournalEntry } from "../../src/journal/JournalEntry.ts"
import { markTold } from "../../src/journal/markTold.ts"
import { noteBeat } from "../../src/journal/noteBeat.ts"
import { noteExit } from "../../src/journal/noteExit.ts"
import { openRun } from "../../src/journal/openRun.ts"
import type { ProcessIdentity } from "../../src/journal/ProcessIdentity.ts"
import { standingClaim } from "../../src/journal/standingClaim.ts"
import { outboxFolder } from "../../src/outbox/outboxFolder.ts"
import { put } from "../../src/outbox/put.ts"
import { putEnd } from "../../src/outbox/putEnd.ts"
import type { Message } from "../../src/slack/Message.ts"
import type { Reporter, Why } from "../../src/watchdog/Reporter.ts"
import { reportDeath } from "../../src/watchdog/reportDeath.ts"
import { claimOf, destination, endOf, entryOf } from "../journal/sampleRun.ts"
import { temporaryFolder } from "../journal/temporaryFolder.ts"
import { kill, runs, until } from "../support/processes.ts"

const id = "run-1"

/** A process that lives as long as the test wants. */
const someProcess = Effect.acquireRelease(
  Effect.gen(function* () {
    const child = spawn("sleep", ["1000"], { stdio: "ignore" })
    const pid = child.pid ?? 0
    const end = Effect.promise(() => {
      kill(pid)
      return until(() => !runs(pid))
    })
    return { end, identity: yield* identityOf(pid) }
  }),
  ({ end }) => end
)

const deadProcess = Effect.tap(someProcess, ({ end }) => end).pipe(Effect.map(({ identity }) => identity))

/** A run in the journal that began a minute ago, and a reporter whose Slack takes everything. */
const scene = (process: ProcessIdentity, more: Partial<JournalEntry> = {}, knowsUrl = true) =>
  Effect.gen(function* () {
    const folder = yield* temporaryFolder
    const now = yield* Clock.currentTimeMillis
    yield* openRun(folder, entryOf(id, process, { at: now - 60_000, ...more }))
    const told: Array<Message> = []
    const deliver = (message: Message) =>
      Effect.map(DateTime.now, (at) => {
        told.push(message)
        return { destination: "Slack", at, form: "blocks" as const, attempts: 1 }
      })
    const reporter: Reporter = {
      folder,
      carrierTo: () => Effect.succeed(knowsUrl ? Option.some({ deliver }) : Option.none()),
      lastLines: () => Effect.sync(() => undefined),
      announced: () => undefined
    }
    return {
      folder,
      told,
      texts: () => told.map(({ text }) => text),
      report: (why: Why = "death") => reportDeath(reporter, id, why),
      isOpen: () => fs.existsSync(path.join(folder, "runs", id))
    }
  })

describe("reportDeath", () => {
  it.scopedLive("tells a run that vanished, with its last numbers, in its language, and closes it", () =>
    Effect.gen(function* () {
      const { folder, told, texts, report, isOpen } = yield* scene(yield* deadProcess, { language: "zh-CN" })
      yield* noteBeat(folder, id, { at: 1_000_000, metrics: { values: { loss: 0.3 }, step: 7 } })
      assert.deepStrictEqual(yield* report(), { _tag: "Done" })
      assert.match(texts()[0] ?? "", /mnist.*1.?分/u)
      const event = told[0]?.event
      assert.isTrue(event?._tag === "RunEnded" && event.outcome._tag === "Killed")
      if (event?._tag === "RunEnded") assert.deepStrictEqual(event.metrics, { values: { loss: 0.3 }, step: 7 })
      assert.isFalse(isOpen())
      assert.deepStrictEqual(yield* report(), { _tag: "Done" })
      assert.strictEqual(told.length, 1)
    })
  )

  it.scopedLive("tells of a process that came to its own end the code that it noted", () =>
    Effect.gen(function* () {
      const { folder, texts, report } = yield* scene(yield* deadProcess)
      noteExit(folder, id, 3)
      yield* report()
      assert.match(texts()[0] ?? "", /mnist failed after 1 min/u)
    })
  )

  it.scopedLive("says nothing of an end that the run wanted nobody to be told of", () =>
    Effect.gen(function* () {
      const { folder, texts, report, isOpen } = yield* scene(yield* deadProcess, {
        events: "failure",
        awaits: "command"
      })
      noteExit(folder, id, 0)
      yield* report()
      assert.deepStrictEqual(texts(), [])
      assert.isFalse(isOpen())
    })
  )

  it.scopedLive("of two reporters at the same moment one tells", () =>
    Effect.gen(function* () {
      const { told, report } = yield* scene(yield* deadProcess)
      yield* Effect.all([report(), report()], { concurrency: "unbounded" })
      assert.strictEqual(told.length, 1)
    })
  )

  it.scopedLive("finishes what a dead one had claimed and not told, in its words, as perhaps a repeat", () =>
    Effect.gen(function* () {
      const process = yield* deadProcess
      const { folder, told, texts, report } = yield* scene(process)
      yield* claimEnd(folder, id, claimOf(id, process, { message: endOf(id, 5) }))
      yield* report()
      assert.strictEqual(told.length, 1)
      assert.match(texts()[0] ?? "", /mnist failed/u)
      assert.include(JSON.stringify(told[0]?.blocks), "may be a repeat")
    })
  )

  it.scopedLive("tells what it sees, as perhaps a repeat, where the claim of another cannot be read", () =>
    Effect.gen(function* () {
      const { folder, told, texts, report } = yield* scene(yield* deadProcess)
      fs.writeFileSync(path.join(folder, "runs", id, "end.json"), "{")
      yield* report()
      assert.strictEqual(told.length, 1)
      assert.match(texts()[0] ?? "", /mnist ended without a word/u)
      assert.include(JSON.stringify(told[0]?.blocks), "may be a repeat")
    })
  )

  it.scopedLive("leaves the end to the one who has claimed it, while that one lives", () =>
    Effect.gen(function* () {
      const { folder, texts, report } = yield* scene(yield* deadProcess)
      const { identity } = yield* someProcess
      yield* claimEnd(folder, id, claimOf(id, identity, { by: "recovery" }))
      assert.deepStrictEqual(yield* report(), { _tag: "StillRuns", process: identity })
      assert.deepStrictEqual(texts(), [])
    })
  )

  it.scopedLive("overrules an end that was only presumed, by what was seen, and tells it alone", () =>
    Effect.gen(function* () {
      const { folder, told, texts, report } = yield* scene(yield* deadProcess)
      yield* claimEnd(folder, id, claimOf(id, yield* ownIdentity(), { by: "recovery", presumed: true }))
      yield* putEnd(folder, destination, endOf(id, 9), false, true)
      yield* markTold(folder, id)
      yield* report()
      assert.match(texts().join(), /mnist ended without a word/u)
      assert.notInclude(JSON.stringify(told), "mnist failed")
    })
  )

  it.scopedLive("only delivers what waits, when the end is told", () =>
    Effect.gen(function* () {
      const process = yield* deadProcess
      const { folder, texts, report, isOpen } = yield* scene(process)
      yield* claimEnd(folder, id, claimOf(id, process))
      yield* put(outboxFolder(folder, destination), endOf(id))
      yield* markTold(folder, id)
      assert.deepStrictEqual(yield* report("flush"), { _tag: "Done" })
      assert.strictEqual(texts().length, 1)
      assert.match(texts()[0] ?? "", /mnist finished/u)
      assert.isFalse(isOpen())
    })
  )

  it.scopedLive("keeps the end in the outbox where it does not know the way to Slack", () =>
    Effect.gen(function* () {
      const { folder, texts, report } = yield* scene(yield* deadProcess, {}, false)
      assert.deepStrictEqual(yield* report(), { _tag: "Done" })
      assert.deepStrictEqual(texts(), [])
      assert.strictEqual(fs.readdirSync(path.join(outboxFolder(folder, destination), "new")).length, 1)
      assert.isTrue(Option.exists(yield* standingClaim(folder, id), ({ isTold }) => isTold))
    })
  )

  it.scopedLive("delivers at once what the outbox cannot take", () =>
    Effect.gen(function* () {
      const { folder, texts, report, isOpen } = yield* scene(yield* deadProcess)
      fs.writeFileSync(path.join(folder, "outbox"), "")
      yield* report()
      assert.strictEqual(texts().length, 1)
      assert.isFalse(isOpen())
    })
  )

  it.scopedLive("fails where it can neither write the end down nor deliver it, so that it is tried again", () =>
    Effect.gen(function* () {
      const { folder, report, isOpen } = yield* scene(yield* deadProcess, {}, false)
      fs.writeFileSync(path.join(folder, "outbox"), "")
      assert.strictEqual((yield* Effect.flip(report()))._tag, "OutboxError")
      assert.isTrue(isOpen())
    })
  )

  it.scopedLive("waits for a process that has let go of its lifeline and still runs", () =>
    Effect.gen(function* () {
      const { identity } = yield* someProcess
      const { texts, report } = yield* scene(identity)
      assert.deepStrictEqual(yield* report(), { _tag: "StillRuns", process: identity })
      assert.deepStrictEqual(texts(), [])
    })
  )

  it.scopedLive("says once that a command goes on without its wrapper, and later that it ended", () =>
    Effect.gen(function* () {
      const command = yield* someProcess
      const { texts, report, isOpen } = yield* scene(yield* deadProcess, { command: command.identity })
      const stillRuns = { _tag: "StillRuns" as const, process: command.identity }
      assert.deepStrictEqual(yield* report("death"), stillRuns)
      assert.deepStrictEqual(yield* report("outlived"), stillRuns)
      assert.strictEqual(texts().length, 1)
      assert.include(texts()[0] ?? "", `process ${command.identity.pid}`)
      assert.isTrue(isOpen())
      yield* command.end
      yield* report("outlived")
      assert.strictEqual(texts().length, 2)
      assert.match(texts()[1] ?? "", /mnist ended without a word/u)
      assert.isFalse(isOpen())
    })
  )

  it.scopedLive("tells a command that died with its wrapper as vanished", () =>
    Effect.gen(function* () {
      const { told, report } = yield* scene(yield* deadProcess, { command: yield* deadProcess })
      yield* report()
      const event = told[0]?.event
      assert.isTrue(event?._tag === "RunEnded" && event.outcome._tag === "Killed")
    })
  )
})
