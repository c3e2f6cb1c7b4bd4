/** A folder that is gone with the test. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Effect } from "effect"

const folderIn = (parent: string) =>
  Effect.acquireRelease(
    Effect.sync(() => fs.mkdtempSync(path.join(parent, "runbell-state-"))),
    (folder) => Effect.sync(() => fs.rmSync(folder, { recursive: true, force: true }))
  )

export const temporaryFolder = folderIn(os.tmpdir())

/** In memory where there is such a place, for tests that would wait for the disk a thousand times. */
export const quickFolder = folderIn(fs.existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir())
