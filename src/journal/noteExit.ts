/** Notes how a process ended in its last moment, when nothing can wait any more. */
import { join } from "node:path"
import type { Outcome } from "../domain/Outcome.ts"
import { plain } from "../domain/plain.ts"
import { placeFile } from "./placeFile.ts"
import { fileNames, isRunId, runsIn } from "./runFolder.ts"

/**
 * For `process.on("exit")`. The code is kept as the system will see it, and with it what it means, where that is known
 * already. Whatever goes wrong, the process ends as it would.
 */
export const noteExit = (folder: string, id: string, code: number, outcome?: Outcome): void => {
  if (!isRunId(id)) return
  try {
    placeFile(join(runsIn(folder), id, fileNames.exit), { code: code & 0xff, outcome: plain(outcome) }, "passing")
  } catch {}
}
