/** Writes a run into the journal when it starts: on the way of every start, so that nothing heavy is loaded for it. */
import { rmdirSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { plain } from "../domain/plain.ts"
import type { JournalEntry } from "./JournalEntry.ts"
import { attempt, type JournalError } from "./JournalError.ts"
import { makeFolder } from "./makeFolder.ts"
import { placeFile, syncFolder } from "./placeFile.ts"
import { fileNames, runFolder, runsIn } from "./runFolder.ts"

/** On a full disk there may be room for a folder, and not for the file in it. */
const writeFirst = (path: string, entry: JournalEntry, keep: "durable" | "passing"): void => {
  try {
    placeFile(join(path, fileNames.entry), plain(entry), keep)
  } catch (error) {
    Option.liftThrowable(rmdirSync)(path)
    throw error
  }
}

/**
 * Its texts have to be without the program's secrets; Slack's own are taken out here. `durable`: it is there after a
 * power cut, and waits for the disk; `passing`, where it is amended soon.
 */
export const openRun = (
  folder: string,
  entry: JournalEntry,
  keep: "durable" | "passing" = "durable"
): Effect.Effect<void, JournalError> =>
  Effect.flatMap(runFolder(folder, entry.run.id), (path) =>
    attempt(path, () => {
      makeFolder(path)
      writeFirst(path, entry, keep)
      if (keep === "durable") syncFolder(runsIn(folder))
    })
  )

/** Writes what is known only later, as the command's own process. Fails where the run is closed already. */
export const amendRun = (folder: string, entry: JournalEntry): Effect.Effect<void, JournalError> =>
  Effect.flatMap(runFolder(folder, entry.run.id), (path) =>
    attempt(path, () => {
      placeFile(join(path, fileNames.entry), plain(entry), "durable")
      syncFolder(runsIn(folder))
    })
  )
