/** A run that fell silent was told as such, and as nothing worse; when it goes on, it says so itself, once, and its end counts. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option, Schedule, type Scope } from "effect"
import { SlackSandbox } from "runbell/testing"
import { asLeader } from "../../src/outbox/leadership.ts"
import { hostFolder } from "../../src/outbox/outboxFolder.ts"
import { sandboxed } from "../cli/run/support/command.ts"
import { asBot, type Dying, titles, toldSoFar, useDying } from "../support/dying.ts"
import { inSession, isHeld, kill, until } from "../support/processes.ts"

const faces = ["command", "library"] as const

const ends = { command: "echo $$; read go", library: "finishes" } as const

const run = <A, E>(test: Effect.Effect<A, E, SlackSandbox | Scope.Scope>) => sandboxed(Effect.scoped(test))

const runsIn = ({ state }: Dying): ReadonlyArray<string> =>
  readdirSync(join(state, "runs")).map((id) => join(state, "runs", id))

/** Waits until nobody delivers: a process that is held meanwhile holds up whoever would deliver after it. */
const idle = ({ state }: Dying) =>
  Effect.forEach(readdirSync(hostFolder(state)), (mark) =>
    asLeader(join(hostFolder(state), mark), Effect.void).pipe(
      Effect.repeat({ until: Option.isSome, schedule: Schedule.spaced("10 millis") })
    )
  )

/** Until the last of them stands still: a beat may be on its way. */
const hold = (dying: Dying) =>
  Effect.zipRight(
    idle(dying),
    Effect.promise(() => {
      for (const one of inSession(dying.pid)) kill(one, "SIGSTOP")
      return until(() => inSession(dying.pid).every(isHeld))
    })
  )

const letGo = ({ pid }: Dying): void => {
  for (const one of inSession(pid)) kill(one, "SIGCONT")
}

/** As it is seen from another machine that shares the folder, where nothing was heard of it for half an hour. */
const seenFromAfar = (dying: Dying): void => {
  for (const path of runsIn(dying)) {
    const file = join(path, "run.json")
    const entry: { readonly at: number; readonly process: object } = JSON.parse(readFileSync(file, "utf8"))
    const process = { ...entry.process, host: "another", bootId: "another's" }
    writeFileSync(file, JSON.stringify({ ...entry, process, at: entry.at - 30 * 60_000 }))
    rmSync(join(path, "beat.json"), { force: true })
  }
}

/** Two more of its beats. */
const beatsAgain = (dying: Dying) =>
  Effect.promise(async () => {
    for (const _ of [1, 2]) {
      for (const path of runsIn(dying)) {
        const beat = join(path, "beat.json")
        rmSync(beat, { force: true })
        await until(() => readdirSync(path).includes("beat.json"))
      }
    }
  })

describe("a run that was told as silent, and goes on", () => {
  const { begin, quiet } = useDying()
  for (const face of faces) {
    it.live(
      `says so itself, once, and tells its own end (${face})`,
      () =>
        run(
          Effect.gen(function* () {
            const { awaitMessages } = yield* SlackSandbox
            const dying = yield* begin(face, ends[face], { more: { BEAT: "100" } })
            yield* hold(dying)
            seenFromAfar(dying)
            yield* dying.runbell("recover")
            yield* awaitMessages(2)
            letGo(dying)
            yield* awaitMessages(3)
            if (face === "library") yield* beatsAgain(dying)
            yield* dying.runbell("recover")
            yield* dying.go
            yield* awaitMessages(4)
            yield* quiet
            const words = yield* toldSoFar
            assert.deepStrictEqual(titles(words), [
              "🚀 train started",
              "🔇 train has fallen silent",
              "🔔 It goes on,",
              "✅ train finished"
            ])
          })
        ),
      60_000
    )
  }
})

describe("the card of a run that was told as silent, and goes on", () => {
  const { begin } = useDying(asBot)
  it.live("shows that it is under way again", () =>
    run(
      Effect.gen(function* () {
        const { awaitMessages, messages } = yield* SlackSandbox
        const dying = yield* begin("library", ends.library, { more: { BEAT: "100" } })
        yield* hold(dying)
        seenFromAfar(dying)
        yield* dying.runbell("recover")
        yield* awaitMessages(2)
        const cardTitle = Effect.map(Effect.zipRight(messages, toldSoFar), (words) => titles(words)[0])
        assert.strictEqual(yield* cardTitle, "🔇 train has fallen silent")
        letGo(dying)
        const [card, , alert] = yield* awaitMessages(3)
        assert.strictEqual(alert?.threadTs, card?.ts)
        yield* cardTitle.pipe(
          Effect.delay("20 millis"),
          Effect.repeat({ until: (title) => title === "⏳ train is under way" })
        )
      })
    )
  )
})
