/** A command that goes on until somebody ends it: what it has said so far, and how it ended. */
import type { ChildProcessWithoutNullStreams } from "node:child_process"
import { once } from "node:events"
import { Effect } from "effect"
import type { Seen } from "../../../support/seen.ts"

export interface Watched {
  /** Waits until it has said this; all that it has said by then. */
  readonly until: (words: string) => Effect.Effect<string>
  /** Waits for its end. */
  readonly end: Effect.Effect<Seen>
  /** Sends it the signal, and waits for its end. */
  readonly stop: (signal: NodeJS.Signals) => Effect.Effect<Seen>
}

export const watch = (child: ChildProcessWithoutNullStreams): Watched => {
  let stdout = ""
  let stderr = ""
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text))
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text))
  const closed = once(child, "close")
  const end = Effect.promise(async (): Promise<Seen> => {
    const [code, signal] = await closed
    return { code, signal, stdout, stderr }
  })
  return {
    until: (words) =>
      Effect.async((resume) => {
        const look = () => stdout.includes(words) && resume(Effect.succeed(stdout))
        look()
        child.stdout
          .on("data", look)
          .once("close", () => resume(Effect.dieMessage(`never said: ${words} in ${stdout}`)))
      }),
    end,
    stop: (signal) =>
      Effect.zipRight(
        Effect.sync(() => child.kill(signal)),
        end
      )
  }
}

/** A command that is killed if the test is over before it has ended. */
export const watched = <E>(begin: Effect.Effect<ChildProcessWithoutNullStreams, E>) =>
  Effect.map(
    Effect.acquireRelease(begin, (child) => Effect.sync(() => child.kill("SIGKILL"))),
    watch
  )

/** The address that a command has given under this name, or as this variable. */
export const addressIn = (text: string, name: string): string =>
  new RegExp(`^(?:${name}: |.*export ${name}=)(http://127\\.0\\.0\\.1:\\S+)$`, "mu").exec(text)?.[1] ?? "no address"

export const textAt = (url: string): Effect.Effect<string> =>
  Effect.promise(async () => await (await fetch(url)).text())
