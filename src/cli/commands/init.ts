/** `runbell init`: asks for what a project needs, and writes it. */
import * as Command from "@effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { languageOf } from "../../locale/languages.ts"
import { init as askAndWrite } from "../settings/init/init.ts"
import { readlineAsker } from "../settings/init/readlineAsker.ts"
import { wordsIn } from "../settings/init/words/wordsIn.ts"
import { messageLanguage } from "../settings/messageLanguage.ts"
import type { SpokenLanguage } from "../settings/spokenLanguage.ts"
import { complain } from "../wrapper/complain.ts"
import { EndWith } from "./EndWith.ts"
import type { CommandWords } from "./words/CommandWords.ts"

export const init = (words: CommandWords, language: SpokenLanguage) =>
  Command.make("init", {}, () =>
    Effect.gen(function* () {
      const asker = yield* readlineAsker(process.stdin, process.stdout)
      yield* askAndWrite({
        asker,
        words: wordsIn[language],
        language: Option.getOrElse(languageOf(messageLanguage(undefined, process.env)), () => "en"),
        environment: process.env,
        cwd: process.cwd()
      })
    }).pipe(
      Effect.scoped,
      Effect.catchAll(({ message }) => Effect.zipRight(complain(message), new EndWith({ code: 1 })))
    )
  ).pipe(Command.withDescription(words.init))
