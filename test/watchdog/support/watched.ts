/** Runs with a watchdog whose reporter asks the test: a test sees each report, and decides how the reporter ends. */
import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { afterAll, afterEach, beforeAll } from "@effect/vitest"
import { constVoid } from "effect/Function"
import { kill, namedAfter, until } from "../../support/processes.ts"

/** A reporter that waits for its answer. */
export interface Report {
  /** Why it was called, and whether it had NODE_OPTIONS. */
  readonly said: string
  /** Ends it so: `CODE`, or `75 PID TICKS`. */
  readonly answer: (text: string) => void
}

/** What arrives is kept until it is asked for. */
const makeMailbox = <A>() => {
  const waiting: Array<A> = []
  const takers: Array<(a: A) => void> = []
  return {
    put: (a: A): void => {
      const taker = takers.shift()
      if (taker === undefined) waiting.push(a)
      else taker(a)
    },
    take: (): Promise<A> => {
      const first = waiting.shift()
      return first === undefined ? new Promise((resume) => takers.push(resume)) : Promise.resolve(first)
    },
    size: () => waiting.length
  }
}

/** A folder of the test file with the two programs in it. What a test leaves running is ended after it. */
export const useWatched = () => {
  const folder = mkdtempSync(join(tmpdir(), "watchdog-test-"))
  const closers: Array<() => void> = []

  beforeAll(() => {
    for (const name of ["watched", "reporter"]) {
      execFileSync(process.execPath, [
        "scripts/build-command.mjs",
        join(folder, `${name}.mjs`),
        `test/watchdog/programs/${name}.ts`
      ])
    }
  })
  afterEach(() => {
    for (const close of closers.splice(0)) close()
    for (const pid of namedAfter(folder)) kill(pid)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** A run in a session of its own, once its watchdog has been started as this program. */
  const start = async (program: string, environment: NodeJS.ProcessEnv = {}) => {
    const reports = makeMailbox<Report>()
    const path = join(folder, `${closers.length}.sock`)
    const server = createServer((socket: Socket) => {
      socket.on("error", constVoid) // a reporter may be killed while it is asked
      socket.once("data", (said) =>
        reports.put({ said: String(said).trim(), answer: (text) => void socket.end(`${text}\n`) })
      )
    }).listen(path)
    await once(server, "listening")
    const report = [process.execPath, join(folder, "reporter.mjs"), path]
    const child = spawn(process.execPath, [join(folder, "watched.mjs"), program, ...report], {
      detached: true,
      env: { ...process.env, ...environment },
      stdio: ["pipe", "pipe", "inherit"]
    })
    const ended = once(child, "exit")
    closers.push(() => {
      server.close()
      child.kill("SIGKILL")
    })
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    child.stdin.on("error", constVoid)
    return {
      pid: child.pid ?? 0,
      ended,
      line: async (): Promise<string> => String((await lines.next()).value),
      tell: (word: string): void => void child.stdin.write(`${word}\n`),
      /** It has nothing left to do then. */
      hush: (): void => void child.stdin.end(),
      report: reports.take,
      /** How many reports nobody has asked for. */
      unread: reports.size,
      /** Everything of this run that still runs, itself and the watchdog and its reporter. */
      family: () => namedAfter(path),
      /** Resolves when nothing of it runs any more. */
      over: () => until(() => namedAfter(path).length === 0)
    }
  }

  return { start }
}
