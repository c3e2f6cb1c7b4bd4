/** Runs that died with all that was to tell of them: told by who comes by next, once, and as no more than was seen. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, Fiber, Option, TestClock } from "effect"
import type { Outcome } from "../../src/domain/Outcome.ts"
import { noteAlarm } from "../../src/journal/alarms.ts"
import { claimEnd } from "../../src/journal/claimEnd.ts"
import { identityOf, ownIdentity } from "../../src/journal/identify.ts"
import type { JournalEntry } from "../../src/journal/JournalEntry.ts"
import { markTold } from "../../src/journal/markTold.ts"
import { noteBeat } from "../../src/journal/noteBeat.ts"
import { noteExit } from "../../src/journal/noteExit.ts"
import { openRun } from "../../src/journal/openRun.ts"
import type { ProcessIdentity } from "../../src/journal/ProcessIdentity.ts"
import { standingClaim } from "../../src/journal/standingClaim.ts"
import { keyOf } from "../../src/outbox/keyOf.ts"
import { outboxFolder } from "../../src/outbox/outboxFolder.ts"
import { put } from "../../src/outbox/put.ts"
import { readStored, type Stored } from "../../src/outbox/Stored.ts"
import { recover } from "../../src/recovery/recover.ts"
import { fakeProc } from "../journal/fakeProc.ts"
import { claimOf, destination, endOf, entryOf, nobody } from "../journal/sampleRun.ts"
import { temporaryFolder } from "../journal/temporaryFolder.ts"

const started = 1_000_000
const found = 1_600_000

/** A machine, its state folder, and a run on it that beat once, ten seconds after its start. */
const scene = (more: Partial<JournalEntry> = {}) =>
  Effect.gen(function* () {
    const folder = yield* temporaryFolder
    const proc = yield* fakeProc
    proc.show(42, { startTicks: 500 })
    yield* openRun(folder, entryOf("run-1", yield* identityOf(42, proc.root), more))
    yield* noteBeat(folder, "run-1", { at: started + 10_000, metrics: { values: { loss: 0.3 }, step: 7 } })
    yield* TestClock.setTime(found)
    return { folder, ...proc }
  })

/** Recovers, and lets the time pass that it leaves to the watchdog. */
const recovered = (folder: string, root: string, more: Parameters<typeof recover>[1] = {}) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.fork(recover(folder, { root, ...more }))
    yield* TestClock.adjust("1 minute")
    return yield* Fiber.join(fiber)
  })

const waiting = (folder: string): ReadonlyArray<Stored> => {
  const box = path.join(outboxFolder(folder, destination), "new")
  if (!fs.existsSync(box)) return []
  return fs
    .readdirSync(box)
    .toSorted()
    .map((name) => Option.getOrThrow(readStored(fs.readFileSync(path.join(box, name), "utf8"))))
}

const runsIn = (folder: string) => fs.readdirSync(path.join(folder, "runs"))

const outcomesIn = (folder: string): ReadonlyArray<Outcome | undefined> =>
  waiting(folder).map(({ message: { event } }) => (event._tag === "RunEnded" ? event.outcome : undefined))

const lastSignIn = (folder: string): number | undefined => {
  const [outcome] = outcomesIn(folder)
  return outcome?._tag === "Lost" && outcome.lastSignOfLife !== undefined
    ? DateTime.toEpochMillis(outcome.lastSignOfLife)
    : undefined
}

const lost = (tag: "Vanished" | "Rebooted"): Outcome => ({
  _tag: "Lost",
  lastSignOfLife: DateTime.unsafeMake(started + 10_000),
  evidence: { _tag: tag }
})

describe("recovery", () => {
  it.scoped("leaves alone a run whose process is alive", () =>
    Effect.gen(function* () {
      const { folder, root } = yield* scene()
      yield* TestClock.adjust("30 days")
      assert.deepStrictEqual(yield* recovered(folder, root), { told: [], foreign: [], failed: [] })
      assert.deepStrictEqual(runsIn(folder), ["run-1"])
    })
  )

  it.scoped("tells a run whose process is gone, with its last sign of life, once", () =>
    Effect.gen(function* () {
      const { folder, root, end } = yield* scene()
      end(42)
      const { told } = yield* recovered(folder, root)
      assert.deepStrictEqual(outcomesIn(folder), [lost("Vanished")])
      assert.strictEqual(told.length, 1)
      const event = waiting(folder)[0]?.message.event
      assert(event?._tag === "RunEnded")
      assert.deepStrictEqual(event.duration, Duration.seconds(10))
      assert.deepStrictEqual(event.metrics, { values: { loss: 0.3 }, step: 7 })
      assert.deepStrictEqual(event.mentions, [{ _tag: "User", id: "U012AB3CD" }])
      assert.isFalse(waiting(folder)[0]?.mayRepeat)
      assert.deepStrictEqual(runsIn(folder), [])
      assert.deepStrictEqual((yield* recovered(folder, root)).told, [])
      assert.strictEqual(waiting(folder).length, 1)
    })
  )

  it.scoped("tells a run whose pid belongs to another process by now", () =>
    Effect.gen(function* () {
      const { folder, root, show } = yield* scene()
      show(42, { startTicks: 501 })
      yield* recovered(folder, root)
      assert.deepStrictEqual(outcomesIn(folder), [lost("Vanished")])
    })
  )

  it.scoped("tells at once a run whose machine was restarted, also when its pid is taken again", () =>
    Effect.gen(function* () {
      const { folder, root, boot } = yield* scene()
      boot("second")
      const { told } = yield* recover(folder, { root })
      assert.deepStrictEqual(outcomesIn(folder), [lost("Rebooted")])
      assert.deepStrictEqual(
        told.map(({ destination }) => destination),
        [destination]
      )
    })
  )

  it.scoped("is silent where the alarm has gone off, also that of another bot than the one that tells of the run", () =>
    Effect.gen(function* () {
      const { folder, root, boot } = yield* scene()
      yield* noteAlarm(folder, "0".repeat(16), "run-1", { id: "Q1", channel: "C1", due: found - 61_000 })
      boot("second")
      assert.deepStrictEqual((yield* recover(folder, { root })).told, [])
      assert.deepStrictEqual(runsIn(folder), [])
    })
  )

  it.scoped("leaves a run that has just died to its watchdog for a while", () =>
    Effect.gen(function* () {
      const { folder, root, end } = yield* scene()
      end(42)
      const fiber = yield* Effect.fork(recover(folder, { root }))
      yield* TestClock.adjust("9 seconds")
      assert.deepStrictEqual(waiting(folder), [])
      yield* claimEnd(folder, "run-1", claimOf("run-1", yield* ownIdentity(root), { by: "watchdog" }))
      yield* TestClock.adjust("2 seconds")
      assert.deepStrictEqual((yield* Fiber.join(fiber)).told, [])
      assert.deepStrictEqual(waiting(folder), [])
    })
  )

  it.scoped("tells by its exit code a run that ended by itself without a word", () =>
    Effect.gen(function* () {
      const { folder, root, end } = yield* scene()
      noteExit(folder, "run-1", 3)
      end(42)
      yield* recovered(folder, root)
      assert.deepStrictEqual(outcomesIn(folder), [{ _tag: "Failed", exitCode: 3 }])
    })
  )

  for (const [mentionWhen, code, called] of [
    ["always", 0, 1],
    [["Finished"], 0, 1],
    [["Lost"], 0, 0],
    [["Lost"], undefined, 1],
    [["Killed", "Failed"], undefined, 0]
  ] as const) {
    it.scoped(`calls people at ${mentionWhen}, as the run would have, of a run with the exit code ${code}`, () =>
      Effect.gen(function* () {
        const { folder, root, end } = yield* scene({ mentionWhen, awaits: "command" })
        if (code !== undefined) noteExit(folder, "run-1", code)
        end(42)
        yield* recovered(folder, root)
        const event = waiting(folder)[0]?.message.event
        assert(event?._tag === "RunEnded")
        assert.lengthOf(event.mentions, called)
      })
    )
  }

  it.scoped("keeps silent where the run itself would have", () =>
    Effect.gen(function* () {
      const { folder, root, end } = yield* scene({ events: "failure", awaits: "command" })
      noteExit(folder, "run-1", 0)
      end(42)
      yield* recovered(folder, root)
      assert.deepStrictEqual(waiting(folder), [])
      assert.deepStrictEqual(runsIn(folder), [])
    })
  )

  it.scoped("does not tell the end of a command that outlived its wrapper before it has ended", () =>
    Effect.gen(function* () {
      const { root, show, end, ...rest } = yield* scene()
      show(43, { startTicks: 510 })
      const folder = rest.folder
      yield* openRun(folder, entryOf("run-1", yield* identityOf(42, root), { command: yield* identityOf(43, root) }))
      end(42)
      assert.deepStrictEqual((yield* recovered(folder, root)).told, [])
      end(43)
      assert.strictEqual((yield* recovered(folder, root)).told.length, 1)
    })
  )

  it.scoped("words it in the run's own language and time zone", () =>
    Effect.gen(function* () {
      const { folder, root, boot } = yield* scene({ language: "zh", timeZone: "Asia/Shanghai" })
      boot("second")
      yield* recover(folder, { root })
      const text = JSON.stringify(waiting(folder)[0]?.message.blocks)
      assert.match(text, /[\u4e00-\u9fff]/u)
      assert.include(text, "08:16")
    })
  )

  it.scoped("words it in English where the language is no longer spoken", () =>
    Effect.gen(function* () {
      const { folder, root, boot } = yield* scene({ language: "xx", timeZone: "Mars/Olympus" })
      boot("second")
      yield* recover(folder, { root })
      assert.include(JSON.stringify(waiting(folder)), "No sign of life since")
    })
  )

  it.scoped("counts what a run wrote into its log as a sign of life", () =>
    Effect.gen(function* () {
      const log = path.join(yield* temporaryFolder, "log")
      fs.writeFileSync(log, "before and after")
      fs.utimesSync(log, 1_500, 1_500)
      const { dev, ino } = fs.statSync(log)
      const stdout = { path: log, device: dev, inode: ino, size: 6 }
      const { folder, root, boot } = yield* scene({ logs: { stdout } })
      boot("second")
      yield* recover(folder, { root })
      assert.strictEqual(lastSignIn(folder), 1_500_000)
    })
  )

  it.scoped("does not count what the next run has written there since the machine was restarted", () =>
    Effect.gen(function* () {
      const log = path.join(yield* temporaryFolder, "log")
      fs.writeFileSync(log, "before and after")
      fs.utimesSync(log, 1_500, 1_500)
      const { dev, ino } = fs.statSync(log)
      const { folder, root, boot } = yield* scene({ logs: { stdout: { path: log, device: dev, inode: ino, size: 6 } } })
      boot("second", 1_400_000)
      yield* recover(folder, { root })
      assert.deepStrictEqual(outcomesIn(folder), [lost("Rebooted")])
    })
  )

  it.scoped("takes no other file of the log's name for it", () =>
    Effect.gen(function* () {
      const log = path.join(yield* temporaryFolder, "log")
      fs.writeFileSync(log, "another one, and longer")
      fs.utimesSync(log, 1_500, 1_500)
      const { dev, ino } = fs.statSync(log)
      const stdout = { path: log, device: dev, inode: ino + 1, size: 6 }
      const { folder, root, boot } = yield* scene({ logs: { stdout } })
      boot("second")
      yield* recover(folder, { root })
      assert.strictEqual(lastSignIn(folder), started + 10_000)
    })
  )
})

describe("recovery of a run on another machine", () => {
  const elsewhere = (more: Partial<JournalEntry> = {}) =>
    Effect.tap(scene(more), ({ boot, name }) => {
      boot("another")
      name("another")
    })

  it.scoped("waits until it has been silent for its own time, and then says no more than that", () =>
    Effect.gen(function* () {
      const { folder, root } = yield* elsewhere()
      yield* TestClock.setTime(started + 69_000)
      assert.deepStrictEqual((yield* recover(folder, { root })).told, [])
      yield* TestClock.setTime(started + 71_000)
      assert.strictEqual((yield* recover(folder, { root })).told.length, 1)
      assert.deepStrictEqual(outcomesIn(folder), [
        { _tag: "Lost", lastSignOfLife: DateTime.unsafeMake(started + 10_000) }
      ])
      assert.deepStrictEqual((yield* recover(folder, { root })).told, [])
    })
  )

  it.scoped("does not say so again when who said it has ended", () =>
    Effect.gen(function* () {
      const { folder, root, boot } = yield* elsewhere()
      yield* recover(folder, { root })
      boot("yet another")
      assert.deepStrictEqual((yield* recover(folder, { root })).told, [])
    })
  )

  it.scoped("lets the run tell its own end when it speaks again", () =>
    Effect.gen(function* () {
      const { folder, root } = yield* elsewhere()
      yield* recover(folder, { root })
      assert.isTrue(yield* claimEnd(folder, "run-1", claimOf("run-1", yield* ownIdentity(root))))
    })
  )

  it.scoped("does not call a run silent that does not beat, nor one that beats in the future", () =>
    Effect.gen(function* () {
      const { folder, root } = yield* elsewhere({ silence: 0 })
      assert.deepStrictEqual((yield* recover(folder, { root })).told, [])
      const ahead = yield* elsewhere()
      yield* TestClock.setTime(500)
      assert.deepStrictEqual((yield* recover(ahead.folder, { root: ahead.root })).told, [])
    })
  )

  it.scoped("knows that an attempt is over when its job was started again", () =>
    Effect.gen(function* () {
      const job = { launcher: "Slurm", id: "4711", task: "3" }
      const { folder, root } = yield* elsewhere({
        silence: 0,
        run: { id: "run-1", name: "mnist", tags: [], origin: { job } }
      })
      for (const other of [{ ...job, id: "4712" }, { ...job, task: "4" }, job, { launcher: "Slurm", attempt: 2 }]) {
        assert.deepStrictEqual((yield* recover(folder, { root, job: other })).told, [])
      }
      const unnamed = yield* elsewhere({
        silence: 0,
        run: { id: "run-1", name: "mnist", tags: [], origin: { job: { launcher: "torchrun" } } }
      })
      const restarted = { root: unnamed.root, job: { launcher: "torchrun", attempt: 2 } }
      assert.deepStrictEqual((yield* recover(unnamed.folder, restarted)).told, [])
      yield* recover(folder, { root, job: { ...job, attempt: 2 } })
      assert.deepStrictEqual(outcomesIn(folder), [
        { _tag: "Killed", evidence: { _tag: "Requeued", launcher: "Slurm" } }
      ])
    })
  )
})

describe("recovery on a machine of the same name and id, as a clone is", () => {
  it.scoped("does not take a run for one of an earlier boot that beat after its own", () =>
    Effect.gen(function* () {
      const { folder, root, boot } = yield* scene()
      boot("the clone's", started - 60_000)
      yield* TestClock.setTime(started + 69_000)
      assert.deepStrictEqual((yield* recovered(folder, root)).told, [])
      yield* TestClock.setTime(started + 71_000)
      yield* recovered(folder, root)
      assert.deepStrictEqual(outcomesIn(folder), [
        { _tag: "Lost", lastSignOfLife: DateTime.unsafeMake(started + 10_000) }
      ])
    })
  )

  it.scoped("waits for the next beat of a run that it may just have missed", () =>
    Effect.gen(function* () {
      const { folder, root, boot } = yield* scene()
      boot("the clone's", started + 12_000)
      yield* TestClock.setTime(started + 18_000)
      const fiber = yield* Effect.fork(recover(folder, { root }))
      yield* TestClock.adjust("9 seconds")
      yield* noteBeat(folder, "run-1", { at: started + 25_000 })
      yield* TestClock.adjust("2 seconds")
      assert.deepStrictEqual((yield* Fiber.join(fiber)).told, [])
      assert.deepStrictEqual(runsIn(folder), ["run-1"])
    })
  )

  it.scoped("leaves an end to who claims it there, and has been heard of since", () =>
    Effect.gen(function* () {
      const { folder, root, boot } = yield* scene()
      yield* claimEnd(folder, "run-1", claimOf("run-1", yield* identityOf(42, root), { at: started + 5_000 }))
      boot("the clone's", started - 2_000)
      yield* TestClock.setTime(started + 30_000)
      assert.deepStrictEqual((yield* recovered(folder, root)).told, [])
      const { generation } = Option.getOrThrow(yield* standingClaim(folder, "run-1"))
      assert.strictEqual(generation, 1)
    })
  )
})

describe("recovery of an end that was claimed", () => {
  const claimed = (holder: (root: string) => Effect.Effect<ProcessIdentity>) =>
    Effect.gen(function* () {
      const made = yield* scene()
      made.show(77, { startTicks: 900 })
      yield* claimEnd(made.folder, "run-1", claimOf("run-1", yield* holder(made.root), { message: endOf("run-1", 9) }))
      return made
    })

  const another = (root: string) => identityOf(77, root)

  it.scoped("leaves it to who claimed it, while that one is alive", () =>
    Effect.gen(function* () {
      const { folder, root, end } = yield* claimed(another)
      end(42)
      assert.deepStrictEqual((yield* recovered(folder, root)).told, [])
    })
  )

  it.scoped("finishes with the same message, marked as perhaps a repeat, when who claimed it has died", () =>
    Effect.gen(function* () {
      const { folder, root, end } = yield* claimed(another)
      end(42)
      end(77)
      yield* recovered(folder, root)
      assert.deepStrictEqual(outcomesIn(folder), [{ _tag: "Failed", exitCode: 9 }])
      assert.isTrue(waiting(folder)[0]?.mayRepeat)
      assert.deepStrictEqual(runsIn(folder), [])
    })
  )

  it.scoped("does not repeat what is told", () =>
    Effect.gen(function* () {
      const { folder, root, end } = yield* claimed(another)
      end(42)
      end(77)
      yield* markTold(folder, "run-1")
      assert.deepStrictEqual((yield* recovered(folder, root)).told, [])
      assert.deepStrictEqual(runsIn(folder), [])
    })
  )

  it.scoped("does not trust a claim that cannot be read, and tells what it sees itself", () =>
    Effect.gen(function* () {
      const { folder, root, end } = yield* claimed(another)
      fs.writeFileSync(path.join(folder, "runs", "run-1", "end.json"), "{")
      assert.deepStrictEqual((yield* recovered(folder, root)).told, [])
      end(42)
      yield* recovered(folder, root)
      assert.deepStrictEqual(outcomesIn(folder), [lost("Vanished")])
      assert.isTrue(waiting(folder)[0]?.mayRepeat)
    })
  )

  it.scoped("takes a claim from elsewhere only when its holder has been silent for the run's own time", () =>
    Effect.gen(function* () {
      const { folder, root, boot, name } = yield* claimed(another)
      boot("another")
      name("another")
      yield* TestClock.setTime(2_050_000)
      assert.deepStrictEqual((yield* recover(folder, { root })).told, [])
      yield* TestClock.setTime(2_061_000)
      yield* recover(folder, { root })
      assert.isTrue(waiting(folder)[0]?.mayRepeat)
    })
  )
})

describe("recovery in trouble", () => {
  it.scoped("goes on with the next run when one cannot be told, and tells that one another time", () =>
    Effect.gen(function* () {
      const { folder, root, boot } = yield* scene()
      yield* openRun(folder, entryOf("run-2", yield* identityOf(42, root), { destination: "0123456789abcdef" }))
      boot("second")
      fs.mkdirSync(path.dirname(outboxFolder(folder, destination)), { recursive: true })
      fs.writeFileSync(outboxFolder(folder, destination), "in the way")
      const { told, failed } = yield* recover(folder, { root })
      assert.deepStrictEqual(
        failed.map(({ id }) => id),
        ["run-1"]
      )
      assert.strictEqual(told.length, 1)
      fs.rmSync(outboxFolder(folder, destination))
      boot("third")
      yield* recover(folder, { root })
      assert.deepStrictEqual(outcomesIn(folder), [lost("Rebooted")])
      assert.isTrue(waiting(folder)[0]?.mayRepeat)
    })
  )

  it.scoped("says what cannot be read as a run", () =>
    Effect.gen(function* () {
      const { folder, root } = yield* scene()
      fs.mkdirSync(path.join(folder, "runs", "torn"))
      fs.writeFileSync(path.join(folder, "runs", "torn", "run.json"), "{")
      assert.deepStrictEqual((yield* recover(folder, { root })).foreign, ["torn"])
      assert.isTrue(Option.isNone(yield* standingClaim(folder, "run-1")))
    })
  )

  it.effect("does nothing where there is no journal", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* recover("/nowhere"), { told: [], foreign: [], failed: [] })
    })
  )

  it.scoped("tells each run once, however many recover at the same time", () =>
    Effect.gen(function* () {
      const { folder, root, boot } = yield* scene()
      for (let run = 2; run <= 10; run++) {
        yield* openRun(folder, entryOf(`run-${run}`, yield* identityOf(42, root)))
      }
      boot("second")
      yield* Effect.all(
        Array.from({ length: 5 }, () => recover(folder, { root })),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(waiting(folder).length, 10)
    })
  )
})

describe("a run on another machine that was told as silent", () => {
  /** It is told so on this one, since it has not beaten for longer than its silence. */
  const silent = Effect.gen(function* () {
    const at = yield* scene({ silence: 60_000 })
    at.boot("another machine's")
    at.name("another")
    yield* recovered(at.folder, at.root)
    assert.deepStrictEqual(
      outcomesIn(at.folder).map((outcome) => outcome?._tag),
      ["Lost"]
    )
    return at
  })

  const tagsIn = (folder: string) =>
    waiting(folder).map(({ message: { event } }) =>
      event._tag === "AlertRaised" ? event.alert.reason._tag : event._tag
    )

  it.scoped("may still be told of its own end, while what was only presumed waits to be told", () =>
    Effect.gen(function* () {
      const { folder } = yield* silent
      const end = endOf("run-1")
      yield* put(outboxFolder(folder, destination), end, { key: keyOf(end) })
      assert.deepStrictEqual(
        outcomesIn(folder).map((outcome) => outcome?._tag),
        ["Lost", "Finished"]
      )
    })
  )

  it.scoped("is told its own end alone by who finishes that for another one", () =>
    Effect.gen(function* () {
      const { folder, root } = yield* silent
      assert.isTrue(yield* claimEnd(folder, "run-1", claimOf("run-1", nobody, { at: found })))
      yield* TestClock.adjust("5 minutes")
      yield* recovered(folder, root)
      assert.deepStrictEqual(outcomesIn(folder), [{ _tag: "Finished" }])
    })
  )

  it.scoped("is taken back once when it is heard of again, with for how long it was silent", () =>
    Effect.gen(function* () {
      const { folder, root } = yield* silent
      yield* recovered(folder, root)
      assert.deepStrictEqual(tagsIn(folder), ["RunEnded"], "nothing new was heard")
      yield* noteBeat(folder, "run-1", { at: found + 125_000, metrics: { values: { loss: 0.2 }, step: 9 } })
      yield* recovered(folder, root)
      yield* recovered(folder, root)
      assert.deepStrictEqual(tagsIn(folder), ["Resumed"], "what was presumed would be wrong now")
      const event = waiting(folder)[0]?.message.event
      assert(event?._tag === "AlertRaised" && event.alert.reason._tag === "Resumed")
      assert.deepStrictEqual(event.alert.reason.silentFor, Duration.millis(found - started + 115_000))
      assert.strictEqual(event.alert.step, 9)
    })
  )

  it.scoped("is told once more when it falls silent once more, and its own end overrules that", () =>
    Effect.gen(function* () {
      const { folder, root } = yield* silent
      yield* noteBeat(folder, "run-1", { at: found + 120_000 })
      yield* TestClock.setTime(found + 121_000)
      yield* recovered(folder, root)
      yield* TestClock.adjust("10 minutes")
      yield* recovered(folder, root)
      yield* recovered(folder, root)
      assert.deepStrictEqual(tagsIn(folder), ["Resumed", "RunEnded"])
      const standing = Option.getOrThrow(yield* standingClaim(folder, "run-1"))
      assert.deepStrictEqual([standing.generation, standing.isTakenBack], [2, false])
      assert.isTrue(yield* claimEnd(folder, "run-1", claimOf("run-1", yield* ownIdentity(root))))
    })
  )
})
