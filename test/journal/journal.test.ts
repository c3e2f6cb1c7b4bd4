/** What is written of a run, and how it is read back: whole or not at all, and nothing in it trusted. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck, Option, Schema } from "effect"
import { Beat } from "../../src/journal/Beat.ts"
import { claimEnd } from "../../src/journal/claimEnd.ts"
import { closeRun } from "../../src/journal/closeRun.ts"
import { ownIdentity } from "../../src/journal/identify.ts"
import { JournalEntry } from "../../src/journal/JournalEntry.ts"
import { markTold } from "../../src/journal/markTold.ts"
import { noteBeat } from "../../src/journal/noteBeat.ts"
import { noteExit } from "../../src/journal/noteExit.ts"
import { amendRun, openRun } from "../../src/journal/openRun.ts"
import { openRuns } from "../../src/journal/openRuns.ts"
import { readRun } from "../../src/journal/readRun.ts"
import { claimOf, entryOf, nobody } from "./sampleRun.ts"
import { temporaryFolder } from "./temporaryFolder.ts"

const filesOf = (folder: string): ReadonlyArray<string> =>
  fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).isFile())

const modesOf = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => fs.statSync(path.join(folder, name)))
    .filter((stat) => (stat.mode & 0o077) !== 0).length

const whole = (folder: string, id: string) =>
  Effect.gen(function* () {
    const own = yield* ownIdentity()
    yield* openRun(folder, entryOf(id, own))
    yield* noteBeat(folder, id, { at: 1_500_000, metrics: { values: { loss: Number.NaN, "lr-0": -0 }, step: 12 } })
    noteExit(folder, id, 3, { _tag: "Interrupted", exitCode: 3 })
    yield* claimEnd(folder, id, claimOf(id, own))
  })

describe("the journal", () => {
  it.scoped("gives back what was written, for its owner's eyes alone", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* whole(folder, "run-1")
      const run = Option.getOrThrow(yield* readRun(folder, "run-1"))
      assert.deepStrictEqual(run.entry, entryOf("run-1", yield* ownIdentity()))
      assert.deepStrictEqual(Option.getOrThrow(run.beat).metrics, {
        values: { loss: Number.NaN, "lr-0": -0 },
        step: 12
      })
      const { code, outcome } = Option.getOrThrow(run.exit)
      assert.deepStrictEqual({ code, outcome }, { code: 3, outcome: { _tag: "Interrupted", exitCode: 3 } })
      const { claim, isTold } = Option.getOrThrow(run.standing)
      assert.deepStrictEqual(Option.getOrThrow(claim).message, claimOf("run-1", nobody).message)
      assert.isFalse(isTold)
      assert.strictEqual(modesOf(folder), 0)
    })
  )

  it.effect.prop(
    "keeps every entry and every beat as it is",
    { entry: JournalEntry, beat: Beat, number: FastCheck.nat() },
    ({ entry, beat, number }) =>
      Effect.gen(function* () {
        const folder = yield* temporaryFolder
        const id = `run-${number}`
        const given = { ...entry, run: { ...entry.run, id } }
        yield* openRun(folder, given)
        yield* noteBeat(folder, id, beat)
        const run = Option.getOrThrow(yield* readRun(folder, id))
        assert.deepStrictEqual(
          yield* Schema.encode(JournalEntry)(run.entry),
          JSON.parse(JSON.stringify(yield* Schema.encode(JournalEntry)(given)))
        )
        assert.deepStrictEqual(
          yield* Schema.encode(Beat)(Option.getOrThrow(run.beat)),
          JSON.parse(JSON.stringify(yield* Schema.encode(Beat)(beat)))
        )
      }).pipe(Effect.scoped),
    { fastCheck: { numRuns: 40 } }
  )

  it.scoped("reads an entry of those who did not write yet when people are called: in trouble", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* openRun(folder, entryOf("run-1", nobody, { mentionWhen: "always" }))
      const file = path.join(folder, "runs", "run-1", "run.json")
      const { mentionWhen, ...before } = JSON.parse(fs.readFileSync(file, "utf8"))
      assert.strictEqual(mentionWhen, "always")
      fs.writeFileSync(file, JSON.stringify(before))
      const { entry } = Option.getOrThrow(yield* readRun(folder, "run-1"))
      assert.deepStrictEqual(entry, entryOf("run-1", nobody, { mentionWhen: "failure" }))
    })
  )

  it.scoped("keeps a time that never comes", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const never = Number.POSITIVE_INFINITY
      yield* openRun(folder, entryOf("run-1", nobody, { minDuration: never, silence: never }))
      const { entry } = Option.getOrThrow(yield* readRun(folder, "run-1"))
      assert.deepStrictEqual([entry.minDuration, entry.silence], [never, never])
    })
  )

  it.scoped("holds no secret of Slack's, whatever a run is called or says", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const url = "https://hooks.slack.com/services/T000/B000/XXXX"
      const entry = entryOf("run-1", nobody)
      yield* openRun(folder, { ...entry, run: { ...entry.run, name: `posts to ${url}` } })
      yield* noteBeat(folder, "run-1", {
        at: 1,
        output: { stderr: { lines: [`"${url}"`], omitted: 0 }, stdout: { lines: [], omitted: 0 } }
      })
      const texts = filesOf(folder).map((file) => fs.readFileSync(file, "utf8"))
      assert.isTrue(texts.every((text) => !text.includes("XXXX")))
      assert.isTrue(Option.isSome(Option.getOrThrow(yield* readRun(folder, "run-1")).beat))
    })
  )

  it.scoped("never stumbles over a file that was cut short, at whatever byte", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* whole(folder, "run-1")
      const home = path.join(folder, "runs", "run-1")
      for (const name of ["beat.json", "exit.json", "end.json", "told", "run.json"]) {
        const file = path.join(home, name)
        if (name === "told") yield* markTold(folder, "run-1")
        const content = fs.readFileSync(file)
        for (let length = 0; length < content.length; length++) {
          fs.writeFileSync(file, content.subarray(0, length))
          const run = yield* readRun(folder, "run-1")
          if (name === "run.json") {
            assert.isTrue(Option.isNone(run))
            continue
          }
          const { beat, exit, standing } = Option.getOrThrow(run)
          const { claim, isTold } = Option.getOrThrow(standing)
          if (name === "beat.json") assert.isTrue(Option.isNone(beat))
          if (name === "exit.json") assert.isTrue(Option.isNone(exit))
          if (name === "end.json") assert.isTrue(Option.isNone(claim))
          if (name === "told") assert.isTrue(isTold)
        }
        fs.writeFileSync(file, content)
      }
    })
  )

  it.scoped("leaves what is no run as it is, as somebody's results or a later version's", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* openRun(folder, entryOf("run-1", nobody))
      const runs = path.join(folder, "runs")
      const plant = (name: string, text?: string) => {
        fs.mkdirSync(path.join(runs, name))
        if (text !== undefined) fs.writeFileSync(path.join(runs, name, "run.json"), text)
      }
      plant("torn", '{"version":1,"run":')
      plant("Not An Id", "{}")
      plant("copied", fs.readFileSync(path.join(runs, "run-1", "run.json"), "utf8"))
      plant("later", '{"version":2,"whatever":true}')
      plant("new")
      fs.writeFileSync(path.join(runs, "a-file"), "")
      const { runs: found, foreign } = yield* openRuns(folder)
      assert.deepStrictEqual(
        found.map(({ entry }) => entry.run.id),
        ["run-1"]
      )
      assert.deepStrictEqual(foreign, ["copied", "torn"])
      const all = ["Not An Id", "a-file", "copied", "later", "new", "run-1", "torn"]
      assert.deepStrictEqual(fs.readdirSync(runs).toSorted(), all)
      assert.deepStrictEqual(fs.readdirSync(folder), ["runs"])
    })
  )

  it.effect.prop("reads whatever anybody writes", { text: FastCheck.json() }, ({ text }) =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* openRun(folder, entryOf("run-1", nobody))
      for (const name of ["beat.json", "exit.json", "end.json", "end.2.json", "told"]) {
        fs.writeFileSync(path.join(folder, "runs", "run-1", name), text)
      }
      const { standing } = Option.getOrThrow(yield* readRun(folder, "run-1"))
      assert.strictEqual(Option.getOrThrow(standing).generation, 2)
    }).pipe(Effect.scoped)
  )

  it.scoped("takes nothing for a run's id that could lead elsewhere", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      for (const id of ["..", "a/b", "", "A", ".x", "a".repeat(65)]) {
        assert.strictEqual((yield* Effect.flip(openRun(folder, entryOf(id, nobody)))).code, "not a run's id")
        noteExit(folder, id, 0)
      }
      assert.deepStrictEqual(fs.readdirSync(folder), [])
    })
  )

  it.scoped("says with its code what cannot be written, and leaves no draft of it", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      fs.writeFileSync(path.join(folder, "runs"), "")
      const { code, message } = yield* Effect.flip(openRun(folder, entryOf("run-1", nobody)))
      assert.oneOf(code, ["ENOTDIR", "EEXIST"])
      assert.include(message, code)
      fs.rmSync(path.join(folder, "runs"))
      yield* openRun(folder, entryOf("run-1", nobody))
      fs.mkdirSync(path.join(folder, "runs", "run-1", "beat.json"))
      yield* Effect.flip(noteBeat(folder, "run-1", { at: 1 }))
      assert.deepStrictEqual(fs.readdirSync(path.join(folder, "runs", "run-1")).toSorted(), ["beat.json", "run.json"])
    })
  )

  it.scoped("does not bring a closed run back with a late beat, exit or amendment", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const entry = entryOf("run-1", nobody)
      yield* openRun(folder, entry)
      yield* amendRun(folder, { ...entry, command: nobody })
      assert.deepStrictEqual(Option.getOrThrow(yield* readRun(folder, "run-1")).entry.command, nobody)
      yield* closeRun(folder, "run-1")
      yield* closeRun(folder, "run-1")
      noteExit(folder, "run-1", 0)
      assert.strictEqual((yield* Effect.flip(noteBeat(folder, "run-1", { at: 1 }))).code, "ENOENT")
      assert.strictEqual((yield* Effect.flip(amendRun(folder, entry))).code, "ENOENT")
      assert.deepStrictEqual(fs.readdirSync(path.join(folder, "runs")), [])
    })
  )

  it.scoped("notes the exit code that the system will see", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* openRun(folder, entryOf("run-1", nobody))
      noteExit(folder, "run-1", -1)
      assert.strictEqual(Option.getOrThrow(Option.getOrThrow(yield* readRun(folder, "run-1")).exit).code, 255)
    })
  )
})
