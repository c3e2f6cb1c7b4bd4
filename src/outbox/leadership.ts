/** One process at a time delivers to a destination, so that the order holds. The kernel takes the lead back from a dead one. */
import { createHash } from "node:crypto"
import { realpathSync } from "node:fs"
import { createServer, type Server } from "node:net"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import { isShortage } from "./isShortage.ts"
import { codeOf } from "./OutboxError.ts"

/** Somebody else leads, or nobody can for now. */
class Taken extends Data.TaggedError("Taken") {}

/** This system knows no socket without a file. */
class NoSocket extends Data.TaggedError("NoSocket") {}

const realPath = (folder: string): string =>
  Either.getOrElse(
    Either.try(() => realpathSync(folder)),
    () => folder
  )

/** What the socket of a folder's leader is called. */
export const socketName = (folder: string): string => {
  const mark = createHash("sha256")
    .update(`${process.getuid?.() ?? ""}\n${realPath(folder)}`)
    .digest("hex")
    .slice(0, 32)
  return `runbell-${mark}`
}

/** A name that goes with the process: an abstract socket of Linux, a named pipe of Windows. */
const addressOf = (folder: string): string | undefined => {
  if (process.platform === "linux") return `\0${socketName(folder)}`
  return process.platform === "win32" ? `\\\\.\\pipe\\${socketName(folder)}` : undefined
}

/** Nobody has anything to say on it. Unreferenced: it keeps no process alive. */
const listen = (address: string): Effect.Effect<Server, Taken | NoSocket> =>
  Effect.async((resume) => {
    const server = createServer((socket) => socket.destroy())
    server.unref()
    // By a file, who is short of sockets for a moment would lead beside who has one.
    const refusal = (code: string) => (code === "EADDRINUSE" || isShortage(code) ? new Taken() : new NoSocket())
    server.once("error", (error) => resume(Effect.fail(refusal(codeOf(error)))))
    // Exclusive: a worker of node:cluster would share it with its siblings.
    server.listen({ path: address, exclusive: true }, () => resume(Effect.succeed(server)))
  })

const close = (server: Server): Effect.Effect<void> =>
  Effect.async((resume) => {
    server.close(() => resume(Effect.void))
  })

type Lead = Effect.Effect<void>

const bySocket = (folder: string): Effect.Effect<Lead, Taken | NoSocket> => {
  const address = addressOf(folder)
  return address === undefined ? new NoSocket() : Effect.map(listen(address), close)
}

/** Loaded where it is needed: on Linux and Windows it never is. */
const byFile = (folder: string): Effect.Effect<Lead, Taken> =>
  Effect.tryPromise({ try: () => import("./lockFile.ts"), catch: () => new Taken() }).pipe(
    Effect.flatMap(({ releaseLockFile, takeLockFile }) =>
      Effect.flatMap(takeLockFile(folder), (taken) => (taken ? Effect.succeed(releaseLockFile(folder)) : new Taken()))
    )
  )

/** Does it while nobody else does it for this folder; none where somebody else does. */
export const asLeader = <A, E, R>(folder: string, use: Effect.Effect<A, E, R>): Effect.Effect<Option.Option<A>, E, R> =>
  Effect.acquireUseRelease(
    bySocket(folder).pipe(
      Effect.catchTag("NoSocket", () => byFile(folder)),
      Effect.option
    ),
    Option.match({ onNone: () => Effect.succeedNone, onSome: () => Effect.asSome(use) }),
    Option.match({ onNone: () => Effect.void, onSome: (release) => release })
  )
