/**
 * Starts the command as the shell would have started it in our place: in the same process group, session, directory and
 * umask, with the same terminal, stdin, variables and descriptors, and nothing in between that it could notice.
 *
 * What is left to notice: the soft limit of open files is raised (Node does so as it starts), a stream that was closed
 * is the null device, a command that a script put in the background does not ignore SIGINT, and two more processes are
 * in its group: the wrapper and its witness (`callWitness`). When the wrapper itself is killed by SIGKILL, the command
 * goes on alone, up to its next write into a pipe, which nobody reads then.
 */
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Fiber from "effect/Fiber"
import * as FiberId from "effect/FiberId"
import { constVoid } from "effect/Function"
import * as Option from "effect/Option"
import type { ChildEnd, Signal } from "./ChildEnd.ts"
import { type CommandError, commandError, PtyUnavailable } from "./CommandError.ts"
import { type Copy, copyOutput } from "./copyOutput.ts"
import { commandIn } from "./inTerminal.ts"
import { type Command, type Launch, launchOf } from "./Launch.ts"
import { type Copied, descriptorOf, type Output, outputsFor } from "./Outputs.ts"
import { closeAll } from "./Pipe.ts"
import { relaySignals } from "./relaySignals.ts"
import type { Streams } from "./streamsFor.ts"

export interface ChildOptions extends Command {
  /** From `streamsFor`. */
  readonly streams: Streams
  /**
   * Sees all that is copied, before it is written; must not block. The bytes are overwritten once it has returned: copy
   * what is kept. Of joined streams all is "stdout".
   */
  readonly onOutput?: ((stream: Output, chunk: Uint8Array) => void) | undefined
}

export interface StartedChild {
  readonly pid: number
  /** How it ended. Signals are passed on to it until then. */
  readonly end: Effect.Effect<ChildEnd>
  /** Waits until it has ended, and all that it wrote has been written. */
  readonly written: Effect.Effect<void>
}

interface Running {
  readonly process: ChildProcess
  readonly pid: number
  readonly ended: Deferred.Deferred<ChildEnd>
}

const send = (child: ChildProcess, pty: boolean, signal: Signal): void => {
  if (!pty || child.pid === undefined) child.kill(signal)
  else Option.liftThrowable(process.kill)(commandIn(child.pid), signal)
}

/** The empty name is refused by Node before the system can say that there is no such file. */
const codeOf = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "ENOENT"
  return code.startsWith("ERR_") ? "ENOENT" : code
}

/** We listen before there is a command: it may have us killed in its first instant. A signal waits for the tick's end. */
const run = (launch: Launch, stdio: StdioOptions, pty: boolean): Effect.Effect<Running, string> =>
  Effect.async((resume) => {
    let child: ChildProcess | undefined
    const stopRelay = relaySignals({
      send: (signal) => child !== undefined && send(child, pty, signal),
      ignoresHangup: launch.ignoresHangup,
      hasOwnTerminal: pty
    })
    const fail = (errno: string): void => {
      stopRelay()
      resume(Effect.fail(errno))
    }
    const follow = (started: ChildProcess): void => {
      child = started
      const { pid } = started
      if (pid === undefined) return void started.once("error", (error) => fail(codeOf(error)))
      const ended = Deferred.unsafeMake<ChildEnd>(FiberId.none)
      started.on("error", constVoid).once("exit", (code, signal) => {
        stopRelay()
        Deferred.unsafeDone(ended, Effect.succeed({ code: code ?? undefined, signal: signal ?? undefined }))
      })
      resume(Effect.succeed({ process: started, pid, ended }))
    }
    const env = { ...process.env, ...launch.environment }
    Either.match(Either.try({ try: () => spawn(launch.file, launch.args, { stdio, env }), catch: codeOf }), {
      onLeft: fail,
      onRight: follow
    })
  })

const begin = (child: ChildProcess, copied: Copied, { onOutput }: ChildOptions): ReadonlyArray<Copy> =>
  Array.from(copied).flatMap(([output, pipe]) => {
    const from = pipe ?? child[output]
    const see = (chunk: Uint8Array) => onOutput?.(output, chunk)
    return from === null ? [] : [copyOutput({ from, to: descriptorOf[output], see })]
  })

const errorFor = ({ command }: ChildOptions, pty: boolean, errno: string): CommandError =>
  pty ? new PtyUnavailable() : commandError(command, errno)

/**
 * Returns as soon as the command runs, and leaves it running: the caller awaits its `end`, and then, once all is
 * `written`, ends like it (`dieLike`).
 */
export const startChild = Effect.fn("startChild")(function* (
  options: ChildOptions
): Effect.fn.Return<StartedChild, CommandError> {
  const pty = options.streams === "pty"
  const { copied, stdio } = outputsFor(options.streams)
  const pipes = Array.from(copied.values()).filter((pipe) => pipe !== undefined)
  const child = yield* run(launchOf(options, pty), stdio, pty).pipe(
    Effect.tapError(() => Effect.sync(() => closeAll(pipes.flatMap(({ read, readLater }) => [read, readLater])))),
    Effect.ensuring(Effect.sync(() => closeAll(pipes.map(({ write }) => write)))),
    Effect.mapError((errno) => errorFor(options, pty, errno))
  )
  const copies = begin(child.process, copied, options)
  const end = Deferred.await(child.ended)
  const written = yield* end.pipe(
    Effect.flatMap(({ signal }) =>
      Effect.forEach(copies, ({ finish }) => finish(signal === undefined), { concurrency: "unbounded", discard: true })
    ),
    Effect.interruptible, // its limits could not cut a wait else
    Effect.forkDaemon
  )
  return { pid: child.pid, end, written: Fiber.join(written) }
}, Effect.uninterruptible)
