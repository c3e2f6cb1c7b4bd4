/** Whoever tells an end calls the people whom the run wanted to be called at such an end: the run, its wrapper, or its watchdog. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { SlackSandbox } from "runbell/testing"
import { sandboxed } from "../cli/run/support/command.ts"
import { titles, toldSoFar, useDying } from "../support/dying.ts"
import { kill, treeOf } from "../support/processes.ts"

const { begin, quiet } = useDying()

const person = "U012AB3CD"

/** How a run ends: by itself, or killed with all that belongs to it but its watchdog. */
const ends = {
  "ends by itself": { command: "echo $$; read go", library: "finishes", title: "✅ train finished" },
  "leaves with the code 3": { command: "echo $$; read go; exit 3", library: "exits", title: "❌ train failed" },
  "is killed with kill -9": {
    command: "echo $$; exec sleep 1000",
    library: "waits",
    title: "💀 train ended without a word"
  }
} as const

const cases = [
  ["ends by itself", "always", true],
  ["ends by itself", "failure", false],
  ["ends by itself", "finished", true],
  ["ends by itself", "killed,lost", false],
  ["leaves with the code 3", "failed", true],
  ["leaves with the code 3", "killed,lost", false],
  ["is killed with kill -9", "always", true],
  ["is killed with kill -9", "failure", true],
  ["is killed with kill -9", "killed,lost", true],
  ["is killed with kill -9", "finished,failed", false]
] as const

/** As the library has it. */
const asJson = (when: string): string =>
  JSON.stringify(
    when === "always" || when === "failure"
      ? when
      : when.split(",").map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
  )

describe("whoever tells an end calls whom the run would", () => {
  for (const face of ["command", "library"] as const) {
    for (const [end, when, isCalled] of cases) {
      it.live(`at ${when}, a run of the ${face} that ${end} calls ${isCalled ? "them" : "nobody"}`, () =>
        sandboxed(
          Effect.scoped(
            Effect.gen(function* () {
              const more = { RUNBELL_MENTIONS: person, RUNBELL_MENTION_WHEN: when, WHEN: asJson(when) }
              const dying = yield* begin(face, ends[end][face], { more })
              if (end !== "is killed with kill -9") yield* dying.go
              else for (const pid of treeOf(dying.pid)) kill(pid, "SIGKILL")
              yield* (yield* SlackSandbox).awaitMessages(2)
              yield* quiet
              const told = yield* toldSoFar
              assert.deepStrictEqual(titles(told), ["🚀 train started", ends[end].title])
              assert.strictEqual(told[1]?.includes(person), isCalled)
            })
          )
        )
      )
    }
  }
})
