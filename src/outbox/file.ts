/** Files that are there whole or not at all, for their owner alone. Asynchronous: a slow disk holds up nobody's program. */
import { mkdir, open, readdir, readFile, rename, stat, unlink, utimes } from "node:fs/promises"
import { dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import { codeOf, OutboxError } from "./OutboxError.ts"

const attempt = <A>(path: string, run: () => Promise<A>): Effect.Effect<A, OutboxError> =>
  Effect.tryPromise({ try: run, catch: (error) => new OutboxError({ path, code: codeOf(error) }) })

const synced = async (path: string, flags: string, content?: string): Promise<void> => {
  const file = await open(path, flags, 0o600)
  try {
    if (content !== undefined) await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Some network disks and Windows refuse it: what was written is there all the same. */
const sync = (path: string): Promise<void> => synced(path, "r").catch(() => undefined)

/** Passes over that error alone. */
const unlessCode =
  (code: string) =>
  (error: unknown): void => {
    if (codeOf(error) !== code) throw error
  }

const makeOne = (folder: string): Promise<void> => mkdir(folder, { mode: 0o700 }).catch(unlessCode("EEXIST"))

const make = async (folder: string): Promise<void> => {
  try {
    await makeOne(folder)
  } catch (error) {
    if (codeOf(error) !== "ENOENT" || dirname(folder) === folder) throw error
    await make(dirname(folder))
    await makeOne(folder)
  }
}

/** Makes the folder and those above it that are missing. Not by Node's `recursive`, for the reason that the journal has. */
export const makeFolder = (folder: string): Effect.Effect<void, OutboxError> => attempt(folder, () => make(folder))

/** Writes the draft, and renames it to the target once all of it is on the disk. */
export const writeFile = (draft: string, target: string, content: string): Effect.Effect<void, OutboxError> =>
  attempt(target, async () => {
    try {
      await synced(draft, "wx", content)
      await rename(draft, target)
    } catch (error) {
      await unlink(draft).catch(() => undefined)
      throw error
    }
  })

/** Writes over the file where it stands, which needs no room on the disk: only what is no longer than the file. A power cut may tear it. */
export const overwriteFile = (path: string, content: string): Effect.Effect<void, OutboxError> =>
  attempt(path, async () => {
    const bytes = Buffer.from(content)
    const file = await open(path, "r+")
    try {
      const { size } = await file.stat()
      if (bytes.length > size) throw Object.assign(new Error(), { code: "EFBIG" })
      await file.write(Buffer.concat([bytes, Buffer.alloc(size - bytes.length, " ")]), 0, size, 0)
      await file.sync()
    } finally {
      await file.close()
    }
  })

/** Makes sure that the names in the folder survive a power cut. */
export const keepNames = (folder: string): Effect.Effect<void> => Effect.promise(() => sync(folder))

/** Makes sure that what another one wrote survives a power cut. */
export const keepFile = (path: string): Effect.Effect<void> => Effect.promise(() => sync(path))

/** The names in a folder. */
export const namesIn = (folder: string): Effect.Effect<ReadonlyArray<string>, OutboxError> =>
  attempt(folder, () => readdir(folder))

/** No file of ours is longer: what is, is somebody else's. */
export const longest = 1_000_000

/** The file's text. */
export const readText = (path: string): Effect.Effect<string, OutboxError> =>
  attempt(path, async () => {
    const { size } = await stat(path)
    if (size > longest) throw Object.assign(new Error(), { code: "EFBIG" })
    return readFile(path, "utf8")
  })

/** Gives the file the time of this moment. */
export const touch = (path: string): Effect.Effect<void, OutboxError> =>
  attempt(path, () => utimes(path, new Date(), new Date()))

/** Moves a file to another folder under its name. */
export const moveFile = (name: string, from: string, to: string): Effect.Effect<void, OutboxError> =>
  attempt(join(from, name), () => rename(join(from, name), join(to, name)))

/** Removes the file, if it is there. */
export const removeFile = (path: string): Effect.Effect<void, OutboxError> =>
  attempt(path, () => unlink(path).catch(unlessCode("ENOENT")))

/** When the file was last written, in milliseconds; `undefined` where there is none. */
export const writtenAt = (path: string): Effect.Effect<number | undefined> =>
  Effect.orElseSucceed(
    attempt(path, async () => (await stat(path)).mtimeMs),
    () => undefined
  )
