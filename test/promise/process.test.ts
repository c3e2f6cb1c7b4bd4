/** What a process is like with the Promise face in it: it ends by itself, and as it would have ended without. */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { SlackSandbox } from "runbell/testing"
import { bundleProgram } from "../support/bundleProgram.ts"
import { see } from "../support/seen.ts"
import { inSandbox, titles } from "./support.ts"

const folder = mkdtempSync(join(tmpdir(), "runbell-promise-"))
const program = join(folder, "ends.mjs")

beforeAll(() => bundleProgram("test/promise/programs/ends.ts", program))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The end of the program; after the signal, if one is given, which it gets when its start is told. */
const end = (way: string, signal?: NodeJS.Signals) =>
  inSandbox(
    Effect.gen(function* () {
      const { webhookUrl, awaitMessages, messages } = yield* SlackSandbox
      const child = spawn(process.execPath, [program, way], {
        env: { ...process.env, SLACK_WEBHOOK_URL: Redacted.value(webhookUrl), RUNBELL_LANGUAGE: "en" }
      })
      const seeing = yield* Effect.fork(see(child))
      if (signal !== undefined) yield* Effect.map(awaitMessages(1), () => child.kill(signal))
      const seen = yield* seeing
      return { seen, told: titles(yield* messages) }
    })
  )

const started = "🚀 train started"
const stopped = "⏹️ train was stopped"

describe("a process with the Promise face", () => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    it.live(`dies of ${signal}, of which its run is told as stopped`, () =>
      Effect.map(end("waits", signal), ({ seen, told }) => {
        assert.deepStrictEqual(seen, { code: null, signal, stdout: "begun\n", stderr: "" })
        assert.deepStrictEqual(told, [started, stopped])
      })
    )
  }

  it.live("dies of the signal, though what it wraps rejects when that is aborted", () =>
    Effect.map(end("obeys", "SIGTERM"), ({ seen, told }) => {
      assert.deepStrictEqual(seen, { code: null, signal: "SIGTERM", stdout: "begun\n", stderr: "" })
      assert.deepStrictEqual(told, [started, stopped])
    })
  )

  it.live("that listens to the signal itself decides itself", () =>
    Effect.map(end("listens", "SIGTERM"), ({ seen, told }) => {
      assert.deepStrictEqual(seen, { code: 7, signal: null, stdout: "begun\nheard\n", stderr: "" })
      assert.deepStrictEqual(told, [started])
    })
  )

  it.live("ends though the package signal-exit is there, which waits for all others that listen", () =>
    Effect.map(end("cleans up", "SIGTERM"), ({ seen, told }) => {
      assert.include(seen.stdout, "cleaned up after")
      assert.isTrue(seen.signal === "SIGTERM" || seen.code === 143, JSON.stringify(seen))
      assert.deepStrictEqual(told, [started, stopped])
    })
  )

  it.live("ends by itself with a run that nobody has ended, which is told as finished", () =>
    Effect.map(end("forgets"), ({ seen, told }) => {
      assert.deepStrictEqual(seen, { code: 0, signal: null, stdout: "begun\n", stderr: "" })
      assert.deepStrictEqual(told, [started, "✅ train finished"])
    })
  )

  it.live("that ends with a code of its own has such a run told as failed", () =>
    Effect.map(end("fails"), ({ seen, told }) => {
      assert.strictEqual(seen.code, 3)
      assert.deepStrictEqual(told, [started, "❌ train failed"])
    })
  )

  it.live("ends as Node ends it when what it awaits is never settled", () =>
    Effect.map(end("hangs"), ({ seen, told }) => {
      assert.strictEqual(seen.code, 13)
      assert.deepStrictEqual(told, [started, "❌ train failed"])
    })
  )
})
