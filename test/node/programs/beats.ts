/**
 * A run that beats every few milliseconds: `beats STATE how`. `away`: what a beat looks at never answers, as on a disk
 * that is away; it says "settled" when the run has come to its end all the same. `watched`: whatever would hold up the
 * program is refused; it says "beaten" once a beat is noted.
 */
import { execFileSync } from "node:child_process"
import fs from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import { join } from "node:path"
import { Effect, Schedule } from "effect"
import { SlackPolicy } from "runbell"
import { ownIdentity } from "../../../src/journal/identify.ts"
import { openRun } from "../../../src/journal/openRun.ts"
import { keepingOf } from "../../../src/node/keepingOf.ts"
import { entryOf } from "../../journal/sampleRun.ts"
import { mute } from "../../support/mute.ts"

const [folder = "", how] = process.argv.slice(2)

const home = join(folder, "runs", "run-1")

/** A pipe that nobody writes into keeps waiting who reads it. */
const goAway = (): void => {
  fs.writeFileSync(join(home, "end.json"), "{}")
  execFileSync("mkfifo", [join(home, "told")])
}

const refuse = (): never => {
  throw new Error("this would hold up the program")
}

const watch = (): void => {
  for (const name of Object.keys(fs).filter((name) => name.endsWith("Sync"))) Reflect.set(fs, name, refuse)
  syncBuiltinESMExports()
}

const noted = Effect.tryPromise(() => fs.promises.readFile(join(home, "beat.json"), "utf8")).pipe(
  Effect.retry(Schedule.spaced("5 millis"))
)

const program = Effect.gen(function* () {
  const entry = entryOf("run-1", yield* ownIdentity())
  yield* openRun(folder, entry)
  if (how === "away") goAway()
  const watchdog = { goodbye: Effect.void, handOver: Effect.void }
  const keeping = keepingOf(
    { folder, id: "run-1", entry, watchdog },
    { by: "program", look: () => ({}), notifier: mute }
  )
  const { settle } = yield* keeping
  if (how === "watched") {
    watch()
    yield* noted
    return "beaten"
  }
  yield* Effect.sleep("100 millis")
  yield* settle({ _tag: "Finished" }, "told")
  return "settled"
})

Effect.runFork(Effect.provide(program, SlackPolicy.layer({ beatInterval: "5 millis" }))).addObserver((exit) => {
  process.stdout.write(`${exit._tag === "Success" ? exit.value : "failed"}\n`)
})
process.stdin.resume()
