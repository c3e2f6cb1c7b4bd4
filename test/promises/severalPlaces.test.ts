/** A run that several destinations were told of ends in exactly one message at each of them, also when it is killed. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted, type Scope } from "effect"
import { SlackSandbox } from "runbell/testing"
import { sandboxed, wordsOf } from "../cli/run/support/command.ts"
import { type Dying, useDying } from "../support/dying.ts"
import { kill } from "../support/processes.ts"
import { reboot } from "../support/reboot.ts"

const { begin, quiet } = useDying()

const run = <A, E>(test: Effect.Effect<A, E, SlackSandbox | Scope.Scope>) => sandboxed(Effect.scoped(test))

const title = (words: string): string => (words.split("\n")[0] ?? "").replace(/ after .*/u, "")

/** What each channel was told, in its order. */
const toldIn = (channel: string) =>
  Effect.flatMap(SlackSandbox, ({ messages }) =>
    Effect.map(messages, (all) => all.filter((one) => one.channel === channel).map((one) => title(wordsOf(one))))
  )

const deaths = [
  ["by its watchdog, when it is killed", "💀 train ended without a word", (dying: Dying) => kill(dying.pid)],
  ["by recovery, when its machine goes down", "🔇 train has fallen silent", undefined]
] as const

describe("a run that two destinations of one folder were told of", () => {
  for (const [how, end, die] of deaths) {
    it.live(`is told to both, each once, ${how}`, () =>
      run(
        Effect.gen(function* () {
          const { webhookUrlOf, awaitMessages } = yield* SlackSandbox
          const second = Redacted.value(yield* webhookUrlOf("#alerts"))
          const dying = yield* begin("library", "waits", { more: { SECOND_WEBHOOK_URL: second } })
          yield* awaitMessages(2)
          if (die === undefined) {
            yield* reboot(dying)
            yield* dying.runbell("recover")
          } else die(dying)
          yield* awaitMessages(4)
          yield* quiet
          for (const channel of ["#runs", "#alerts"]) {
            assert.deepStrictEqual(yield* toldIn(channel), ["🚀 train started", end])
          }
        })
      )
    )
  }
})
