/**
 * The command's way to post, over Node's own http and https, which are loaded with the first message: `fetch` and an
 * HttpClient cost Node 20 more time to load than a whole run of the command may take. It keeps no connection, so that
 * none keeps the process up; it follows no redirect; and it goes through the proxy that the environment names. Another
 * authority is trusted by `NODE_EXTRA_CA_CERTS`, which is Node's own.
 */
import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http"
import type { Socket } from "node:net"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Environment } from "../settings/Environment.ts"
import { findHost, lookupOf } from "./findHost.ts"
import { NoConnection, noConnection } from "./NoConnection.ts"
import { openTunnel } from "./openTunnel.ts"
import { routeOf } from "./Proxy.ts"
import type { Received } from "./Received.ts"

/** What is sent besides the URL. */
export interface Sent {
  readonly body: string | Uint8Array
  /** Default: that of JSON alone. */
  readonly headers?: Readonly<Record<string, string>>
  /** How much of the answer is read, in bytes. Default: 64 KiB, which is more than the word that a webhook answers. */
  readonly longest?: number
}

const json = { "content-type": "application/json" }

/** What is longer is a page of somebody else's, and the first of it tells that. */
const longestWord = 65_536

const decoder = new TextDecoder()

type Request = (url: URL, options: RequestOptions) => ClientRequest

/** What a request is made with, for a connection that is opened by it. */
const direct = Effect.fnUntraced(function* (url: URL) {
  const { request } = yield* Effect.promise(() =>
    url.protocol === "https:" ? import("node:https") : import("node:http")
  )
  const lookup = lookupOf(yield* findHost(url.hostname))
  const make: Request = (url, options) => request(url, { ...options, agent: false, lookup })
  return make
})

/** The same, for one that is open. Without an agent, Node takes 80 for the usual port, and would write 443 into the header Host. */
const over = Effect.fnUntraced(function* (opened: Socket) {
  const { request } = yield* Effect.promise(() => import("node:https"))
  const { connect } = yield* Effect.promise(() => import("node:tls"))
  const make: Request = (url, options) =>
    request(url, {
      ...options,
      createConnection: () => connect({ socket: opened, servername: url.hostname, ALPNProtocols: ["http/1.1"] }),
      defaultPort: 443
    })
  return make
})

const portOf = (url: URL): number => (url.port === "" ? 443 : Number(url.port))

/** The way to the URL, as the environment has it. */
const wayTo = (url: URL, environment: Environment): Effect.Effect<Request, NoConnection, Scope.Scope> => {
  const route = routeOf(url, environment)
  switch (route._tag) {
    case "Direct":
      return direct(url)
    case "Through":
      return Effect.flatMap(openTunnel(route.proxy, url.hostname, portOf(url)), over)
    case "Unusable":
      return Effect.fail(new NoConnection({ code: "PROXY_UNUSABLE" }))
  }
}

const receive = (message: IncomingMessage, longest: number, done: (received: Received) => void): void => {
  const { statusCode: status = 0, headers } = message
  const chunks: Array<Uint8Array> = []
  let length = 0
  const end = () => done({ status, headers, body: decoder.decode(Buffer.concat(chunks).subarray(0, longest)) })
  message
    .on("data", (chunk: Uint8Array) => {
      chunks.push(chunk)
      length += chunk.length
      if (length < longest) return
      end()
      message.destroy()
    })
    .on("end", end)
}

const exchange = (url: URL, { body, headers = json, longest = longestWord }: Sent, request: Request) =>
  Effect.async<Received, NoConnection>((resume) => {
    const sent = request(url, { method: "POST", headers })
    const fail = (error: unknown) => resume(Effect.fail(noConnection(error)))
    sent
      .on("response", (message) => {
        message.on("error", fail)
        receive(message, longest, (received) => resume(Effect.succeed(received)))
      })
      .on("error", fail)
      .end(body)
    return Effect.sync(() => sent.destroy())
  })

/** Fails with the system's code where nothing is answered; an interruption closes the connection. */
export const post = (url: URL, sent: Sent, environment: Environment): Effect.Effect<Received, NoConnection> =>
  wayTo(url, environment).pipe(
    Effect.flatMap((request) => exchange(url, sent, request)),
    Effect.scoped
  )
