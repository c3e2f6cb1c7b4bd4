/** A signal that comes when the command has ended changes nothing about its end: neither what the caller sees, nor what is told. */
import { existsSync, mkdtempSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schedule, type Scope } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { until } from "../../support/processes.ts"
import { watched } from "../commands/support/watched.ts"
import { sandboxed, slackIn, told, useCommand } from "./support/command.ts"

const { folder, begin, shell } = useCommand()

const home = Effect.sync(() => mkdtempSync(join(folder, "home-")))

/** Whether it is noted there how a command has ended. */
const isNotedIn = (home: string): boolean => {
  const runs = join(home, ".local/state/runbell/runs")
  return existsSync(runs) && readdirSync(runs).some((id) => existsSync(join(runs, id, "exit.json")))
}

const run = <A, E>(test: Effect.Effect<A, E, SlackSandbox | Scope.Scope>) => sandboxed(Effect.scoped(test))

describe("a signal after the command's end", () => {
  for (const [what, script, seen, title] of [
    ["exit 0", "exit 0", { code: 0, signal: null }, "train finished"],
    ["exit 3", "exit 3", { code: 3, signal: null }, "train failed"],
    ["SIGKILL", "kill -KILL $$", { code: null, signal: "SIGKILL" }, "train was killed"],
    ["a stop of its own", "kill -INT $$", { code: null, signal: "SIGINT" }, "train was stopped"]
  ] as const) {
    it.live(`leaves it ${what}, and has it told by the watchdog, whoever Slack keeps waiting`, () =>
      run(
        Effect.gen(function* () {
          const { failAlways } = yield* SlackSandbox
          yield* failAlways(Fault.Hang())
          const HOME = yield* home
          const command = ["sh", "-c", `echo ready; read -r line; ${script}`]
          const child = yield* begin(["run", "--name", "train", "--", ...command], {
            environment: { ...(yield* slackIn), HOME }
          })
          const { until: said, stop } = yield* watched(Effect.succeed(child))
          yield* said("ready\n")
          child.stdin.end("\n")
          yield* Effect.promise(() => until(() => isNotedIn(HOME)))
          yield* failAlways(undefined)
          const { code, signal } = yield* stop("SIGTERM")
          assert.deepStrictEqual({ code, signal }, seen)
          yield* Effect.repeat(told, {
            until: (all) => all.join("\n").includes(title), // start and end may be told in one
            schedule: Schedule.spaced("50 millis")
          })
        })
      )
    )
  }

  it.live("is not swallowed while the last of the output waits for its reader", () =>
    run(
      Effect.gen(function* () {
        const HOME = yield* home
        const { code } = yield* shell(
          `cd; mkfifo slow; exec 9<>slow
          $RUNBELL run -- sh -c 'head -c 150000 /dev/zero; exit 4' >slow & wrapper=$!
          until ls .local/state/runbell/runs/*/exit.json; do sleep 0.05; done >/dev/null 2>&1
          kill -TERM $wrapper; wait $wrapper`,
          { ...(yield* slackIn), HOME }
        )
        assert.strictEqual(code, 143)
      })
    )
  )
})
