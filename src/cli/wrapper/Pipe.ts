/**
 * A pipe. Node has none to give to a child: its own `"pipe"` is a socket, and a command whose stdout is a socket fails at
 * `> /dev/stdout`. So it is a named pipe whose name is gone again before the command starts.
 */
import { spawnSync } from "node:child_process"
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Option from "effect/Option"

/** Its ends, as descriptors. */
export interface Pipe {
  /** Does not block. */
  readonly read: number
  /** A second reading end, which blocks: for who reads on when we are gone. */
  readonly readLater: number
  /** For the command alone: closed here as soon as that has it. */
  readonly write: number
}

/** In this order none waits for the other end. */
const open = (path: string): Pipe => {
  const read = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const write = openSync(path, constants.O_WRONLY)
  return { read, write, readLater: openSync(path, constants.O_RDONLY) }
}

/** As many pipes; none where there is no `mkfifo`, or no room for a name. */
export const makePipes: (count: number) => Option.Option<ReadonlyArray<Pipe>> = Option.liftThrowable((count) => {
  const folder = mkdtempSync(join(tmpdir(), "runbell-"))
  try {
    const paths = Array.from({ length: count }, (_, index) => join(folder, String(index)))
    spawnSync("mkfifo", ["-m", "600", ...paths], { stdio: "ignore" })
    return paths.map(open)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Closes what is open of it. */
export const closeAll = (descriptors: Iterable<number>): void => {
  for (const descriptor of descriptors) closeSync(descriptor)
}
