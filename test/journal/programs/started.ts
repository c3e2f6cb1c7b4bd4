/** Programs of the tests as processes of their own. */
import { type ChildProcess, spawn } from "node:child_process"
import * as path from "node:path"
import * as readline from "node:readline"
import { Effect, Queue } from "effect"

export interface Started {
  readonly child: ChildProcess
  /** The next line that it writes. */
  readonly line: Effect.Effect<string>
  readonly ended: Effect.Effect<void>
}

const start = (program: string, args: ReadonlyArray<string>): Started => {
  const file = path.join(import.meta.dirname, program)
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], { stdio: ["pipe", "pipe", "inherit"] })
  const lines = Effect.runSync(Queue.unbounded<string>())
  readline.createInterface({ input: child.stdout }).on("line", (line) => void Queue.unsafeOffer(lines, line))
  const end = new Promise<void>((resolve) => child.once("close", () => resolve()))
  return { child, line: Queue.take(lines), ended: Effect.promise(() => end) }
}

/** It does not outlive the test. */
export const started = (program: string, ...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() => start(program, args)),
    ({ child }) => Effect.sync(() => child.kill("SIGKILL"))
  )
