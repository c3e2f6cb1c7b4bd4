/** `runbell watch-report RUN WHY`: what the watchdog starts when its run is gone. For no person, and so in no help. */
import { writeSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { constVoid } from "effect/Function"
import * as Option from "effect/Option"
import type { OutputTail } from "../../domain/OutputTail.ts"
import type { JournalEntry } from "../../journal/JournalEntry.ts"
import { stateFolder } from "../../journal/stateFolder.ts"
import type { Reported, Reporter, Why } from "../../watchdog/Reporter.ts"
import { reportDeath } from "../../watchdog/reportDeath.ts"
import { partial } from "../../watchdog/spawnWithin.ts"
import { stillRuns } from "../../watchdog/stillRuns.ts"
import { carrierTo } from "../carrierTo.ts"
import { stopEvidence } from "../evidence/stopEvidence.ts"
import { laterLogFileTail } from "../output/logFileTail.ts"
import type { TailOptions } from "../output/tailOf.ts"
import { makeRedactor } from "../redact/makeRedactor.ts"
import { stderrLogger } from "../run/stderrLogger.ts"
import { Destination } from "../settings/Destination.ts"
import type { Environment } from "../settings/Environment.ts"
import { loadSettings } from "../settings/loadSettings.ts"
import type { Settings } from "../settings/Settings.ts"
import { takeAlarmsBack } from "../takeAlarmsBack.ts"

/** A job that is being ended gets these in volleys, and so does what reports its end. */
const unheard = ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2"] as const

/** Not every system has all of them. */
const turnDeaf = (): void => {
  const ignore = Option.liftThrowable((signal: NodeJS.Signals) => process.on(signal, constVoid))
  for (const signal of unheard) ignore(signal)
}

const argumentsIn = Option.liftThrowable((environment: Environment): ReadonlyArray<string> => {
  const given: unknown = JSON.parse(environment["RUNBELL_ARGUMENTS"] ?? "[]")
  return Array.isArray(given) ? given.map(String) : []
})

const nothing: OutputTail = { lines: [], omitted: 0 }

const isSameFile = ({ stderr, stdout }: JournalEntry["logs"]): boolean =>
  stderr?.device === stdout?.device && stderr?.inode === stdout?.inode

/** Of joined outputs the end is told once. Without knowing what is secret in them, nothing of them is told. */
const lastLines = Effect.fnUntraced(function* (logs: JournalEntry["logs"], options: Option.Option<TailOptions>) {
  if (Option.isNone(options) || (logs.stderr === undefined && logs.stdout === undefined)) return undefined
  const tailOf = (log: JournalEntry["logs"]["stderr"]) =>
    log === undefined
      ? Effect.succeed(nothing)
      : Effect.map(
          laterLogFileTail(log, options.value),
          Option.getOrElse(() => nothing)
        )
  return {
    stderr: isSameFile(logs) ? nothing : yield* tailOf(logs.stderr),
    stdout: yield* tailOf(logs.stdout)
  }
})

const tailOptionsOf = ({ tail, redact }: Settings, environment: Environment): Option.Option<TailOptions> =>
  environment[partial] === undefined
    ? Option.map(argumentsIn(environment), (args) => ({
        lines: tail,
        redact: makeRedactor({ environment, arguments: args, patterns: redact })
      }))
    : Option.none()

/** Settings that cannot be read name no place: then it stands in the file of the destinations. */
const whereIn = (settings: Option.Option<Settings>): Pick<Settings, "destination"> =>
  Option.getOrElse(settings, () => ({ destination: Destination.Missing() }))

const reporterIn = (folder: string, environment: Environment, settings: Option.Option<Settings>): Reporter => {
  const options = Option.flatMap(settings, (settings) => tailOptionsOf(settings, environment))
  return {
    folder,
    carrierTo: carrierTo(folder, whereIn(settings)),
    lastLines: (logs) => lastLines(logs, options),
    announced: (now) => {
      const evidence = stopEvidence("SIGKILL", environment, now)
      return evidence?._tag === "TimeLimit" ? evidence : undefined // of the others the signal would have to be seen
    }
  }
}

const isWhy = (text: string | undefined): text is Why => text === "death" || text === "flush" || text === "outlived"

/** The exit code; who still runs is said on stdout, where the watchdog reads. */
const answer = (reported: Reported): number => {
  if (reported._tag === "Done") return 0
  const { pid, startTicks } = reported.process
  writeSync(1, `${pid} ${startTicks ?? ""}\n`)
  return stillRuns
}

/** The watchdog says which one it is, and there the run is, whatever has become of the folder. */
const folderIn = (environment: Environment): Effect.Effect<string | undefined> => {
  const given = environment["RUNBELL_STATE"]
  return given ? Effect.succeed(given) : stateFolder(environment)
}

const report = Effect.fnUntraced(function* ([id = "", why]: ReadonlyArray<string>, environment: Environment) {
  const folder = yield* folderIn(environment)
  if (folder === undefined) return 1
  const settings = yield* Effect.option(loadSettings({}, environment, "/"))
  const reported = yield* reportDeath(reporterIn(folder, environment, settings), id, isWhy(why) ? why : "death")
  yield* takeAlarmsBack(folder, whereIn(settings))
  return answer(reported)
})

/** As the process. */
export const watchReport = (argv: ReadonlyArray<string>): void => {
  turnDeaf()
  Effect.runFork(Effect.provide(report(argv, process.env), stderrLogger)).addObserver((exit) =>
    process.exit(Exit.getOrElse(exit, () => 1))
  )
}
