/** `runbell doctor`: what is wrong between here and Slack, and what to do about it. */
import * as Command from "@effect/cli/Command"
import * as Options from "@effect/cli/Options"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { diagnose } from "../doctor/diagnose.ts"
import { exitCodeOf } from "../doctor/Report.ts"
import { renderReport } from "../doctor/renderReport.ts"
import { wordsIn } from "../doctor/words/wordsIn.ts"
import { spokenLanguage } from "../settings/spokenLanguage.ts"
import type { OptionWords } from "../settings/words/OptionWords.ts"
import { EndWith } from "./EndWith.ts"
import { settingsGiven, sharedFlags } from "./settingsGiven.ts"
import type { CommandWords } from "./words/CommandWords.ts"

/** Ends with 0 when a run's messages would arrive. */
export const doctor = (words: CommandWords, settingWords: OptionWords) =>
  Command.make(
    "doctor",
    { post: Options.withDescription(Options.boolean("post"), words.post), flags: sharedFlags(settingWords) },
    Effect.fn("doctor")(function* ({ post, flags }) {
      const settings = yield* settingsGiven(flags, "silently") // the report has the warnings
      const said = wordsIn[spokenLanguage(settings.language, process.env)]
      const report = yield* diagnose(settings, {
        environment: process.env,
        post: post ? said.testMessage : undefined
      })
      yield* Console.log(renderReport(report, said).join("\n"))
      yield* new EndWith({ code: exitCodeOf(report) })
    })
  ).pipe(Command.withDescription(words.doctor))
