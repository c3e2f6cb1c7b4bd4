/** `runbell recover`, as its users meet it: after a boot, from a timer, and asked how to set one up. */
import { spawnSync } from "node:child_process"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { ownIdentity } from "../../../src/journal/identify.ts"
import { openRun } from "../../../src/journal/openRun.ts"
import { rememberDestination } from "../../../src/outbox/destinations.ts"
import { Address } from "../../../src/slack/Address.ts"
import { entryOf } from "../../journal/sampleRun.ts"
import { sandboxed, told, useCommand } from "../run/support/command.ts"

const { folder, file, runbell } = useCommand()

/** A run of this machine, from before its last boot. Only the state folder knows the webhook. */
const afterBoot = Effect.gen(function* () {
  const { webhookUrl } = yield* SlackSandbox
  const state = mkdtempSync(join(folder, "state-"))
  const destination = yield* rememberDestination(state, Address.Webhook({ url: webhookUrl }))
  const before = { ...(yield* ownIdentity()), bootId: "before" }
  yield* openRun(state, entryOf("run-1", before, { destination, at: 1_700_000_000_000 }))
  return { state, environment: { RUNBELL_STATE: state }, url: Redacted.value(webhookUrl) }
}).pipe(Effect.orDie)

describe("runbell recover", () => {
  it.live("tells of a run that went down with the machine, once, and needs no setting for it", () =>
    Effect.gen(function* () {
      const { state, environment } = yield* afterBoot
      const first = yield* runbell(["recover"], { environment })
      assert.deepStrictEqual({ code: first.code, stderr: first.stderr }, { code: 0, stderr: "" })
      assert.match(first.stdout, /mnist.* has fallen silent/u)
      const [message, ...more] = yield* told
      assert.include(message, "No sign of life since")
      assert.include(message, "The machine was restarted meanwhile.")
      assert.deepStrictEqual(more, [])
      assert.deepStrictEqual(readdirSync(join(state, "runs")), [])
      const second = yield* runbell(["recover"], { environment })
      assert.deepStrictEqual(second, {
        code: 0,
        signal: null,
        stdout: "No run ended without a word.\n",
        stderr: ""
      })
      assert.strictEqual((yield* told).length, 1)
    }).pipe(sandboxed)
  )

  it.live("keeps what Slack does not take for good, and says so", () =>
    Effect.gen(function* () {
      const { environment } = yield* afterBoot
      yield* (yield* SlackSandbox).failAlways(Fault.Answer({ status: 404, body: "no_service" }))
      const seen = yield* runbell(["recover"], { environment })
      assert.match(seen.stdout, /has fallen silent/u)
      assert.deepStrictEqual(yield* told, [])
    }).pipe(sandboxed)
  )

  it.live("has nothing to do where there is no journal yet", () =>
    Effect.gen(function* () {
      const seen = yield* runbell(["recover"], { environment: { RUNBELL_STATE: join(folder, "new") } })
      assert.deepStrictEqual(seen, { code: 0, signal: null, stdout: "No run ended without a word.\n", stderr: "" })
    })
  )

  it.live("says with 1 that there is no folder to keep anything in", () =>
    Effect.gen(function* () {
      const nowhere = join(folder, "a-file")
      writeFileSync(nowhere, "")
      const environment = { HOME: nowhere, TMPDIR: nowhere }
      const seen = yield* runbell(["recover"], { environment })
      assert.strictEqual(seen.code, 1)
      assert.match(seen.stderr, /RUNBELL_STATE/u)
    })
  )

  it.live("prints a line for cron that sh runs from anywhere, with nothing set", () =>
    Effect.gen(function* () {
      const { environment, url } = yield* afterBoot
      const seen = yield* runbell(["recover", "--install", "--cron"], { environment })
      assert.match(
        seen.stdout,
        /^\*\/5 \* \* \* \* RUNBELL_STATE=\S+ \S+ \S+runbell\.mjs recover >\/dev\/null 2>&1\n$/u
      )
      assert.notInclude(seen.stdout, url)
      assert.deepStrictEqual(yield* told, [])
    }).pipe(sandboxed)
  )

  it.live("prints a script that sets up a timer, and installs nothing itself", () =>
    Effect.gen(function* () {
      const home = mkdtempSync(join(folder, "home-"))
      const seen = yield* runbell(["recover", "--install"], { environment: { HOME: home } })
      assert.isFalse(existsSync(join(home, ".config")))
      // In place of systemd's own, which a machine without it does not have.
      const programs = join(home, "bin")
      mkdirSync(programs)
      for (const program of ["systemctl", "loginctl"]) {
        writeFileSync(join(programs, program), `#!/bin/sh\necho ${program} "$@" >> "$HOME/called"\n`)
        chmodSync(join(programs, program), 0o755)
      }
      const { status } = yield* Effect.sync(() =>
        spawnSync("sh", [], { input: seen.stdout, env: { HOME: home, PATH: `${programs}:/usr/bin:/bin` } })
      )
      assert.strictEqual(status, 0)
      assert.deepStrictEqual(readdirSync(join(home, ".config/systemd/user")).toSorted(), [
        "runbell-recover.service",
        "runbell-recover.timer"
      ])
      const service = readFileSync(join(home, ".config/systemd/user/runbell-recover.service"), "utf8")
      assert.include(service, `ExecStart="${process.execPath}" "${file}" "recover"\n`)
      assert.strictEqual(
        readFileSync(join(home, "called"), "utf8"),
        "systemctl --user daemon-reload\nsystemctl --user enable --now runbell-recover.timer\nloginctl enable-linger\n"
      )
    })
  )
})
