/** Every run ends in exactly one message, whatever ended it: real processes, real signals, and nobody left to say a word. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { assert, describe, it, vi } from "@effect/vitest"
import { Effect, Fiber, Option, Schedule, type Scope } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { claimIn } from "../../src/journal/standingClaim.ts"
import { sandboxed } from "../cli/run/support/command.ts"
import {
  type Cause,
  causes,
  endsWhenTold,
  faces,
  failsWhenTold,
  type Step,
  started,
  waits
} from "../support/causesOfDeath.ts"
import {
  type Dying,
  type Face,
  kept,
  noted,
  type Surroundings,
  titles,
  toldSoFar,
  useDying,
  waitingIn
} from "../support/dying.ts"
import { memoryGroup, noMemoryGroup } from "../support/memoryGroup.ts"
import { kill } from "../support/processes.ts"
import { killAll, reboot } from "../support/reboot.ts"

const { folder, begin } = useDying()

vi.setConfig({ maxConcurrency: 12, testTimeout: 90_000 })

const run = <A, E>(test: Effect.Effect<A, E, SlackSandbox | Scope.Scope>) => sandboxed(Effect.scoped(test))

/** Begins it. A run is `isUnheard` where Slack is down as it starts. */
const beginOf = (
  { face, does, more = () => ({}), isLimited = false }: Cause,
  surroundings: Pick<Surroundings, "isUnheard"> = {}
) =>
  Effect.gen(function* () {
    const group = isLimited ? yield* memoryGroup : undefined
    return yield* begin(face, does, { ...surroundings, more: more(), group })
  })

/** Nothing is left that could tell more; so what has been told is all that ever will be. */
const allThatIsTold = ({ quiet }: Dying) => Effect.zipRight(quiet, toldSoFar)

const titlesOf = ({ steps }: Cause, { inner }: Dying) => [
  started,
  ...steps.map(({ told }) => told.replace("PID", String(inner)))
]

const check = (cause: Cause, dying: Dying) =>
  Effect.map(allThatIsTold(dying), (words) => {
    assert.deepStrictEqual(titles(words), titlesOf(cause, dying), words.join("\n\n"))
    if (cause.because !== undefined) assert.match(words.at(-1) ?? "", cause.because)
  })

const down = Effect.flatMap(SlackSandbox, ({ failAlways }) => failAlways(Fault.ServerError({})))

/** Only once it has answered what processes sent that have ended since: that would count, and they cannot know. */
const up = Effect.flatMap(SlackSandbox, ({ url, failAlways }) =>
  Effect.promise(() => fetch(`${url}/sandbox/messages`).then((response) => response.text())).pipe(
    Effect.repeatN(2),
    Effect.zipRight(failAlways(undefined))
  )
)

/** Waits until Slack has refused it once more. */
const refused = Effect.flatMap(SlackSandbox, ({ requests, awaitRequests }) =>
  Effect.flatMap(requests, ({ length }) => awaitRequests(length + 1))
)

/** Who has the right to tell the end. */
const claimantOf = ({ state }: Dying) =>
  readdirSync(join(state, "runs")).flatMap((id) =>
    Option.toArray(Option.flatMap(claimIn(join(state, "runs", id)), ({ claim }) => claim)).map(({ by }) => by)
  )

/** With Slack down: waits until what is told of it waits in the outbox, and was refused there. */
const toldInVain = (dying: Dying, { happens }: Step) =>
  Effect.gen(function* () {
    const before = yield* waitingIn(dying.state)
    const happening = yield* Effect.forkScoped(happens(dying))
    yield* Effect.zipRight(kept(dying.state, before + 1), refused)
    yield* dying.exited
    return Effect.asVoid(Fiber.join(happening))
  })

/** What becomes of a run and what is told of it, by when Slack is down. */
const moments: Readonly<Record<string, (cause: Cause) => Effect.Effect<void, never, SlackSandbox | Scope.Scope>>> = {
  "": (cause) =>
    Effect.gen(function* () {
      const { awaitMessages } = yield* SlackSandbox
      const dying = yield* beginOf(cause)
      for (const [index, { happens }] of cause.steps.entries()) {
        yield* happens(dying)
        yield* awaitMessages(index + 2)
      }
      yield* check(cause, dying)
    }),

  ", also when Slack is down as it ends": (cause) =>
    Effect.gen(function* () {
      const { awaitMessages } = yield* SlackSandbox
      const dying = yield* beginOf(cause)
      for (const [index, step] of cause.steps.entries()) {
        yield* Effect.zipRight(noted(dying.state), down)
        const happened = yield* toldInVain(dying, step)
        const isLast = index === cause.steps.length - 1
        if (isLast && cause.teller !== "recovery") assert.deepStrictEqual(claimantOf(dying), [cause.teller])
        yield* up
        yield* Effect.zipRight(happened, awaitMessages(index + 2))
      }
      yield* check(cause, dying)
    }),

  ", also when Slack is down from before its start until after its end": (cause) =>
    Effect.gen(function* () {
      yield* down
      const dying = yield* beginOf(cause, { isUnheard: true })
      yield* refused
      const [first, ...more] = cause.steps
      const happened = yield* toldInVain(dying, first)
      for (const { happens } of more) yield* happens(dying)
      yield* up
      yield* happened
      yield* check(cause, dying)
    })
}

const named = ({ cause, face }: Cause) => `after ${cause}, told by the ${face} or for it`

for (const [when, test] of Object.entries(moments)) {
  describe.concurrent(`a run ends in exactly one message${when}`, () => {
    for (const cause of causes.filter(({ isLimited }) => isLimited !== true)) {
      it.live(named(cause), () => run(test(cause)))
    }
  })
}

/** Beside no other: the kernel counts its victims for the whole machine, too. */
describe("a run whose control group runs out of memory", () => {
  for (const [when, test] of Object.entries(moments)) {
    describe
      .skipIf(noMemoryGroup !== undefined)
      .concurrent(`ends in exactly one message${when}${noMemoryGroup ?? ""}`, () => {
        for (const cause of causes.filter(({ isLimited }) => isLimited === true)) {
          it.live(named(cause), () => run(test(cause)))
        }
      })
  }
})

/** As the journal is before it is written there which process the wrapper has started. */
const forgetCommand = ({ state }: Dying): void => {
  const runs = join(state, "runs")
  for (const id of readdirSync(runs)) {
    const file = join(runs, id, "run.json")
    const { command: _, ...entry }: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(file, "utf8"))
    writeFileSync(file, JSON.stringify(entry))
  }
}

describe.concurrent("a run whose folder and watchdog were given by where the program was started", () => {
  it.live("is told once when it is killed, though the watchdog runs elsewhere", () =>
    run(
      Effect.gen(function* () {
        const state = mkdtempSync(join(folder, "near-"))
        const more = { FOLDER: basename(state), WATCHDOG: "runbell.mjs" }
        const dying = yield* begin("library", waits.library, { state, more })
        kill(dying.pid, "SIGKILL")
        assert.deepStrictEqual(titles(yield* allThatIsTold(dying)), [started, "💀 train ended without a word"])
      })
    )
  )
})

describe.concurrent("a command that outlives its wrapper", () => {
  it.live("is found by its variables where its wrapper was killed before it could write down which process it is", () =>
    run(
      Effect.gen(function* () {
        const { awaitMessages } = yield* SlackSandbox
        const dying = yield* begin("command", waits.command)
        kill(dying.pid, "SIGSTOP")
        forgetCommand(dying)
        kill(dying.pid, "SIGKILL")
        yield* awaitMessages(2)
        kill(dying.inner, "SIGTERM")
        const words = yield* Effect.zipRight(awaitMessages(3), allThatIsTold(dying))
        assert.deepStrictEqual(titles(words), [
          started,
          `⚠️ runbell's own process was killed; the command goes on as process ${dying.inner}`,
          "🔇 train ended without a word"
        ])
      })
    )
  )

  it.live("is told of, and its end, also where the first thing that it does is to kill its wrapper", () =>
    run(
      Effect.gen(function* () {
        const { awaitMessages } = yield* SlackSandbox
        const kills = "echo $$; kill -9 $PPID; exec sleep 1000"
        // Its own output, which no wrapper has to copy.
        const dying = yield* begin("command", kills, { more: { RUNBELL_OUTPUT: "inherit" } })
        kill(dying.inner, "SIGTERM")
        const alert = `⚠️ runbell's own process was killed; the command goes on as process ${dying.inner}`
        const words = yield* Effect.zipRight(awaitMessages(2), allThatIsTold(dying))
        assert.deepStrictEqual(titles(words), [alert, "🔇 train ended without a word"])
      })
    )
  )
})

/** Begins another run in the same folder, and has it end once so many things are told. */
const beginNext = (face: Face, { state }: Dying, count: number, more = {}) =>
  Effect.gen(function* () {
    const next = yield* begin(face, endsWhenTold[face], { state, more })
    yield* Effect.repeat(toldSoFar, {
      until: ({ length }) => length >= count,
      schedule: Schedule.spaced("50 millis")
    })
    yield* Effect.zipRight(next.go, next.exited)
  })

const comers = ["runbell flush", "runbell recover", "the next run"] as const

const comesBy = (comer: (typeof comers)[number], face: Face, dying: Dying) => {
  switch (comer) {
    case "runbell flush":
      return dying.runbell("flush")
    case "runbell recover":
      return dying.runbell("recover")
    case "the next run":
      return beginNext(face, dying, 3)
  }
}

const sinceWhen = { "as it ends": false, "from before its start on": true }

for (const [since, isUnheard] of Object.entries(sinceWhen)) {
  describe.concurrent(`a run that ends while Slack is down ${since}, and whose watchdog is killed then`, () => {
    for (const face of faces) {
      for (const comer of comers) {
        it.live(`is told once, in its order, by ${comer} (${face})`, () =>
          run(
            Effect.gen(function* () {
              if (isUnheard) yield* down
              const dying = yield* begin(face, failsWhenTold[face], { isUnheard })
              yield* down
              yield* Effect.asVoid(toldInVain(dying, { happens: ({ go }) => go, told: "" }))
              yield* Effect.zipRight(killAll(dying), up)
              assert.deepStrictEqual(titles(yield* toldSoFar), isUnheard ? [] : [started])
              yield* comesBy(comer, face, dying)
              const more = comer === "the next run" ? [started, "✅ train finished"] : []
              assert.deepStrictEqual(titles(yield* allThatIsTold(dying)), [started, "❌ train failed", ...more])
            })
          )
        )
      }
    }
  })
}

describe.concurrent("a run whose machine goes down", () => {
  for (const face of faces) {
    for (const [since, isUnheard] of [
      ["", false],
      [", also where Slack was down all along", true]
    ] as const) {
      it.live(`is told as lost by the next run, while that one goes on${since} (${face})`, () =>
        run(
          Effect.gen(function* () {
            if (isUnheard) yield* down
            const dying = yield* begin(face, waits[face], { isUnheard })
            yield* Effect.zipRight(reboot(dying), up)
            yield* beginNext(face, dying, 3)
            const told = titles(yield* allThatIsTold(dying))
            assert.strictEqual(told[0], started)
            assert.sameMembers(told.slice(1), [started, "🔇 train has fallen silent", "✅ train finished"])
          })
        )
      )
    }
  }
})

describe.concurrent("a run whose job is started again after all of it was killed", () => {
  it.live("is told to have been stopped for that, by the next attempt", () =>
    run(
      Effect.gen(function* () {
        const job = { SLURM_JOB_ID: "4711" }
        const dying = yield* begin("command", waits.command, { more: job })
        yield* killAll(dying)
        yield* beginNext("command", dying, 3, { ...job, SLURM_RESTART_COUNT: "1" })
        const told = titles(yield* allThatIsTold(dying))
        assert.sameMembers(Array.from(told), [
          started,
          "💀 train was stopped to be run again",
          "🚀 train started",
          "✅ train finished"
        ])
      })
    )
  )
})
