/** What a message tells of, by the words in it: that proves its language too. */
import type { Locale } from "runbell"
import { goal, name } from "./train.ts"
import type { Kind } from "./words/Words.ts"

/** The sentences by which messages of this training are known; `undefined` for every other text. */
export const kindIn = ({ catalogue, format }: Locale["Type"]): ((text: string) => Kind | undefined) => {
  const sentences: ReadonlyArray<readonly [Kind, string]> = [
    ["started", catalogue.started(name)],
    ["alert", catalogue.above("accuracy", format.number(goal))],
    ["finished", catalogue.finished(name)],
    ["failed", catalogue.failed(name)],
    ["stopped", catalogue.interrupted(name)]
  ]
  return (text) => sentences.find(([, sentence]) => text.includes(sentence))?.[0]
}
