/** Notes a sign of life. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Beat } from "./Beat.ts"
import { attempt, JournalError } from "./JournalError.ts"
import { placeFile } from "./placeFile.ts"
import { fileNames, runFolder } from "./runFolder.ts"

/** Its texts have to be without the program's secrets. Fails where the run is closed already. */
export const noteBeat = Effect.fn("journal.noteBeat")(function* (
  folder: string,
  id: string,
  beat: Beat
): Effect.fn.Return<void, JournalError> {
  const path = yield* runFolder(folder, id)
  const encoded = yield* Effect.mapError(
    Schema.encode(Beat)(beat),
    () => new JournalError({ path, code: "not a beat" })
  )
  yield* attempt(path, () => placeFile(join(path, fileNames.beat), encoded, "passing"))
})
