/** A command that goes on until somebody ends it: what it has said so far, and how it ended. */
import type { ChildProcessWithoutNullStreams } from "node:child_process"
import { once } from "node:events"
import { Effect } from "effect"
import type { Seen } from "../../run/support/command.ts"

export interface Watched {
  /** Waits until it has said this; all that it has said by then. */
  readonly until: (words: string) => Effect.Effect<string>
  /** Sends it the signal, and waits for its end. */
  readonly stop: (signal: NodeJS.Signals) => Effect.Effect<Seen>
}

export const watch = (child: ChildProcessWithoutNullStreams): Watched => {
  let stdout = ""
  let stderr = ""
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text))
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text))
  const closed = once(child, "close")
  return {
    until: (words) =>
      Effect.async((resume) => {
        const look = () => stdout.includes(words) && resume(Effect.succeed(stdout))
        look()
        child.stdout
          .on("data", look)
          .once("close", () => resume(Effect.dieMessage(`never said: ${words} in ${stdout}`)))
      }),
    stop: (signal) =>
      Effect.promise(async () => {
        child.kill(signal)
        const [code, ended] = await closed
        return { code, signal: ended, stdout, stderr }
      })
  }
}

/** A command that is killed if the test is over before it has ended. */
export const watched = <E>(begin: Effect.Effect<ChildProcessWithoutNullStreams, E>) =>
  Effect.map(
    Effect.acquireRelease(begin, (child) => Effect.sync(() => child.kill("SIGKILL"))),
    watch
  )

/** The address that a command has given under this name. */
export const addressIn = (text: string, name: string): string =>
  new RegExp(`^${name}: (http://127\\.0\\.0\\.1:\\S+)$`, "mu").exec(text)?.[1] ?? "no address"

export const textAt = (url: string): Effect.Effect<string> =>
  Effect.promise(async () => await (await fetch(url)).text())
