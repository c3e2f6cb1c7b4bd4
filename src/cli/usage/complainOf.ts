/** Says on the terminal, in the user's language, what was typed or set wrongly. */
import * as Effect from "effect/Effect"
import { spokenLanguage } from "../settings/spokenLanguage.ts"
import { complain } from "../wrapper/complain.ts"
import type { Misuse } from "./Misuse.ts"

export const complainOf = Effect.fn("complainOf")(function* (misuse: Misuse) {
  const { wordsIn } = yield* Effect.promise(() => import("./words/wordsIn.ts"))
  yield* complain(misuse.say(wordsIn[spokenLanguage(undefined, process.env)]))
})
