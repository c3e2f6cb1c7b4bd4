/** The regular file that an output goes to, and where the next byte of it will be. */
import { constants, fstatSync, readFileSync, readlinkSync } from "node:fs"
import * as Option from "effect/Option"

export interface LogFile {
  readonly path: string
  readonly device: number
  readonly inode: number
  /** Where the next byte goes: at the end of a file that is appended to, elsewhere where the last one went. */
  readonly size: number
}

const positionIn = (descriptor: number, size: number): number => {
  const info = readFileSync(`/proc/self/fdinfo/${descriptor}`, "latin1")
  const flags = Number.parseInt(/^flags:\s*(\d+)/mu.exec(info)?.[1] ?? "0", 8)
  const position = Number(/^pos:\s*(\d+)/mu.exec(info)?.[1] ?? size)
  return (flags & constants.O_APPEND) === 0 ? Math.min(position, size) : size
}

const look = (descriptor: number): LogFile | undefined => {
  const stat = fstatSync(descriptor)
  if (!stat.isFile()) return undefined
  return {
    path: readlinkSync(`/proc/self/fd/${descriptor}`),
    device: stat.dev,
    inode: stat.ino,
    size: positionIn(descriptor, stat.size)
  }
}

/** None where the descriptor is no regular file, and where the system does not show it. */
export const logFileOf = (descriptor: number): Option.Option<LogFile> =>
  Option.flatMapNullable(Option.liftThrowable(look)(descriptor), (file) => file)
