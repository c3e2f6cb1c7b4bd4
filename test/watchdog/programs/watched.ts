/** A run with a watchdog: `watched PROGRAM reporter…`. It says "ready", and then does what it reads, a word a line. */
import { spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { Effect, Option } from "effect"
import { openLifeline } from "../../../src/watchdog/openLifeline.ts"
import { node, type Program, shell } from "../../../src/watchdog/Program.ts"
import { shellScript } from "../../../src/watchdog/shellScript.ts"
import { talkOver } from "../../../src/watchdog/startWatchdog.ts"

const [kind = "", ...report] = process.argv.slice(2)

const programOf = (kind: string): Program => {
  if (kind === "node") return node
  const [file = "", ...args] = kind.split(" ")
  return kind === "sh" ? shell : [file, ...args, "-c", shellScript, "runbell-watchdog"]
}

const say = (line: string) => process.stdout.write(`${line}\n`)

/** As a program may set one, though no other could be started with it. */
const more = process.env["BEYOND"] === undefined ? {} : { TOO_LONG: "x".repeat(200_000) }
const environment = { ...process.env, ...more }

const lifeline = Option.getOrThrow(openLifeline(programOf(kind), { report, environment }))
if (process.env["DIES_AT_ONCE"] !== undefined) process.kill(process.pid, "SIGKILL")
const gone = new Promise((resume) => lifeline.once("close", resume))
const watchdog = talkOver(lifeline)

const deeds: Readonly<Record<string, () => unknown>> = {
  /** Says "gone" when the watchdog is: then it has told nothing, and will not. */
  bye: async () => {
    await Effect.runPromise(watchdog.goodbye)
    await gone
    say("gone")
  },
  flush: () => Effect.runPromise(watchdog.handOver),
  /** Half a word. */
  by: () => lifeline.write("by", () => say("cut")),
  child: () => say(String(spawn("sleep", ["1000"], { stdio: "ignore", detached: true }).pid)),
  exit: () => process.exit(3)
}

const obey = async () => {
  say("ready")
  for await (const line of createInterface(process.stdin)) await deeds[line]?.()
}

void obey()
