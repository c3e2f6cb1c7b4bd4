/** Notes a sign of life. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { plain } from "../domain/plain.ts"
import type { Beat } from "./Beat.ts"
import { attemptLater, type JournalError } from "./JournalError.ts"
import { placeLater } from "./placeLater.ts"
import { fileNames, runFolder } from "./runFolder.ts"

/**
 * The program goes on meanwhile. Its texts have to be without the program's secrets. Fails where the run is closed
 * already. It has no span: there would be one each few seconds for as long as the run lasts, and each leaves 4 kB to V8's
 * old generation.
 */
export const noteBeat = Effect.fnUntraced(function* (
  folder: string,
  id: string,
  beat: Beat
): Effect.fn.Return<void, JournalError> {
  const path = yield* runFolder(folder, id)
  yield* attemptLater(path, () => placeLater(join(path, fileNames.beat), plain(beat)))
})
