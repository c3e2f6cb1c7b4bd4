/** `runbell recover`: tells of runs that died with the machine, and delivers what waits. */
import { realpathSync } from "node:fs"
import * as Command from "@effect/cli/Command"
import * as Options from "@effect/cli/Options"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { stateFolder } from "../../journal/stateFolder.ts"
import { flush } from "../../outbox/flush.ts"
import { recover as recoverRuns } from "../../recovery/recover.ts"
import { cronLine, systemdScript } from "../../recovery/schedule.ts"
import type { Message } from "../../slack/Message.ts"
import { outline } from "../../slack/outline.ts"
import { SlackPolicy } from "../../slack/SlackPolicy.ts"
import { carrierTo } from "../carrierTo.ts"
import { localeOf } from "../notifierOf.ts"
import { jobOf } from "../origin/jobOf.ts"
import { stderrLogger } from "../run/stderrLogger.ts"
import { takeAlarmsBack } from "../takeAlarmsBack.ts"
import type { Complaint } from "../usage/Complaint.ts"
import { complainOf } from "../usage/complainOf.ts"
import { EndWith } from "./EndWith.ts"
import { settingsGiven } from "./settingsGiven.ts"
import type { CommandWords } from "./words/CommandWords.ts"

const refuse = (complaint: Complaint) => Effect.zipRight(complainOf(complaint), new EndWith({ code: 1 }))

const folderOf = Effect.flatMap(stateFolder(process.env), (folder) =>
  folder === undefined ? refuse({ say: ({ noFolder }) => noFolder }) : Effect.succeed(folder)
)

/** This very program, so that it is found without a PATH, and is the same one after an update of another. */
const thisProgram = Effect.sync(() => {
  const file = process.argv[1] ?? ""
  return Option.getOrElse(Option.liftThrowable(() => realpathSync(file))(), () => file)
})

const printSchedule = (cron: boolean) =>
  Effect.gen(function* () {
    const command = [process.execPath, yield* thisProgram, "recover"] as const
    const scheduled = { command, folder: yield* folderOf }
    yield* Console.log((cron ? cronLine(scheduled) : systemdScript(scheduled)).trimEnd())
  })

/** The message's first line, as it stands above it in Slack. */
const headline = ({ blocks }: Message): string => (outline(blocks)[0] ?? []).map(({ text }) => text).join("")

/** Also what others have left in the outbox: where a machine went down, it may have taken the network with it first. */
const flushNow = Effect.fnUntraced(function* (folder: string) {
  const settings = yield* settingsGiven({})
  const { deliveryTimeout } = yield* SlackPolicy
  yield* takeAlarmsBack(folder, settings)
  return yield* Effect.provide(
    flush(folder, carrierTo(folder, settings), deliveryTimeout),
    localeOf(settings, process.env)
  )
})

const recoverNow = (words: CommandWords) =>
  Effect.gen(function* () {
    const folder = yield* folderOf
    const { told, foreign, failed } = yield* recoverRuns(folder, { job: jobOf(process.env) })
    const lines = told.map(({ message }) => headline(message))
    yield* Console.log(lines.length === 0 ? words.nothingToRecover : lines.join("\n"))
    yield* Effect.forEach(failed, ({ id, error }) =>
      complainOf({ say: ({ runUntold }) => runUntold(id, error.message) })
    )
    yield* Effect.forEach(foreign, (name) => complainOf({ say: ({ notARun }) => notARun(name) }))
    const { left, unknown } = yield* flushNow(folder)
    if (failed.length + left + unknown > 0) yield* refuse({ say: () => words.stillWaiting })
  }).pipe(Effect.provide(stderrLogger))

/** Ends with 0 once all is told, and with 1 while something still waits. */
export const recover = (words: CommandWords) =>
  Command.make(
    "recover",
    {
      install: Options.withDescription(Options.boolean("install"), words.install),
      cron: Options.withDescription(Options.boolean("cron"), words.cron)
    },
    ({ install, cron }) => (install || cron ? printSchedule(cron) : recoverNow(words))
  ).pipe(Command.withDescription(words.recover))
