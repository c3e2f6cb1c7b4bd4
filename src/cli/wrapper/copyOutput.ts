/**
 * Copies what the command writes to where our own output goes: byte for byte, as it comes, and no faster than it is
 * taken there. It holds one chunk at a time, of at most what a pipe holds.
 *
 * It writes by descriptor and not by `process.stdout`, whose first use makes a pipe non-blocking for every process that
 * shares it. When nobody reads any more (`| head -1`), it closes its own reading end, and the command meets the same
 * SIGPIPE: one write later than it would without us.
 */
import { spawn } from "node:child_process"
import { closeSync, readSync, write } from "node:fs"
import type { Readable } from "node:stream"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FiberId from "effect/FiberId"
import { constVoid } from "effect/Function"
import * as Option from "effect/Option"
import type { Pipe } from "./Pipe.ts"

/** How long what the command left behind (workers that end with it) may still write through us. */
export const lingerLimit = Duration.millis(100)

/** How long a reader may take for the last chunks of a command that a signal killed; one that ended waits for its reader. */
export const stallLimit = Duration.seconds(5)

/** How long to wait for a reader when another process made the pipe to it non-blocking. */
const retryMillis = 5

export interface CopyOptions {
  /** Where the output is read. */
  readonly source: Readable
  /** The pipe that it reads; none where Node made it. */
  readonly pipe: Pick<Pipe, "read" | "readLater"> | undefined
  /** The descriptor that it goes to. */
  readonly to: number
  /** Sees every chunk. What it throws is not the command's business. */
  readonly see: (chunk: Uint8Array) => void
}

export interface Copy {
  /** To be run when the command has ended: copies all that it wrote. `patient`: however long the reader takes. */
  readonly finish: (patient: boolean) => Effect.Effect<void>
}

const writeAll = (to: number, chunk: Uint8Array, done: (written: boolean) => void, from = 0): void => {
  write(to, chunk, from, chunk.length - from, null, (error, count) => {
    if (error === null) return from + count < chunk.length ? writeAll(to, chunk, done, from + count) : done(true)
    if (error.code !== "EAGAIN") return done(false)
    setTimeout(() => writeAll(to, chunk, done, from), retryMillis)
  })
}

/** What is in the pipe now: nothing at its end, and none where it is empty but still open for somebody. */
const takeNow = Option.liftThrowable((descriptor: number): Uint8Array => {
  const chunk = Buffer.allocUnsafe(65_536)
  return chunk.subarray(0, readSync(descriptor, chunk))
})

/** `cat` goes on in our place, as long as anybody writes: what the command left behind lives as it would without us. */
const leaveHeir = (readLater: number, to: number): void => {
  spawn("cat", [], { stdio: [readLater, to, "ignore"] })
    .on("error", constVoid)
    .unref()
}

/** Begins to copy. */
export const copyOutput = ({ source, pipe, to, see }: CopyOptions): Copy => {
  const drained = Deferred.unsafeMake<void>(FiberId.none)
  const over = Deferred.unsafeMake<void>(FiberId.none)
  const settle = (deferred: Deferred.Deferred<void>) => Deferred.unsafeDone(deferred, Effect.void)
  const show = Option.liftThrowable(see)
  let isWriting = false
  let isOver = false
  let commandEnded = false
  let isLeaving = false

  const close = (): void => {
    if (isOver) return
    isOver = true
    source.destroy()
    if (pipe !== undefined) closeSync(pipe.readLater)
    settle(drained)
    settle(over)
  }

  /** What Node has read goes before what it has not. */
  const next = (): Uint8Array | undefined => {
    const read: Uint8Array | null = source.read()
    if (read !== null) return read
    if (!commandEnded || pipe === undefined || source.destroyed) return undefined
    return Option.getOrUndefined(takeNow(pipe.read))
  }

  const pump = (): void => {
    if (isWriting || isOver) return
    const chunk = next()
    if (chunk === undefined) {
      if (source.readableEnded) close()
      else if (commandEnded) settle(drained)
    } else if (chunk.length === 0) close()
    else pass(chunk)
  }

  const pass = (chunk: Uint8Array): void => {
    isWriting = true
    show(chunk)
    writeAll(to, chunk, (written) => {
      isWriting = false
      if (!written) close()
      else if (isLeaving) leave()
      else pump()
    })
  }

  /** Nothing is lost on the way: what Node has read meanwhile is written before anybody else goes on. */
  const leave = (): void => {
    isLeaving = true
    if (isWriting || isOver) return
    const chunk: Uint8Array | null = source.read()
    source.destroy()
    if (chunk !== null) return pass(chunk)
    if (pipe !== undefined) leaveHeir(pipe.readLater, to)
    close()
  }

  const leaveAtLast = Effect.zipRight(Effect.sync(leave), Deferred.await(over))

  const bounded = (limit: Duration.Duration) => Effect.timeoutOption(Deferred.await(over), limit)

  const finish = (patient: boolean) =>
    Effect.gen(function* () {
      commandEnded = true
      pump()
      if (patient) yield* Deferred.await(drained)
      else yield* Effect.timeoutOption(Deferred.await(drained), stallLimit)
      const ended = yield* bounded(lingerLimit)
      if (Option.isSome(ended)) return
      if (patient) yield* leaveAtLast
      else yield* Effect.timeoutOption(leaveAtLast, stallLimit)
    })

  source.on("readable", pump).on("end", close).on("error", close)
  return { finish }
}
