/** A run, its watchdog and two who recover, step by step in any order, each of which may die between any two steps: one end, or another that is marked as perhaps a repeat. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck, Option } from "effect"
import { claimEnd, takeOver } from "../../src/journal/claimEnd.ts"
import { closeRun } from "../../src/journal/closeRun.ts"
import { identityOf } from "../../src/journal/identify.ts"
import { judge } from "../../src/journal/judge.ts"
import { markTold } from "../../src/journal/markTold.ts"
import { openRun } from "../../src/journal/openRun.ts"
import { readRun } from "../../src/journal/readRun.ts"
import { fakeProc, type Proc } from "./fakeProc.ts"
import { claimOf, entryOf } from "./sampleRun.ts"
import { quickFolder } from "./temporaryFolder.ts"

const id = "run-1"
const run = 10
const others = [20, 30, 40]

interface World {
  readonly folder: string
  readonly proc: Proc
  readonly tells: Array<{ readonly pid: number; readonly mayRepeat: boolean }>
  /** How many had been told when it was first noted. */
  notedAfter: number | undefined
}

/** Does one thing each time it is asked to go on, and may never be asked again. */
type Actor = Generator<Effect.Effect<void>, void>

const tell = function* (world: World, pid: number, mayRepeat: boolean): Actor {
  yield Effect.sync(() => void world.tells.push({ pid, mayRepeat }))
  yield Effect.map(Effect.orDie(markTold(world.folder, id)), () => {
    world.notedAfter ??= world.tells.length
  })
  yield Effect.orDie(closeRun(world.folder, id))
}

const mine = ({ proc }: World, pid: number, by: "program" | "recovery") =>
  Effect.map(identityOf(pid, proc.root), (process) => claimOf(id, process, { by }))

const program = function* (world: World): Actor {
  let won = false
  yield mine(world, run, "program").pipe(
    Effect.flatMap((claim) => claimEnd(world.folder, id, claim)),
    Effect.orDie,
    Effect.map((answer) => {
      won = answer
    })
  )
  if (won) yield* tell(world, run, false)
}

/** What a watchdog and a recovery have in common. */
const survivor = function* (world: World, pid: number): Actor {
  const { folder, proc } = world
  const plan: { next: "leave" | "claim" | "takeOver" | "close" } = { next: "leave" }
  yield Effect.gen(function* () {
    const open = Option.getOrUndefined(yield* readRun(folder, id))
    if (open === undefined) return
    const isOver = (yield* judge(open.entry.process, open.entry.at, proc.root)) === "dead"
    const standing = Option.getOrUndefined(open.standing)
    if (standing === undefined) plan.next = isOver ? "claim" : "leave"
    else if (standing.isTold) plan.next = isOver ? "close" : "leave"
    else plan.next = "takeOver"
  }).pipe(Effect.orDie)
  if (plan.next === "close") yield Effect.orDie(closeRun(folder, id))
  if (plan.next !== "claim" && plan.next !== "takeOver") return
  const isRepeat = plan.next === "takeOver"
  let won = false
  yield mine(world, pid, "recovery").pipe(
    Effect.flatMap((claim) =>
      isRepeat ? takeOver(folder, id, claim, { root: proc.root }) : claimEnd(folder, id, claim)
    ),
    Effect.orDie,
    Effect.map((answer) => {
      won = answer
    })
  )
  if (won) yield* tell(world, pid, isRepeat)
}

interface Move {
  readonly pid: number
  readonly does: "step" | "die"
}

const moves = FastCheck.array(
  FastCheck.record({
    pid: FastCheck.constantFrom(run, run, ...others),
    does: FastCheck.constantFrom("step" as const, "step" as const, "step" as const, "die" as const)
  }),
  { maxLength: 40 }
)

const finish = (actor: Actor): Effect.Effect<void> =>
  Effect.suspend(() => {
    const { done, value } = actor.next()
    return done === true ? Effect.void : Effect.zipRight(value, finish(actor))
  })

/** Plays the moves; then all die who have not come to their end, and one more comes by. */
const play = Effect.fnUntraced(function* (world: World, all: ReadonlyArray<Move>) {
  const { folder, proc } = world
  const living = new Map<number, () => Actor>([[run, () => program(world)]])
  for (const pid of others) living.set(pid, () => survivor(world, pid))
  const acting = new Map<number, Actor>()
  for (const pid of [...living.keys(), 50]) proc.show(pid, { startTicks: pid })
  yield* openRun(folder, entryOf(id, yield* identityOf(run, proc.root)))
  let diedHolding = 0

  const die = Effect.fnUntraced(function* (pid: number) {
    const open = Option.getOrUndefined(yield* readRun(folder, id))
    const standing = Option.getOrUndefined(Option.flatMap(Option.fromNullable(open), ({ standing }) => standing))
    const holder = standing === undefined ? undefined : Option.getOrUndefined(standing.claim)?.process.pid
    if (holder === pid && standing?.isTold === false) diedHolding++
    living.delete(pid)
    proc.end(pid)
  })

  const step = Effect.fnUntraced(function* (pid: number, begin: () => Actor) {
    const actor = acting.get(pid) ?? begin()
    acting.set(pid, actor)
    const { done, value } = actor.next()
    if (done !== true) return yield* value
    // Who recovers comes by again; the run has ended.
    if (pid === run) yield* die(pid)
    else acting.delete(pid)
  })

  for (const { pid, does } of all) {
    const begin = living.get(pid)
    if (begin === undefined) continue
    yield* does === "die" ? die(pid) : step(pid, begin)
  }
  for (const pid of Array.from(living.keys())) yield* die(pid)
  yield* finish(survivor(world, 50))
  return diedHolding
})

const world = Effect.gen(function* () {
  const made: World = { folder: yield* quickFolder, proc: yield* fakeProc, tells: [], notedAfter: undefined }
  return made
})

describe("the end of a run", () => {
  it.effect.prop(
    "is told once, or again as perhaps a repeat where who told it died before that was noted",
    { all: moves },
    ({ all }) =>
      Effect.gen(function* () {
        const here = yield* world
        const diedHolding = yield* play(here, all)
        const { tells, notedAfter } = here
        assert.isAtLeast(tells.length, 1)
        assert.isAtMost(tells.filter(({ mayRepeat }) => !mayRepeat).length, 1)
        assert.isAtMost(tells.length, 1 + diedHolding)
        // Once it is noted, nobody tells it any more.
        assert.strictEqual(notedAfter, tells.length)
        assert.deepStrictEqual(fs.readdirSync(path.join(here.folder, "runs")), [])
      }).pipe(Effect.scoped),
    { fastCheck: { numRuns: 100 } }
  )
})
