/** The wrapper as one file, and the same script run with it and without it. */
import { execFileSync, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll } from "@effect/vitest"
import { Effect } from "effect"
import { type Seen, see } from "../../../support/seen.ts"

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
    Effect.flatMap(
      Effect.sync(() => spawn("sh", ["-c", script], { cwd: folder, env: { ...process.env, RUN } })),
      (child) => see(child, stdin)
    )

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
