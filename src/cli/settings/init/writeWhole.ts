/** Writes a file so that it is there whole or not at all. */
import { closeSync, fsyncSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { errorCode } from "../../errorCode.ts"

export class NotWritten extends Data.TaggedError("NotWritten")<{ readonly path: string; readonly code: string }> {
  override get message(): string {
    return `${this.path} cannot be written (${this.code}). Nothing of it was changed.`
  }
}

/** A link is kept, and what it leads to is written: people keep their settings in repositories. */
const targetOf = (path: string): string =>
  Option.getOrElse(Option.liftThrowable(() => realpathSync(path))(), () => path)

const write = (path: string, content: string, mode: number): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const target = targetOf(path)
  const draft = `${target}.${process.pid}.draft`
  try {
    const file = openSync(draft, "wx", mode)
    try {
      writeFileSync(file, content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, target)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** `mode` as for a new file, less the umask. Folders that are missing are made, for their owner alone. */
export const writeWhole = (path: string, content: string, mode: number): Effect.Effect<void, NotWritten> =>
  Effect.try({
    try: () => write(path, content, mode),
    catch: (error) => new NotWritten({ path, code: errorCode(error) })
  })
