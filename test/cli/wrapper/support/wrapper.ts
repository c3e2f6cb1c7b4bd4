/** The wrapper as one file, and the same script run with it and without it. */
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { afterAll, assert, beforeAll } from "@effect/vitest"
import { Effect } from "effect"
import { constVoid } from "effect/Function"

/** How a script ended, and all that was seen of it. */
export interface Seen {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder of the test file, with the wrapper in it; gone at its end. */
export const useWrapper = () => {
  const folder = mkdtempSync(join(tmpdir(), "wrapper-test-"))
  const file = join(folder, "wrap.mjs")
  beforeAll(() => {
    // As the command itself is bundled: what it leaves out of Effect counts here.
    execFileSync(process.execPath, ["scripts/build-command.mjs", file, "test/cli/wrapper/programs/wrap.ts"])
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Runs a script of sh, in which `$RUN` is the wrapper with these flags, or nothing. */
  const run = (script: string, RUN: string, stdin = ""): Effect.Effect<Seen> =>
    Effect.promise(async () => {
      const child = spawn("sh", ["-c", script], { cwd: folder, env: { ...process.env, RUN } })
      child.stdin.on("error", constVoid).end(stdin) // a script that reads nothing may be gone by now
      const [stdout, stderr, [code, signal]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, "exit")
      ])
      return { code, signal, stdout, stderr }
    })

  const wrap = (flags = "") => `${process.execPath} ${file} ${flags} --`
  const wrapped = (script: string, stdin?: string, flags?: string) => run(script, wrap(flags), stdin)

  /** The script sees and shows the same with the wrapper as without; what that is. */
  const same = (script: string, stdin?: string, flags?: string): Effect.Effect<Seen> =>
    Effect.zipWith(run(script, "", stdin), wrapped(script, stdin, flags), (bare, wrapped) => {
      assert.deepStrictEqual(wrapped, bare)
      return bare
    })

  return { folder, file, run, wrap, wrapped, same }
}
