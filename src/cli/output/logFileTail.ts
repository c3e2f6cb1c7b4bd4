/**
 * The last lines of an output that goes into a regular file, as under Slurm and nohup: read from the file when the
 * command has ended, so that nothing stands between the command and its log.
 *
 * The file is opened through `/proc/self/fd`, which finds it also when it was moved or deleted meanwhile. Where there is
 * no such folder (other systems than Linux), and where the file may be written but not read, there is no tail.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { OutputTail } from "../../domain/OutputTail.ts"
import { type LogFile, logFileOf } from "../../evidence/logFile.ts"
import { makeLineCounter } from "./LineCounter.ts"
import { type TailOptions, tailBytes, tailOf } from "./tailOf.ts"

/** Reads what was written since the start; none where it cannot be read. */
export type LogFileTail = Effect.Effect<Option.Option<OutputTail>>

/**
 * The lines left out are counted in so much of the file before its tail, some 40 ms of reading. Of a larger output they
 * are at least as many as is said.
 */
export const mostCounted = 67_108_864

const blockSize = 262_144

/** Fills the memory from there on; what is returned is shorter where the file ends sooner. */
const readInto = (memory: Uint8Array, file: number, from: number): Uint8Array => {
  let filled = 0
  for (let count = -1; count !== 0 && filled < memory.length; filled += count) {
    count = readSync(file, memory, filled, memory.length - filled, from + filled)
  }
  return memory.subarray(0, filled)
}

const rowAfter = (file: number, from: number, to: number, last: Uint8Array): number => {
  const counter = makeLineCounter()
  const first = Math.max(from, to - mostCounted)
  const block = Buffer.allocUnsafe(Math.min(blockSize, to - first))
  for (let at = first; at < to; at += blockSize) counter.push(readInto(block.subarray(0, to - at), file, at))
  counter.push(last)
  return counter.row()
}

const readSince = (file: number, start: number, options: TailOptions): OutputTail => {
  const { size } = fstatSync(file)
  // Smaller than at the start: it was emptied meanwhile, and all that it holds is new.
  const from = size < start ? 0 : start
  const begin = Math.max(from, size - tailBytes)
  const bytes = readInto(Buffer.allocUnsafe(size - begin), file, begin)
  return tailOf({ bytes, isCut: begin > from, row: rowAfter(file, from, begin, bytes) }, options)
}

const readFrom = (path: string, start: number, options: TailOptions): OutputTail => {
  const file = openSync(path, constants.O_RDONLY)
  try {
    return readSince(file, start, options)
  } finally {
    closeSync(file)
  }
}

/**
 * To be run before the command starts; what it returns, when the command has ended. None where the descriptor is no
 * regular file.
 */
export const logFileTail = (descriptor: number, options: TailOptions): Effect.Effect<Option.Option<LogFileTail>> =>
  Effect.sync(() =>
    Option.map(logFileOf(descriptor), ({ size }) =>
      Effect.sync(Option.liftThrowable(() => readFrom(`/proc/self/fd/${descriptor}`, size, options)))
    )
  )

const readSame = ({ path, device, inode, size }: LogFile, options: TailOptions): OutputTail | undefined => {
  // Not to wait for a writer, where a named pipe has taken the file's place.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const { dev, ino } = fstatSync(file)
    return dev === device && ino === inode ? readSince(file, size, options) : undefined
  } finally {
    closeSync(file)
  }
}

/** The same for who was not there when the command started. None where another file has that name by now. */
export const laterLogFileTail = (file: LogFile, options: TailOptions): LogFileTail =>
  Effect.sync(() => Option.flatMapNullable(Option.liftThrowable(readSame)(file, options), (tail) => tail))
