/** One end for each run: who claims it first has it, whoever else sees the run end, and whenever anybody dies. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import type { Claim } from "../../src/journal/Claim.ts"
import { claimEnd, takeOver } from "../../src/journal/claimEnd.ts"
import { closeRun } from "../../src/journal/closeRun.ts"
import { identityOf, ownIdentity } from "../../src/journal/identify.ts"
import { markTold } from "../../src/journal/markTold.ts"
import { openRun } from "../../src/journal/openRun.ts"
import { standingClaim } from "../../src/journal/standingClaim.ts"
import { fakeProc } from "./fakeProc.ts"
import { started } from "./programs/started.ts"
import { claimOf, entryOf, nobody } from "./sampleRun.ts"
import { quickFolder, temporaryFolder } from "./temporaryFolder.ts"

const opened = Effect.gen(function* () {
  const folder = yield* temporaryFolder
  yield* openRun(folder, entryOf("run-1", nobody))
  return folder
})

const holderOf = (folder: string) =>
  Effect.map(standingClaim(folder, "run-1"), (standing) => Option.flatMap(standing, ({ claim }) => claim))

const allOf = (races: number) => Array.from({ length: races }, (_, run) => run)

const atOnce = 10

/** Has four processes race for the end of each run, ten runs after each start; who got which, in all. */
const race = (folder: string, races: number, how: "claimEnd" | "takeOver") =>
  Effect.gen(function* () {
    const racers = yield* Effect.all(
      [0, 1, 2, 3].map(() => started("claim.ts", folder, String(races), String(atOnce), how)),
      { concurrency: "unbounded" }
    )
    for (const { line } of racers) assert.strictEqual(yield* line, "ready")
    const won: Array<ReadonlyArray<number>> = []
    for (let start = 0; start < races / atOnce; start++) {
      // Each is the first to be let go in its turn.
      for (let next = 0; next < racers.length; next++) racers[(start + next) % racers.length]?.child.stdin?.write("!")
      for (const { line } of racers) won.push(JSON.parse(yield* line))
    }
    return won
  })

const sorted = (won: ReadonlyArray<ReadonlyArray<number>>) => won.flat().toSorted((one, other) => one - other)

const filesIn = (folder: string, run: number) => fs.readdirSync(path.join(folder, "runs", `run-${run}`)).toSorted()

describe("a claim", () => {
  it.scoped(
    "is won by one of four processes in each of 1,000 races",
    () =>
      Effect.gen(function* () {
        const races = 1_000
        const folder = yield* quickFolder
        for (const run of allOf(races)) fs.mkdirSync(path.join(folder, "runs", `run-${run}`), { recursive: true })
        const won = yield* race(folder, races, "claimEnd")
        assert.deepStrictEqual(sorted(won), allOf(races))
        assert.deepStrictEqual(filesIn(folder, 0), ["end.json"])
      }),
    60_000
  )

  it.scoped("is refused once it stands, also when it is told, and when the run is closed", () =>
    Effect.gen(function* () {
      const folder = yield* opened
      const own = yield* ownIdentity()
      const late = { ...claimOf("run-1", own), by: "watchdog" } as const
      assert.isTrue(yield* claimEnd(folder, "run-1", claimOf("run-1", own)))
      assert.isFalse(yield* claimEnd(folder, "run-1", late))
      yield* markTold(folder, "run-1")
      assert.isFalse(yield* claimEnd(folder, "run-1", late))
      yield* closeRun(folder, "run-1")
      assert.isFalse(yield* claimEnd(folder, "run-1", late))
    })
  )

  it.scoped("of the run itself fails where a stranger has removed its folder, since nobody else will tell then", () =>
    Effect.gen(function* () {
      const folder = yield* opened
      fs.rmSync(path.join(folder, "runs"), { recursive: true })
      assert.strictEqual((yield* Effect.flip(claimEnd(folder, "run-1", claimOf("run-1", nobody)))).code, "ENOENT")
    })
  )

  it.scoped("is there with all that it says, or not at all", () =>
    Effect.gen(function* () {
      const folder = yield* opened
      const claim: Claim = claimOf("run-1", nobody, { by: "wrapper", at: 7 })
      yield* claimEnd(folder, "run-1", claim)
      assert.deepStrictEqual(yield* holderOf(folder), Option.some(claim))
    })
  )
})

describe("taking over", () => {
  it.scoped(
    "is won by one of four processes in each of 200 races",
    () =>
      Effect.gen(function* () {
        const races = 200
        const folder = yield* quickFolder
        const dead = claimOf("run", { ...(yield* ownIdentity()), startTicks: 1 })
        for (const run of allOf(races)) {
          fs.mkdirSync(path.join(folder, "runs", `run-${run}`), { recursive: true })
          yield* claimEnd(folder, `run-${run}`, dead)
        }
        const won = yield* race(folder, races, "takeOver")
        assert.deepStrictEqual(sorted(won), allOf(races))
        assert.deepStrictEqual(filesIn(folder, 0), ["end.2.json", "end.json"])
      }),
    60_000
  )

  it.scoped("gives a claim to one of all who try, once its holder has been killed before it told", () =>
    Effect.gen(function* () {
      const folder = yield* opened
      yield* (yield* started("claimAndDie.ts", folder, "run-1")).ended
      const own = yield* ownIdentity()
      const claims = Array.from({ length: 8 }, (_, at) => claimOf("run-1", own, { by: "recovery", at }))
      const got = yield* Effect.forEach(claims, (claim) => takeOver(folder, "run-1", claim), {
        concurrency: "unbounded"
      })
      assert.strictEqual(got.filter(Boolean).length, 1)
      assert.strictEqual(Option.getOrThrow(yield* holderOf(folder)).at, got.indexOf(true))
    })
  )

  it.scoped("leaves a claim to a holder that is alive, that has told, or that is elsewhere", () =>
    Effect.gen(function* () {
      const folder = yield* opened
      const { root, show, end, boot, name } = yield* fakeProc
      show(42, { startTicks: 500 })
      const mine = claimOf("run-1", yield* ownIdentity(root), { by: "recovery" })
      const take = takeOver(folder, "run-1", mine, { root })
      assert.isFalse(yield* take)
      yield* claimEnd(folder, "run-1", claimOf("run-1", yield* identityOf(42, root)))
      assert.isFalse(yield* take)
      boot("second")
      name("another")
      assert.isFalse(yield* take)
      boot("first")
      end(42)
      yield* markTold(folder, "run-1")
      assert.isFalse(yield* take)
    })
  )

  it.scoped("does so also when the holder's pid belongs to another process by now, and after a boot", () =>
    Effect.gen(function* () {
      const { root, show, boot } = yield* fakeProc
      for (const after of [() => show(42, { startTicks: 501 }), () => boot("second")]) {
        const folder = yield* opened
        show(42, { startTicks: 500 })
        yield* claimEnd(folder, "run-1", claimOf("run-1", yield* identityOf(42, root)))
        after()
        const own = yield* ownIdentity(root)
        assert.isTrue(yield* takeOver(folder, "run-1", claimOf("run-1", own), { root }))
        assert.isFalse(yield* takeOver(folder, "run-1", claimOf("run-1", own), { root }))
      }
    })
  )

  it.scoped("takes what cannot be seen only when its time is over", () =>
    Effect.gen(function* () {
      const folder = yield* opened
      const { root } = yield* fakeProc
      const mine = claimOf("run-1", yield* ownIdentity(root), { by: "recovery" })
      yield* claimEnd(folder, "run-1", claimOf("run-1", nobody))
      assert.isFalse(yield* takeOver(folder, "run-1", mine, { root }))
      assert.isTrue(yield* takeOver(folder, "run-1", mine, { root, lapsed: true }))
    })
  )
})

describe("an end that was only presumed", () => {
  it.scoped("gives way to one that was seen, which has to be told on its own", () =>
    Effect.gen(function* () {
      const folder = yield* opened
      const presumed = claimOf("run-1", nobody, { by: "recovery", presumed: true })
      const seen = claimOf("run-1", yield* ownIdentity())
      assert.isTrue(yield* claimEnd(folder, "run-1", presumed))
      yield* markTold(folder, "run-1")
      assert.isFalse(yield* claimEnd(folder, "run-1", presumed))
      assert.isTrue(yield* claimEnd(folder, "run-1", seen))
      assert.isFalse(yield* claimEnd(folder, "run-1", seen))
      assert.isFalse(Option.getOrThrow(yield* standingClaim(folder, "run-1")).isTold)
      yield* markTold(folder, "run-1")
      assert.isTrue(Option.getOrThrow(yield* standingClaim(folder, "run-1")).isTold)
    })
  )
})
