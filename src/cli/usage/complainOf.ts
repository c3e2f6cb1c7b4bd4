/** Says on the terminal, in the user's language, what was typed or set wrongly, or is odd. What it takes is loaded only then. */
import * as Effect from "effect/Effect"
import { Finding } from "../doctor/Finding.ts"
import { spokenLanguage } from "../settings/spokenLanguage.ts"
import { complain } from "../wrapper/complain.ts"
import type { Complaint } from "./Complaint.ts"
import { inTurn } from "./Sentence.ts"

export const complainOf = Effect.fn("complainOf")(function* (complaint: Complaint) {
  const language = spokenLanguage(undefined, process.env)
  const { wordsIn } = yield* Effect.promise(() => import("./words/wordsIn.ts"))
  const { wordsIn: doctorsIn } = yield* Effect.promise(() => import("../doctor/words/wordsIn.ts"))
  const words = wordsIn[language]
  const found = (finding: Finding) => {
    const { what, remedy = "" } = Finding.$match(doctorsIn[language].findings)(finding)
    return inTurn(words, what, remedy)
  }
  yield* complain(complaint.say(words, found))
})
