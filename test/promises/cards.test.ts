/** A run has one card, whatever process tells of it: the watchdog after a death, whoever comes by after a boot, and the next attempt. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, type Scope } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { sandboxed, wordsOf } from "../cli/run/support/command.ts"
import { asBot, type Dying, type Face, useDying } from "../support/dying.ts"
import { kill, treeOf } from "../support/processes.ts"
import { reboot } from "../support/reboot.ts"

const { begin, quiet } = useDying(asBot)

const waits = { command: "echo $$; exec sleep 1000", library: "waits", "Promise face": "waits" } as const

const ends = { command: "echo $$; read go", library: "finishes", "Promise face": "finishes" } as const

const run = <A, E>(test: Effect.Effect<A, E, SlackSandbox | Scope.Scope>) => sandboxed(Effect.scoped(test))

const title = (words: string): string => (words.split("\n")[0] ?? "").replace(/ after .*/u, "")

/** What stands in the channel, and what in its threads, by their titles as they are now. */
const seen = Effect.zipRight(
  quiet,
  Effect.flatMap(SlackSandbox, ({ messages }) =>
    Effect.map(messages, (all) => ({
      cards: all
        .filter(({ threadTs }) => threadTs === undefined)
        .map((one) => ({ ts: one.ts, title: title(wordsOf(one)) })),
      answers: all
        .filter(({ threadTs }) => threadTs !== undefined)
        .map((one) => ({ below: one.threadTs, title: title(wordsOf(one)) }))
    }))
  )
)

const killTree = ({ pid }: Dying): void => {
  for (const one of treeOf(pid)) kill(one, "SIGKILL")
}

const faces = ["command", "library", "Promise face"] as const satisfies ReadonlyArray<Face>

describe("the card of a run that is killed with all that belongs to it", () => {
  for (const face of faces) {
    it.live(`is edited by its watchdog, which tells the end below it, once (${face})`, () =>
      run(
        Effect.gen(function* () {
          const { awaitMessages } = yield* SlackSandbox
          killTree(yield* begin(face, waits[face]))
          yield* awaitMessages(2)
          const { cards, answers } = yield* seen
          assert.deepStrictEqual(
            cards.map(({ title }) => title),
            ["💀 train ended without a word"]
          )
          assert.deepStrictEqual(answers, [{ below: cards[0]?.ts, title: "💀 train ended without a word" }])
        })
      )
    )
  }

  it.live("is told once also where the answer to the end was lost", () =>
    run(
      Effect.gen(function* () {
        const { awaitMessages, failCalls } = yield* SlackSandbox
        const dying = yield* begin("command", waits.command)
        yield* failCalls("chat.postMessage", Fault.DropAfter())
        killTree(dying)
        yield* awaitMessages(2)
        const { answers } = yield* seen
        assert.lengthOf(answers, 1)
      })
    )
  )
})

describe("the card of a run whose machine goes down", () => {
  for (const face of faces) {
    it.live(`is edited by runbell recover, which tells the end below it, once (${face})`, () =>
      run(
        Effect.gen(function* () {
          const { awaitMessages } = yield* SlackSandbox
          const dying = yield* begin(face, waits[face])
          yield* reboot(dying)
          yield* dying.runbell("recover")
          yield* dying.runbell("recover")
          yield* awaitMessages(2)
          const { cards, answers } = yield* seen
          assert.deepStrictEqual(
            cards.map(({ title }) => title),
            ["🔇 train has fallen silent"]
          )
          assert.deepStrictEqual(answers, [{ below: cards[0]?.ts, title: "🔇 train has fallen silent" }])
        })
      )
    )
  }
})

describe("the card of a command that ends when Slack wants no edits", () => {
  it.live("is edited by its watchdog, which nobody has to start", () =>
    run(
      Effect.gen(function* () {
        const { failCalls } = yield* SlackSandbox
        const dying = yield* begin("command", ends.command)
        yield* failCalls("chat.update", Fault.RateLimited({ retryAfter: 6 }))
        yield* dying.go
        yield* dying.exited
        const { cards, answers } = yield* seen
        assert.deepStrictEqual(
          cards.map(({ title }) => title),
          ["✅ train finished"]
        )
        assert.lengthOf(answers, 1)
      })
    )
  )
})

describe("another attempt at the same work", () => {
  for (const face of faces) {
    it.live(`shares card and thread with the one that was killed (${face})`, () =>
      run(
        Effect.gen(function* () {
          const { awaitMessages } = yield* SlackSandbox
          const key = { CARD: "mnist-42", RUNBELL_CARD: "mnist-42" }
          const first = yield* begin(face, waits[face], { more: key })
          killTree(first)
          yield* awaitMessages(2)
          yield* quiet
          const second = yield* begin(face, ends[face], { state: first.state, more: key })
          yield* awaitMessages(3)
          yield* second.go
          yield* second.exited
          const { cards, answers } = yield* seen
          assert.deepStrictEqual(
            cards.map(({ title }) => title),
            ["✅ train finished"]
          )
          assert.lengthOf(answers, 3)
          assert.isTrue(answers.every(({ below }) => below === cards[0]?.ts))
        })
      )
    )
  }

  it.live("is known by the job of a scheduler that starts it again", () =>
    run(
      Effect.gen(function* () {
        const { awaitMessages } = yield* SlackSandbox
        const job = { SLURM_JOB_ID: "4711", SLURM_JOB_NAME: "mnist" }
        const first = yield* begin("command", waits.command, { more: job })
        killTree(first)
        yield* awaitMessages(2)
        yield* quiet
        const second = yield* begin("command", ends.command, {
          state: first.state,
          more: { ...job, SLURM_RESTART_COUNT: "1" }
        })
        yield* second.go
        yield* second.exited
        const { cards } = yield* seen
        assert.lengthOf(cards, 1)
      })
    )
  )
})
