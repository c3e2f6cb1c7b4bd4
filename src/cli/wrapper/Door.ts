/**
 * A second way into the pipe that our output goes to: it takes at once what the pipe has room for, and never waits. To
 * write by the first way without waiting takes another thread, and for each piece longer than the writing itself.
 *
 * It is opened anew, so that it alone does not block: the first way is shared with others, who rely on how it is.
 */
import { closeSync, constants, fstatSync, openSync, writeSync } from "node:fs"
import { constVoid } from "effect/Function"
import * as Option from "effect/Option"

export interface Door {
  /** How many of the bytes are written: none where there is no room, or no such way. */
  readonly write: (bytes: Uint8Array) => number
  readonly close: () => void
}

/** Of a file it would write over the beginning, so it is for pipes alone. */
const open = Option.liftThrowable((to: number): number | undefined =>
  fstatSync(to).isFIFO() ? openSync(`/proc/self/fd/${to}`, constants.O_WRONLY | constants.O_NONBLOCK) : undefined
)

const none: Door = { write: () => 0, close: constVoid }

/** Takes nothing where there is no /proc, and where the pipe is another user's. What is wrong with the pipe is found by the first way. */
export const openDoor = (to: number): Door => {
  const descriptor = Option.getOrUndefined(open(to))
  if (descriptor === undefined) return none
  const write = Option.liftThrowable((bytes: Uint8Array) => writeSync(descriptor, bytes))
  return {
    write: (bytes) => Option.getOrElse(write(bytes), () => 0),
    close: () => closeSync(descriptor)
  }
}
