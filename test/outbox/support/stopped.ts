/** A process that leads an outbox and is stopped, as by Ctrl-Z. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { Effect, Option } from "effect"
import { stoppedLeader } from "../../../src/outbox/stoppedLeader.ts"

/** A process that leads the folder until the test is over. */
const leader = (folder: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const child = spawn(process.execPath, ["--import", "tsx", "test/outbox/programs/leads.ts", folder])
      await once(child.stdout, "data")
      return child
    }),
    (child) => Effect.sync(() => child.kill("SIGKILL"))
  )

/** Waits until that is seen. */
export const seenIn = (folder: string, what: (pid: Option.Option<number>) => boolean) =>
  Effect.repeat(Effect.delay(stoppedLeader(folder), "10 millis"), { until: what })

/** Stops a process that leads the folder, and answers with its number; it ends with the scope. */
export const heldByStopped = Effect.fnUntraced(function* (folder: string) {
  const child = yield* leader(folder)
  child.kill("SIGSTOP")
  return Option.getOrThrow(yield* seenIn(folder, Option.isSome))
})
