/**
 * Copies what the command writes to where our own output goes: byte for byte, as it comes, and no faster than it is
 * taken there.
 *
 * It writes by descriptor and not by `process.stdout`, whose first use makes a pipe non-blocking for every process that
 * shares it. When nobody reads any more (`| head -1`), it closes its own reading end, and the command meets the same
 * SIGPIPE: one write later than it would without us.
 */
import { spawn } from "node:child_process"
import { closeSync, readSync, write } from "node:fs"
import { Socket } from "node:net"
import { Readable } from "node:stream"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FiberId from "effect/FiberId"
import { constVoid } from "effect/Function"
import * as Option from "effect/Option"
import { complainNow } from "./complain.ts"
import { openDoor } from "./Door.ts"
import type { Pipe } from "./Pipe.ts"

/** How long what the command left behind (workers that end with it) may still write through us. */
export const lingerLimit = Duration.millis(100)

/** How long a reader may take for the last chunks of a command that a signal killed; one that ended waits for its reader. */
export const stallLimit = Duration.seconds(5)

/** How long to wait for a reader when another process made the pipe to it non-blocking. */
const retryMillis = 5

export interface CopyOptions {
  /** What to read: a pipe of ours, or the stream that Node made in its place. */
  readonly from: Pick<Pipe, "read" | "readLater"> | Readable
  /** The descriptor that it goes to. */
  readonly to: number
  /** Sees all of it, in pieces that are its own only until it returns. What it throws is not the command's business. */
  readonly see: (chunk: Uint8Array) => void
}

export interface Copy {
  /** To be run when the command has ended: copies all that it wrote. `patient`: however long the reader takes. */
  readonly finish: (patient: boolean) => Effect.Effect<void>
}

/** What a pipe holds: there is never more to read. */
const bufferSize = 65_536

/** Ends with the code of what kept the bytes from being written, if anything did. */
const writeAll = (to: number, bytes: Uint8Array, done: (failure: string | undefined) => void, from = 0): void => {
  write(to, bytes, from, bytes.length - from, null, (error, count) => {
    if (error === null) return from + count < bytes.length ? writeAll(to, bytes, done, from + count) : done(undefined)
    if (error.code !== "EAGAIN") return done(error.code ?? "unknown")
    setTimeout(() => writeAll(to, bytes, done, from), retryMillis)
  })
}

/** By these nobody reads any more, and nobody will. A disk may have room again. */
const isUnread = (failure: string): boolean => failure === "EPIPE" || failure === "ECONNRESET"

/** What is in the pipe: nothing at its end, and none where it is empty but still open for somebody. */
const readNow = Option.liftThrowable((descriptor: number): Uint8Array => {
  const buffer = Buffer.allocUnsafe(bufferSize)
  return buffer.subarray(0, readSync(descriptor, buffer))
})

/**
 * Two buffers for all that passes, so that a gigabyte leaves no more behind than a line: one is read into while the other
 * is written.
 */
const open = (from: CopyOptions["from"], take: (chunk: Uint8Array) => void): Readable => {
  if (from instanceof Readable) return from.on("data", take)
  const first = Buffer.allocUnsafeSlow(bufferSize)
  const second = Buffer.allocUnsafeSlow(bufferSize)
  let current = second
  const buffer = () => {
    current = current === first ? second : first
    return current
  }
  const callback = (count: number, into: Uint8Array) => {
    take(into.subarray(0, count))
    return true
  }
  const options = { fd: from.read, readable: true, writable: false, onread: { buffer, callback } }
  return new Socket(options)
}

/** `cat` goes on in our place, as long as anybody writes: what the command left behind lives as it would without us. */
const leaveHeir = (readLater: number, to: number): void => {
  spawn("cat", [], { stdio: [readLater, to, "ignore"] })
    .on("error", constVoid)
    .unref()
}

/** Begins to copy. */
export const copyOutput = ({ from, to, see }: CopyOptions): Copy => {
  const pipe = from instanceof Readable ? undefined : from
  const drained = Deferred.unsafeMake<void>(FiberId.none)
  const over = Deferred.unsafeMake<void>(FiberId.none)
  const settle = (deferred: Deferred.Deferred<void>) => Deferred.unsafeDone(deferred, Effect.void)
  const show = Option.liftThrowable(see)
  const door = openDoor(to)
  let isWriting = false
  let waiting: Uint8Array | undefined
  let isAtEnd = false
  let isOver = false
  let commandEnded = false
  let isLeaving = false
  let hasComplained = false
  let readSinceEnd = 0

  const close = (): void => {
    if (isOver) return
    isOver = true
    source.destroy()
    door.close()
    if (pipe !== undefined) closeSync(pipe.readLater)
    settle(drained)
    settle(over)
  }

  /** The command is not to die of what it would only be told: it goes on, and what cannot be written is lost. */
  const complainOf = (failure: string): void => {
    if (!hasComplained) complainNow(`some of the command's output could not be written, and is lost (${failure}).`)
    hasComplained = true
  }

  /** What comes after as much as the pipe holds is not the command's, but of those whom it left behind: they may write for ever. */
  const countSinceEnd = (chunk: Uint8Array): void => {
    if (commandEnded) readSinceEnd += chunk.length
    if (readSinceEnd >= bufferSize) settle(drained)
  }

  const take = (chunk: Uint8Array): void => {
    show(chunk)
    countSinceEnd(chunk)
    if (!isWriting) return put(chunk)
    waiting = chunk
    source.pause()
  }

  const put = (chunk: Uint8Array): void => {
    waiting = undefined
    const taken = door.write(chunk)
    const isTaken = taken === chunk.length
    // While the command writes on, the next piece comes by itself.
    if (isTaken && !commandEnded && !isAtEnd && !isLeaving) return
    const afterwards = (failure?: string) => {
      isWriting = false
      if (failure !== undefined && isUnread(failure)) return close()
      if (failure !== undefined) complainOf(failure)
      goOn()
    }
    isWriting = true
    if (isTaken) setImmediate(afterwards)
    else writeAll(to, chunk, afterwards, taken)
  }

  /** What was in the pipe when the command ended is all that it wrote: Node need not be asked whether there is more. */
  const takeRest = (): void => {
    source.pause()
    const rest = pipe === undefined ? undefined : Option.getOrUndefined(readNow(pipe.read))
    if (rest === undefined) {
      settle(drained)
      source.resume()
    } else if (rest.length === 0) close()
    else take(rest)
  }

  const goOn = (): void => {
    if (isOver || isWriting) return
    if (waiting !== undefined) {
      put(waiting)
      if (!isLeaving) source.resume()
    } else if (isAtEnd) close()
    else if (isLeaving) leave()
    else if (commandEnded) takeRest()
  }

  const leave = (): void => {
    isLeaving = true
    source.pause()
    if (isOver || isWriting || waiting !== undefined) return
    if (pipe !== undefined) leaveHeir(pipe.readLater, to)
    close()
  }

  const finish = (patient: boolean) =>
    Effect.gen(function* () {
      const bounded = (wait: Effect.Effect<void>) => (patient ? wait : Effect.timeoutOption(wait, stallLimit))
      commandEnded = true
      goOn()
      yield* bounded(Deferred.await(drained))
      const ended = yield* Effect.timeoutOption(Deferred.await(over), lingerLimit)
      if (Option.isNone(ended)) yield* bounded(Effect.zipRight(Effect.sync(leave), Deferred.await(over)))
    })

  const atEnd = (): void => {
    isAtEnd = true
    goOn()
  }

  const source = open(from, take).on("end", atEnd).on("error", atEnd)
  return { finish }
}
