/** Notes a sign of life. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { plain } from "../domain/plain.ts"
import type { Beat } from "./Beat.ts"
import { attempt, type JournalError } from "./JournalError.ts"
import { placeFile } from "./placeFile.ts"
import { fileNames, runFolder } from "./runFolder.ts"

/** Its texts have to be without the program's secrets. Fails where the run is closed already. */
export const noteBeat = Effect.fn("journal.noteBeat")(function* (
  folder: string,
  id: string,
  beat: Beat
): Effect.fn.Return<void, JournalError> {
  const path = yield* runFolder(folder, id)
  yield* attempt(path, () => placeFile(join(path, fileNames.beat), plain(beat), "passing"))
})
