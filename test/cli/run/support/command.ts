/** The command as one file, run as a user runs it, with the sandbox in place of Slack. */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { afterAll, beforeAll } from "@effect/vitest"
import { Effect, Layer, Option, Redacted } from "effect"
import { constVoid } from "effect/Function"
import type { Message } from "runbell"
import { NodeSlackSandbox } from "runbell/node"
import { SlackSandbox, type StoredMessage } from "runbell/testing"
import { plainText } from "../../../../src/slack/outline.ts"

/** How the command ended, and all that was seen of it on the terminal. */
export interface Seen {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>
  readonly stdin?: string
  readonly cwd?: string
}

/** What outlives a run, to tell of it later. */
const processesOf = (file: string): ReadonlyArray<number> => {
  const commandLine = Option.liftThrowable((pid: string) => readFileSync(`/proc/${pid}/cmdline`, "utf8"))
  return readdirSync("/proc")
    .filter((pid) => Option.exists(commandLine(pid), (line) => line.includes(file)))
    .map(Number)
}

/** A folder of the test file, with the command in it; gone at its end, and all that runs of it. */
export const useCommand = () => {
  const folder = mkdtempSync(join(tmpdir(), "runbell-test-"))
  const file = join(folder, "runbell.mjs")
  beforeAll(() => {
    execFileSync(process.execPath, ["scripts/build-command.mjs", file])
  })
  afterAll(() => {
    const kill = Option.liftThrowable((pid: number) => process.kill(pid, "SIGKILL")) // it may be gone by now
    for (const pid of processesOf(file)) kill(pid)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  /** Nothing of the machine's own environment but where programs are. */
  const environment = { PATH: process.env["PATH"] ?? "", HOME: folder, RUNBELL: `${process.execPath} ${file}` }

  const start = (program: string, args: ReadonlyArray<string>, { environment: more, cwd = folder }: Surroundings) =>
    Effect.sync(() => spawn(program, args, { cwd, env: { ...environment, ...more } }))

  const see = (child: ChildProcessWithoutNullStreams, stdin = ""): Effect.Effect<Seen> =>
    Effect.promise(async () => {
      child.stdin.on("error", constVoid).end(stdin) // a script that reads nothing may be gone by now
      const [stdout, stderr, [code, signal]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, "exit")
      ])
      return { code, signal, stdout, stderr }
    })

  const begin = (args: ReadonlyArray<string>, surroundings: Surroundings = {}) =>
    start(process.execPath, [file, ...args], surroundings)

  const runbell = (args: ReadonlyArray<string>, surroundings: Surroundings = {}) =>
    Effect.flatMap(begin(args, surroundings), (child) => see(child, surroundings.stdin))

  /** A script of sh, in which `$RUNBELL` is the command: only a shell makes real pipes. */
  const shell = (script: string, environment: Readonly<Record<string, string>>) =>
    Effect.flatMap(start("sh", ["-c", script], { environment }), (child) => see(child))

  return { folder, file, begin, runbell, shell }
}

/** Where the command finds the sandbox. */
export const slackIn = Effect.map(SlackSandbox, ({ webhookUrl }) => ({ SLACK_WEBHOOK_URL: Redacted.value(webhookUrl) }))

/** What a message says, line by line. */
export const wordsOf = ({ blocks }: StoredMessage): string => plainText(blocks as Message["blocks"]) // runbell made them, and the sandbox has checked them

/** The messages that the sandbox has, as text. */
export const told = Effect.flatMap(SlackSandbox, ({ messages }) => Effect.map(messages, (all) => all.map(wordsOf)))

/** Runs a test with a sandbox of its own, faster than Slack. */
export const sandboxed = <A, E>(test: Effect.Effect<A, E, SlackSandbox>): Effect.Effect<A, E> =>
  Effect.provide(test, Layer.orDie(NodeSlackSandbox.layer({ pace: { burst: 100, interval: "1 millis" } })))
