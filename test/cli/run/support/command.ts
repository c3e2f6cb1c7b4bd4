/** The command as one file, run as a user runs it, with the sandbox in place of Slack. */
import { execFileSync, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import type { Message } from "runbell"
import { NodeSlackSandbox } from "runbell/node"
import { SlackSandbox, type StoredMessage } from "runbell/testing"
import { plainText } from "../../../../src/slack/outline.ts"
import { kill, namedAfter } from "../../../support/processes.ts"
import { see } from "../../../support/seen.ts"

export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>
  readonly stdin?: string
  readonly cwd?: string
}

/** A folder of the test file, with the command in it; gone at its end, and all that runs of it. */
export const useCommand = () => {
  const folder = mkdtempSync(join(tmpdir(), "runbell-test-"))
  const file = join(folder, "runbell.mjs")
  beforeAll(() => {
    execFileSync(process.execPath, ["scripts/build-command.mjs", file])
  })
  afterAll(() => {
    for (const pid of namedAfter(file)) kill(pid) // what outlives a run, to tell of it later
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  /** Nothing of the machine's own environment but where programs are. */
  const environment = { PATH: process.env["PATH"] ?? "", HOME: folder, RUNBELL: `${process.execPath} ${file}` }

  const start = (program: string, args: ReadonlyArray<string>, { environment: more, cwd = folder }: Surroundings) =>
    Effect.sync(() => spawn(program, args, { cwd, env: { ...environment, ...more } }))

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

/** The metrics of Slack's own charts in a message, in their order. */
export const drawnBySlack = (message: StoredMessage | undefined): ReadonlyArray<string> =>
  ((message?.blocks ?? []) as Message["blocks"]).flatMap((block) =>
    block.type === "data_visualization" ? block.chart.series.map(({ name }) => name) : []
  )

/** The messages that the sandbox has, as text. */
export const told = Effect.flatMap(SlackSandbox, ({ messages }) => Effect.map(messages, (all) => all.map(wordsOf)))

const fast = { pace: { burst: 100, interval: "1 millis" }, fileProcessing: 0 } as const

/** Runs a test with a sandbox of its own, faster than Slack. */
export const sandboxed = <A, E>(test: Effect.Effect<A, E, SlackSandbox>): Effect.Effect<A, E> =>
  Effect.provide(test, Layer.orDie(NodeSlackSandbox.layer(fast)))
