/** Notes the exit code of a process in its last moment, when nothing can wait any more. */
import { join } from "node:path"
import { placeFile } from "./placeFile.ts"
import { fileNames, isRunId, runsIn } from "./runFolder.ts"

/** For `process.on("exit")`. The code is kept as the system will see it. Whatever goes wrong, the process ends as it would. */
export const noteExit = (folder: string, id: string, code: number): void => {
  if (!isRunId(id)) return
  try {
    placeFile(join(runsIn(folder), id, fileNames.exit), { code: code & 0xff }, "passing")
  } catch {}
}
