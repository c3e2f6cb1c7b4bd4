/** The whole way: a run is killed, and the command that its watchdog starts tells Slack. */
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { sandboxed, slackIn, told, useCommand } from "../cli/run/support/command.ts"
import { kill, namedAfter, until } from "../support/processes.ts"
import { fill, smallDisk } from "../support/smallDisk.ts"

const { folder, file, runbell, shell } = useCommand()
const kept = join(folder, "kept.mjs")

beforeAll(() => {
  execFileSync(process.execPath, ["scripts/build-command.mjs", kept, "test/watchdog/programs/kept.ts"])
})

let states = 0

/** A run of the journal, once it is watched; what it leaves is ended with the test. */
const run = (environment: Readonly<Record<string, string>> = {}, state = join(folder, `state-${states}`)) =>
  Effect.acquireRelease(
    Effect.gen(function* () {
      const { webhookUrl } = yield* SlackSandbox
      states += 1
      const log = join(folder, `log-${states}`)
      const report = [process.execPath, file, "watch-report"]
      const child = spawn(process.execPath, [kept, state, Redacted.value(webhookUrl), log, ...report], {
        env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...environment },
        stdio: ["pipe", "pipe", "inherit"]
      })
      yield* Effect.promise(() => once(child.stdout, "data"))
      return { child, log, state }
    }),
    ({ child }) =>
      Effect.promise(async () => {
        child.kill("SIGKILL")
        for (const pid of namedAfter(file)) kill(pid)
        await until(() => namedAfter(file).length === 0)
      })
  )

/** When the watchdog is gone, all is told. */
const over = Effect.promise(() => until(() => namedAfter(file).length === 0))

describe("watch-report", () => {
  it.live("tells once of a run that was killed, with the last lines of its log and without its secrets", () =>
    Effect.gen(function* () {
      const environment = { ...(yield* slackIn), LAB_TOKEN: "an-unlikely-word" }
      const { child, log } = yield* run(environment)
      child.kill("SIGKILL")
      yield* over
      const [end = "", ...more] = yield* told
      assert.deepStrictEqual(more, [])
      assert.match(end, /^💀 mnist ended without a word after/u)
      assert.include(end, "How it ended was not seen.")
      assert.include(end, "epoch 1")
      assert.include(readFileSync(log, "utf8"), "an-unlikely-word")
      assert.notInclude(end, "an-unlikely-word")
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live("tells of a command that has more arguments than one variable holds, without the secrets among them", () =>
    Effect.gen(function* () {
      const log = join(folder, "many-arguments.log")
      const dies = `sh -c 'echo "epoch $((2 + 5)), as hunter-two-22"; kill -9 $PPID $$' sh --password hunter-two-22`
      yield* shell(`$RUNBELL run --name mnist -- ${dies} $(seq -f "data/part-%050g.csv" 4000) >${log}`, yield* slackIn)
      yield* over
      const end = (yield* told).at(-1) ?? ""
      assert.match(end, /^💀 mnist ended without a word/u)
      assert.include(end, "epoch 7, as ")
      assert.notInclude(end, "hunter-two-22")
      assert.include(readFileSync(log, "utf8"), "hunter-two-22")
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live("tells, but no lines, where not all variables came along, and so not all that is secret is known", () =>
    Effect.gen(function* () {
      const { child } = yield* run({ ...(yield* slackIn), BEYOND: "1" })
      child.kill("SIGKILL")
      yield* over
      const [end = "", ...more] = yield* told
      assert.deepStrictEqual(more, [])
      assert.match(end, /^💀 mnist ended without a word after/u)
      assert.notInclude(end, "epoch 1")
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live("finds a URL that was given in code in the file of the destinations", () =>
    Effect.gen(function* () {
      const { child } = yield* run()
      child.kill("SIGKILL")
      yield* over
      assert.strictEqual((yield* told).length, 1)
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live("looks where the run is, also when others have come to be able to write there", () =>
    Effect.gen(function* () {
      const { child, state } = yield* run()
      chmodSync(state, 0o777) // a folder that no run would be begun in
      child.kill("SIGKILL")
      yield* over
      assert.strictEqual((yield* told).length, 1)
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live("tells of a run whose folder has no room for it, and which is kept in the temporary one", (context) =>
    Effect.gen(function* () {
      const disk = yield* smallDisk
      if (!disk.isMounted) return context.skip()
      fill(disk.folder)
      const { child } = yield* run({ TMPDIR: folder }, disk.folder)
      child.kill("SIGKILL")
      yield* over
      assert.strictEqual((yield* told).length, 1)
      assert.deepStrictEqual(readdirSync(join(disk.folder, "runs")), [])
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live("tells all the same when Slack puts it off, and everybody is sent signals at each attempt", () =>
    Effect.gen(function* () {
      const { fail, awaitRequests } = yield* SlackSandbox
      const later = Fault.RateLimited({ retryAfter: 1 })
      const attempts = [1, 2, 3, 4] // as often as the watchdog would start another reporter
      yield* fail(...attempts.map(() => later))
      const { child } = yield* run(yield* slackIn)
      child.kill("SIGKILL")
      for (const attempt of attempts) {
        yield* awaitRequests(attempt)
        for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGUSR1", "SIGUSR2"] as const) {
          for (const pid of namedAfter(file)) kill(pid, signal)
        }
      }
      yield* over
      assert.strictEqual((yield* told).length, 1)
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live("is in no help, and does nothing for a run that there is not", () =>
    Effect.gen(function* () {
      assert.notInclude((yield* runbell(["--help"])).stdout, "watch-report")
      const seen = yield* runbell(["watch-report", "no-such-run", "death"])
      assert.deepStrictEqual(seen, { code: 0, signal: null, stdout: "", stderr: "" })
    })
  )
})
