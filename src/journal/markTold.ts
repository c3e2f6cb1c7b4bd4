/** Notes that an end is delivered, or safe in the outbox: nobody has to finish any more what the holder of the claim began. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { attempt, type JournalError } from "./JournalError.ts"
import { latestIn } from "./latestClaim.ts"
import { placeFile } from "./placeFile.ts"
import { fileNames, runFolder } from "./runFolder.ts"

const mark = Effect.fnUntraced(function* (
  name: "told" | "alive",
  folder: string,
  id: string
): Effect.fn.Return<void, JournalError> {
  const path = yield* runFolder(folder, id)
  const generation = Option.match(latestIn(path), { onNone: () => 1, onSome: ({ generation }) => generation })
  yield* attempt(path, () => placeFile(join(path, fileNames[name]), { generation }, "durable"))
})

/** Of the claim that stands: a later one, which overrules it, has to be told on its own. */
export const markTold = Effect.fn("journal.markTold")((folder: string, id: string) => mark("told", folder, id))

/** Notes that the claim that stands is taken back: the run was only presumed to have ended, and is heard of again. */
export const markAlive = Effect.fn("journal.markAlive")((folder: string, id: string) => mark("alive", folder, id))
