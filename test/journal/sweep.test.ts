/** What is left where a process died between two steps is taken away, and nothing else. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { claimEnd } from "../../src/journal/claimEnd.ts"
import { markTold } from "../../src/journal/markTold.ts"
import { openRun } from "../../src/journal/openRun.ts"
import { sweep } from "../../src/journal/sweep.ts"
import { claimOf, entryOf, nobody } from "./sampleRun.ts"
import { temporaryFolder } from "./temporaryFolder.ts"

const hours = 3_600_000

/** The files have the time of the real clock. */
const later = (hoursLater: number) =>
  TestClock.setTime(Math.ceil(performance.timeOrigin + performance.now()) + hoursLater * hours)

const planted = Effect.gen(function* () {
  const folder = yield* temporaryFolder
  for (const id of ["goes-on", "claimed", "told"]) yield* openRun(folder, entryOf(id, nobody))
  yield* claimEnd(folder, "claimed", claimOf("claimed", nobody))
  yield* claimEnd(folder, "told", claimOf("told", nobody))
  yield* markTold(folder, "told")
  const runs = path.join(folder, "runs")
  fs.mkdirSync(path.join(runs, ".half.closed"))
  fs.writeFileSync(path.join(runs, ".half.closed", "run.json"), "{}")
  fs.mkdirSync(path.join(runs, "begun"))
  fs.writeFileSync(path.join(runs, "begun", "run.json.1-2.draft"), "{")
  fs.writeFileSync(path.join(runs, "goes-on", "beat.json.1-2.draft"), "{")
  return {
    folder,
    names: () => fs.readdirSync(runs).toSorted(),
    draft: path.join(runs, "goes-on", "beat.json.1-2.draft")
  }
})

describe("sweep", () => {
  it.scoped("removes at once only what was half removed", () =>
    Effect.gen(function* () {
      const { folder, names, draft } = yield* planted
      yield* later(0)
      assert.strictEqual(yield* sweep(folder), 1)
      assert.deepStrictEqual(names(), ["begun", "claimed", "goes-on", "told"])
      assert.isTrue(fs.existsSync(draft))
    })
  )

  it.scoped("removes after an hour what nobody can still be at work on, and after a week what is told", () =>
    Effect.gen(function* () {
      const { folder, names, draft } = yield* planted
      yield* later(2)
      yield* sweep(folder)
      assert.deepStrictEqual(names(), ["claimed", "goes-on", "told"])
      assert.isFalse(fs.existsSync(draft))
      yield* later(24 * 8)
      yield* sweep(folder)
      assert.deepStrictEqual(names(), ["claimed", "goes-on"])
    })
  )

  it.scoped("removes nothing of anybody else's, however old, where the state folder is a project's", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const files = [
        "runs/exp1/events.out.tfevents.1",
        "runs/exp1/notes.draft",
        "runs/exp2/run.json",
        "runs/exp3/weights/best.pt",
        "runs/exp4/run.json.1-2.draft",
        "runs/exp4/best.pt",
        "runs/.old.closed/best.pt",
        "runs/.closed/best.pt",
        "runs/exp5",
        "cards/queen.json"
      ]
      for (const file of files) {
        fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
        fs.writeFileSync(path.join(folder, file), "{}")
      }
      fs.mkdirSync(path.join(folder, "runs", "empty"))
      yield* later(24 * 365)
      yield* sweep(folder)
      const left = fs.readdirSync(folder, { recursive: true, encoding: "utf8" })
      assert.deepStrictEqual(
        files.filter((file) => !left.includes(file)),
        ["runs/exp4/run.json.1-2.draft"] // that one is ours
      )
      assert.include(left, path.join("runs", "empty"))
    })
  )

  it.scoped("removes nothing when the clock was set back", () =>
    Effect.gen(function* () {
      const { folder, names } = yield* planted
      yield* later(-10_000)
      yield* sweep(folder)
      assert.deepStrictEqual(names(), ["begun", "claimed", "goes-on", "told"])
    })
  )

  it.effect("finds nothing where there is no journal", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* sweep("/nowhere"), 0)
    })
  )
})
