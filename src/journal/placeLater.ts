/** Puts a file in its place whole or not at all, while the program goes on: a disk may take its time, and one that is away for ever. */
import { rename, rm, writeFile } from "node:fs/promises"
import { constVoid } from "effect/Function"
import { draftOf, written } from "./placeFile.ts"

/** Not for what has to be there after a power cut. */
export const placeLater = async (path: string, value: unknown): Promise<void> => {
  const draft = draftOf(path)
  try {
    await writeFile(draft, written(value), { flag: "wx", mode: 0o600 })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(constVoid)
    throw error
  }
}
