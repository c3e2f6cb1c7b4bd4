/** Plain servers on loopback that a test can make to misbehave, and that are gone when it is over. */
import { createServer, type RequestListener, type Server } from "node:http"
import { createServer as createSecureServer } from "node:https"
import {
  type AddressInfo,
  connect,
  createServer as createRawServer,
  type Server as RawServer,
  type Socket
} from "node:net"
import { Effect } from "effect"
import type { Certificate } from "./certificates.ts"

const portOf = (server: RawServer): number => {
  const address: AddressInfo | string | null = server.address()
  return typeof address === "object" && address !== null ? address.port : 0
}

/** Its port; every connection is cut in the end. */
const serve = <S extends RawServer>(server: S) =>
  Effect.acquireRelease(
    Effect.async<S>((resume) => {
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)))
    }),
    () =>
      Effect.async<void>((resume) => {
        for (const socket of sockets.get(server) ?? []) socket.destroy()
        server.close(() => resume(Effect.void))
      })
  ).pipe(Effect.map(portOf))

const sockets = new WeakMap<RawServer, Set<Socket>>()

const remember = <S extends RawServer>(server: S): S => {
  const open = new Set<Socket>()
  sockets.set(server, open)
  return server.on("connection", (socket: Socket) => {
    open.add(socket)
    socket.on("close", () => open.delete(socket)).on("error", () => undefined)
  })
}

export const httpServer = (listener: RequestListener) => serve(remember(createServer(listener)))

export const httpsServer = ({ key, cert }: Certificate, listener: RequestListener) =>
  serve(remember(createSecureServer({ key, cert }, listener)))

/** Speaks no HTTP: does with a connection whatever it is told. */
export const rawServer = (listener: (socket: Socket) => void) => serve(remember(createRawServer(listener)))

/** A port on which nobody listens: it was free a moment ago. */
export const deadPort = Effect.scoped(rawServer((socket) => socket.destroy()))

export interface ProxyOptions {
  /** Where every tunnel leads, whatever host is asked for; without it the answer is `refusal`. */
  readonly to?: number | undefined
  /** The answer to who is not let through. */
  readonly refusal?: number | undefined
  /** The `Proxy-Authorization` that it asks for. */
  readonly authorization?: string | undefined
  readonly certificate?: Certificate | undefined
}

/** A proxy for CONNECT, and the hosts that were asked of it. */
export const proxyServer = ({ to, refusal = 403, authorization, certificate }: ProxyOptions) =>
  Effect.gen(function* () {
    const asked: Array<string> = []
    const server: Server = certificate === undefined ? createServer() : createSecureServer(certificate)
    server.on("connect", (request, client: Socket) => {
      asked.push(request.url ?? "")
      client.on("error", () => undefined)
      const isKnown = authorization === undefined || request.headers["proxy-authorization"] === authorization
      if (to === undefined || !isKnown) {
        return client.end(`HTTP/1.1 ${isKnown ? refusal : 407} No\r\ncontent-length: 0\r\n\r\n`)
      }
      const target = connect(to, "127.0.0.1", () => {
        client.write("HTTP/1.1 200 Connection Established\r\n\r\n")
        target.pipe(client)
        client.pipe(target)
      })
      return target.on("error", () => client.destroy())
    })
    return { asked, port: yield* serve(remember(server)) }
  })
