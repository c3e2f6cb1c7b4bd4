/** Notes with which code the process ends, for the runs that are still open then: a program may call `process.exit` in one. */
import { noteExit } from "../journal/noteExit.ts"

interface OpenRun {
  readonly folder: string
  readonly id: string
}

const open = new Set<OpenRun>()

const noteAll = (code: number): void => {
  for (const { folder, id } of open) noteExit(folder, id, code)
}

/** One listener for all runs: Node warns of many. What it returns takes the run out again. */
export const noteExits = (run: OpenRun): (() => void) => {
  if (open.size === 0) process.on("exit", noteAll)
  open.add(run)
  return () => {
    open.delete(run)
    if (open.size === 0) process.removeListener("exit", noteAll)
  }
}
