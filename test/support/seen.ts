/** All that is seen of a process from outside, once it has ended. */
import type { ChildProcessWithoutNullStreams } from "node:child_process"
import { once } from "node:events"
import { text } from "node:stream/consumers"
import { Effect } from "effect"
import { constVoid } from "effect/Function"

/** How it ended, and what it wrote. */
export interface Seen {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

/** Gives it what it is to read, and waits for its end. */
export const see = (child: ChildProcessWithoutNullStreams, stdin = ""): Effect.Effect<Seen> =>
  Effect.promise(async () => {
    child.stdin.on("error", constVoid).end(stdin) // a script that reads nothing may be gone by now
    const [stdout, stderr, [code, signal]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "exit")
    ])
    return { code, signal, stdout, stderr }
  })
