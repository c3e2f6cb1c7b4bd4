/** A script of sh at a terminal, and somebody who reads and types. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { text } from "node:stream/consumers"
import { assert } from "@effect/vitest"
import { Effect } from "effect"

const program = new URL("../../wrapper/programs/terminal.py", import.meta.url).pathname

/** What the terminal showed by the end; `terminal.py` says which steps there are. */
export const atTerminal = (
  script: string,
  env: Readonly<Record<string, string>>,
  ...steps: ReadonlyArray<string>
): Effect.Effect<string> =>
  Effect.promise(async () => {
    const child = spawn("python3", [program, script, ...steps], { env: { TERM: "dumb", ...env } })
    const [shown, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")])
    assert.strictEqual(complaint, "")
    return shown
  })
