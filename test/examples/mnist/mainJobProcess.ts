/** The main job as a process of its own, as `npm start` runs it, in an environment that is the same on every machine. */
import { spawn } from "node:child_process"
import * as path from "node:path"
import { Effect } from "effect"

const root = path.resolve(import.meta.dirname, "../../..")

/** What became of it. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

interface Options {
  readonly args?: ReadonlyArray<string>
  readonly environment?: Readonly<Record<string, string>>
  /** Is sent this signal once it has said this. */
  readonly interrupt?: {
    readonly after: string
    /** What is done with its output so far before the signal. */
    readonly first?: (out: string) => Promise<void>
    readonly signal: NodeJS.Signals
  }
}

/** Runs it in a pipe, and waits for its end. */
export const runMainJob = ({ args = [], environment = {}, interrupt }: Options) =>
  Effect.async<Ended>((resume) => {
    const child = spawn(process.execPath, ["scripts/start.mjs", ...args], {
      cwd: root,
      env: { PATH: process.env["PATH"], LC_ALL: "C", RUNBELL_TIME_ZONE: "UTC", ...environment },
      stdio: ["ignore", "pipe", "pipe"]
    })
    let out = ""
    let err = ""
    let interrupted = false
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text
      if (interrupted || interrupt === undefined || !out.includes(interrupt.after)) return
      interrupted = true
      const { first = async () => {}, signal } = interrupt
      void first(out).finally(() => child.kill(signal))
    })
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text
    })
    child.on("close", (code, signal) => resume(Effect.succeed({ code, signal, out, err })))
    return Effect.sync(() => void child.kill("SIGKILL"))
  })
