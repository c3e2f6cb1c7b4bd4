/** A way through a proxy to a host behind it: the method CONNECT (RFC 9110, section 9.3.6). */
import type { ClientRequest, IncomingMessage } from "node:http"
import type { Socket } from "node:net"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { type Addresses, findHost, lookupOf } from "./findHost.ts"
import { NoConnection, noConnection } from "./NoConnection.ts"
import type { Proxy } from "./Proxy.ts"

const headersOf = ({ authorization }: Proxy, authority: string) => ({
  host: authority,
  ...(authorization === undefined ? {} : { "proxy-authorization": Redacted.value(authorization) })
})

const loaded = ({ secure }: Proxy) => Effect.promise(() => (secure ? import("node:https") : import("node:http")))

const ask = (
  { request }: Effect.Effect.Success<ReturnType<typeof loaded>>,
  proxy: Proxy,
  addresses: Addresses,
  authority: string
) => {
  const { host, port } = proxy
  const headers = headersOf(proxy, authority)
  return request({ host, port, method: "CONNECT", path: authority, headers, agent: false, lookup: lookupOf(addresses) })
}

/** What is to be closed in the end, in whatever state it is then. */
interface Held {
  request?: ClientRequest
  socket?: Socket
}

const hold = Effect.acquireRelease(
  Effect.sync((): Held => ({})),
  ({ request, socket }) =>
    Effect.sync(() => {
      request?.destroy()
      socket?.destroy()
    })
)

const isOpen = ({ statusCode = 0 }: IncomingMessage): boolean => statusCode >= 200 && statusCode < 300

/** A connection that is open until the scope closes. To find `host` is left to the proxy. */
export const openTunnel = (
  proxy: Proxy,
  host: string,
  port: number
): Effect.Effect<Socket, NoConnection, Scope.Scope> =>
  Effect.flatMap(Effect.all([loaded(proxy), hold, findHost(proxy.host)]), ([http, held, addresses]) =>
    Effect.async<Socket, NoConnection>((resume) => {
      held.request = ask(http, proxy, addresses, `${host}:${port}`)
        .on("connect", (response: IncomingMessage, socket: Socket) => {
          held.socket = socket
          const refusal = new NoConnection({ code: `PROXY_${response.statusCode}` })
          resume(isOpen(response) ? Effect.succeed(socket) : Effect.fail(refusal))
        })
        .on("error", (error) => resume(Effect.fail(noConnection(error))))
        .end()
    })
  )
