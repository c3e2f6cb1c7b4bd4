/** The journal that several destinations of one program share keeps each run once, and costs none of them its end. */
import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Option, Schedule, TestClock } from "effect"
import { report, SlackPolicy, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { readOomCounters } from "../../src/evidence/OomCounters.ts"
import { openRuns } from "../../src/journal/openRuns.ts"
import { journalKeeper } from "../../src/node/journalKeeper.ts"
import * as Keeper from "../../src/run/Keeper.ts"
import { started } from "../journal/programs/started.ts"
import { temporaryFolder } from "../outbox/support/outbox.ts"
import { mute } from "../support/mute.ts"
import { passTime } from "../support/passTime.ts"

const keeping = (folder: string, mark: string) =>
  Keeper.add(journalKeeper({ folder, destination: mark.repeat(16), report: undefined, notifier: mute }))

const ends = Effect.flatMap(SlackRecorder, ({ events }) =>
  Effect.map(events, (all) => all.filter(({ _tag }) => _tag === "RunEnded").length)
)

describe("a run of the journal", () => {
  it.scopedLive("notes with each sign of life what the kernel had counted at the one before", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const both = Layer.mergeAll(
        SlackRecorder.layer,
        keeping(folder, "0"),
        SlackPolicy.layer({ beatInterval: "1 millis" })
      )
      const beat = Effect.flatMap(openRuns(folder), ({ runs }) =>
        Option.flatMap(Option.fromNullable(runs[0]), ({ beat }) => beat)
      )
      const seen = yield* Effect.retry(beat, Schedule.spaced("5 millis")).pipe(
        withSlackNotify({ name: "one" }),
        Effect.provide(both)
      )
      const { machine } = yield* readOomCounters()
      assert.strictEqual(seen.oom?.machine, machine)
    })
  )
})

/** All files below, with how many bytes each has. */
const sizesIn = (folder: string) =>
  Effect.sync(() =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => [
        name,
        statSync(join(folder, name)).size
      ])
    )
  )

describe("a sign of life", () => {
  it.scopedLive("is noted by nothing that holds up the program", () =>
    Effect.gen(function* () {
      const { line } = yield* started("../../node/programs/beats.ts", yield* temporaryFolder, "watched")
      assert.strictEqual(yield* line, "beaten")
    })
  )

  it.scopedLive("that a disk which is away does not take holds up neither the program nor its end", () =>
    Effect.gen(function* () {
      const { line } = yield* started("../../node/programs/beats.ts", yield* temporaryFolder, "away")
      assert.strictEqual(yield* line, "settled")
    })
  )
})

describe("a run that goes on for an hour", () => {
  it.scoped("keeps no more of itself than one that goes on for a minute", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const both = Layer.mergeAll(SlackRecorder.layer, keeping(folder, "0"))
      const steps = Effect.iterate(0, {
        while: () => true,
        body: (step) => Effect.as(Effect.delay(report({ loss: 1 / (step + 3) }, { step }), "10 seconds"), step + 1)
      })
      yield* Effect.fork(Effect.provide(withSlackNotify(steps, { name: "mnist" }), both))
      yield* TestClock.adjust(0)
      yield* Effect.repeatN(passTime("10 seconds"), 5)
      const early = yield* sizesIn(folder)
      yield* Effect.repeatN(passTime("10 seconds"), 353)
      const late = yield* sizesIn(folder)
      assert.hasAllKeys(late, Object.keys(early))
      const beat = Object.keys(late).filter((name) => name.endsWith("beat.json"))
      assert.lengthOf(beat, 1)
      const grown = Object.entries(late).filter(([name, size]) => size > (early[name] ?? 0) + 20)
      assert.deepStrictEqual(grown, []) // of the time and the step there are a few digits more
    })
  )
})

describe("a journal that two destinations share", () => {
  it.scopedLive("lets every end be told, and holds no run when all is told", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const both = Layer.mergeAll(SlackRecorder.layer, keeping(folder, "0"), keeping(folder, "1"))
      yield* Effect.gen(function* () {
        yield* withSlackNotify(
          Effect.tap(openRuns(folder), ({ runs }) => assert.lengthOf(runs, 1)),
          { name: "one" }
        )
        yield* withSlackNotify(Effect.void, { name: "two" })
        assert.strictEqual(yield* ends, 2)
      }).pipe(Effect.provide(both))
      assert.lengthOf((yield* openRuns(folder)).runs, 0)
    })
  )
})
