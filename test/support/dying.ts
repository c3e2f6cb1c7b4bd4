/** Real processes that die in every way there is, each with a sandbox in place of Slack, and what was told of them in the end. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import type { Readable } from "node:stream"
import { afterAll, beforeAll } from "@effect/vitest"
import { Effect, Exit, identity, Redacted, Schedule, type Scope } from "effect"
import type { Message } from "runbell"
import { SlackSandbox } from "runbell/testing"
import type { Block } from "../../src/slack/BlockKit.ts"
import { plainText } from "../../src/slack/outline.ts"
import { bundleProgram } from "./bundleProgram.ts"
import { inGroup } from "./memoryGroup.ts"
import { inSession, kill, namedAfter, runs, withVariable } from "./processes.ts"

/** A wrapped command, a program that uses the library, or one that does so without Effect. */
export type Face = "command" | "library" | "Promise face"

const sources = { library: "dies.ts", "Promise face": "diesWithPromises.ts" } as const

/** What is around a process besides its Slack. */
export interface Surroundings {
  /** The folder of all that runbell keeps. Default: a new one. */
  readonly state?: string
  /** Variables besides those of every process. */
  readonly more?: Readonly<Record<string, string>>
  /** The folder of the control group that it is in from its first moment on. Default: the test's own. */
  readonly group?: string | undefined
  /** Whether Slack is down: its start then waits in the outbox. Default: its start is told. */
  readonly isUnheard?: boolean
}

/** A process whose run has begun. */
export interface Dying {
  /** The wrapper, or the program. Its group and its session have the same number. */
  readonly pid: number
  /** What the run is about: the wrapped command, or the program itself. */
  readonly inner: number
  /** Lets it end, where it waits for a line on its stdin. */
  readonly go: Effect.Effect<void>
  /** Waits until the process has ended. */
  readonly exited: Effect.Effect<void>
  /** Waits until nothing is left of it, nor of others with its folder, that could tell anything. */
  readonly quiet: Effect.Effect<void>
  readonly state: string
  /** Runs the command with its folder, until that ends. */
  readonly runbell: (...args: ReadonlyArray<string>) => Effect.Effect<void>
}

/** How many messages wait in the outboxes of the folder. */
export const waitingIn = (state: string): Effect.Effect<number> =>
  Effect.try(() => readdirSync(join(state, "outbox"), { recursive: true, encoding: "utf8" })).pipe(
    Effect.retry(Schedule.spaced("10 millis")), // of a folder that is changed meanwhile Node says that it is not there
    Effect.map((paths) => paths.filter((path) => /\/new\/./u.test(path)).length),
    Effect.orDie
  )

const until = (state: string, isSo: (count: number) => boolean) =>
  Effect.repeat(waitingIn(state), { until: isSo, schedule: Schedule.spaced("10 millis") })

/** Waits until so many messages wait in the outboxes of the folder. */
export const kept = (state: string, count: number) => until(state, (waiting) => waiting >= count)

/** Waits until the process knows that Slack has what it was told: else that is told again, as perhaps a repeat. */
export const noted = (state: string) => until(state, (waiting) => waiting === 0)

/** What it says on stderr is for whoever reads why a test failed. */
const shownOnFailure = ({ stderr }: { readonly stderr: Readable }) => {
  const said: Array<Buffer> = []
  stderr.on("data", (bytes: Buffer) => said.push(bytes))
  return Effect.addFinalizer((exit) =>
    Effect.sync(() => {
      if (Exit.isFailure(exit)) process.stderr.write(Buffer.concat(said))
    })
  )
}

const gone = (pids: ReadonlyArray<number>) =>
  Effect.sync(() => pids.some(runs)).pipe(
    Effect.repeat({ while: identity<boolean>, schedule: Schedule.spaced("50 millis") })
  )

/** Waits until none of them is left that could tell anything: no wrapper, no watchdog, no reporter. */
const quietOf = (find: () => ReadonlyArray<number>) =>
  Effect.sync(find).pipe(Effect.tap(gone), Effect.repeat({ until: (pids) => pids.length === 0 }), Effect.asVoid)

/** The variables by which a process is told where its Slack is. */
export type Where = Effect.Effect<Readonly<Record<string, string>>, never, SlackSandbox>

const byWebhook: Where = Effect.map(SlackSandbox, ({ webhookUrl }) => ({
  SLACK_WEBHOOK_URL: Redacted.value(webhookUrl)
}))

/** As the sandbox's bot, in the channel #runs. */
export const asBot: Where = Effect.map(SlackSandbox, ({ apiUrl, botToken }) => ({
  SLACK_BOT_TOKEN: Redacted.value(botToken),
  SLACK_CHANNEL: "#runs",
  SLACK_API_URL: apiUrl
}))

/** A folder of the test file with the command and the program in it; gone at its end, with all that still runs from there. */
export const useDying = (where: Where = byWebhook) => {
  const folder = mkdtempSync(join(tmpdir(), "runbell-dying-"))
  const command = join(folder, "runbell.mjs")
  const programOf = (face: keyof typeof sources) => join(folder, sources[face].replace(".ts", ".mjs"))
  /** Wrappers, programs, watchdogs and reporters: all have the folder in their command line. */
  const running = () => namedAfter(folder)

  beforeAll(() => {
    execFileSync(process.execPath, ["scripts/build-command.mjs", command])
    for (const face of ["library", "Promise face"] as const) {
      bundleProgram(`test/promises/programs/${sources[face]}`, programOf(face))
    }
  })

  afterAll(() => {
    for (const pid of running()) kill(pid)
    rmSync(folder, { recursive: true, force: true })
  })

  const argvOf = (face: Face, does: string): ReadonlyArray<string> =>
    face === "command" ? [command, "run", "--name", "train", "--", "sh", "-c", does] : [programOf(face), does, command]

  const environmentOf = (state: string) =>
    Effect.map(where, (slack) => ({
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      LANG: "C",
      RUNBELL_STATE: state,
      ...slack
    }))

  /** Starts it in a session of its own, and waits until its run has begun and its start is told. */
  const begin = (
    face: Face,
    does: string,
    { state = mkdtempSync(join(folder, "state-")), more = {}, group, isUnheard = false }: Surroundings = {}
  ): Effect.Effect<Dying, never, SlackSandbox | Scope.Scope> =>
    Effect.gen(function* () {
      const ofAll = yield* environmentOf(state)
      const env = { ...ofAll, ...more }
      const argv = [process.execPath, ...argvOf(face, does)]
      const [file = "", ...args] = group === undefined ? argv : inGroup(group, argv)
      const child = yield* Effect.acquireRelease(
        Effect.sync(() => spawn(file, args, { cwd: folder, env, detached: true })),
        (child) => Effect.sync(() => end(child))
      )
      yield* shownOnFailure(child)
      const lines = createInterface({ input: child.stdout })
      const exit = once(child, "exit")
      const [inner] = yield* Effect.promise(() => once(lines, "line"))
      if (isUnheard) yield* kept(state, 1)
      else yield* Effect.zipRight((yield* SlackSandbox).awaitMessages(1), noted(state))
      return {
        pid: child.pid ?? 0,
        inner: Number(inner),
        go: Effect.sync(() => child.stdin.end("go\n")),
        exited: Effect.asVoid(Effect.promise(() => exit)),
        quiet: quietOf(() => withVariable(state)),
        state,
        runbell: (...args) => runbell(ofAll, args)
      }
    })

  const end = ({ pid }: ChildProcess): void => {
    for (const one of pid === undefined ? [] : inSession(pid)) kill(one)
  }

  const runbell = (env: NodeJS.ProcessEnv, args: ReadonlyArray<string>) =>
    Effect.gen(function* () {
      const child = spawn(process.execPath, [command, ...args], { env, stdio: ["ignore", "ignore", "pipe"] })
      yield* shownOnFailure(child)
      yield* Effect.promise(() => once(child, "exit"))
    }).pipe(Effect.scoped)

  return { folder, begin, quiet: quietOf(running), running }
}

/** What was told, also of what was told as one: the words of each, the time that a run took left out. */
export const toldSoFar = Effect.flatMap(SlackSandbox, ({ messages }) =>
  Effect.map(messages, (all) =>
    all
      .flatMap(({ blocks }) => parts(blocks as Message["blocks"])) // runbell made them, and the sandbox has checked them
      .map((part) => plainText(part).replace(/ after [^\n]+/u, ""))
  )
)

/** Each begins with its own header. */
const parts = (blocks: Message["blocks"]): ReadonlyArray<ReadonlyArray<Block>> => {
  const heads = blocks.flatMap(({ type }, index) => (type === "header" && index > 0 ? [index] : []))
  return [0, ...heads].map((head, order) => blocks.slice(head, heads[order]))
}

/** The titles alone. */
export const titles = (told: ReadonlyArray<string>): ReadonlyArray<string> =>
  told.map((words) => words.split("\n")[0] ?? "")
