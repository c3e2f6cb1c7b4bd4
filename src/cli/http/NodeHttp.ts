/**
 * The HttpClient of the command, over Node's own http and https: `fetch` costs Node 20 more time to load than a whole
 * run of the command may take. It keeps no connection, so that none keeps the process up; it follows no redirect; and
 * it goes through the proxy that the environment names. Another authority is trusted by `NODE_EXTRA_CA_CERTS`, which is
 * Node's own.
 */
import { type ClientRequest, type IncomingMessage, request as overHttp } from "node:http"
import { request as overHttps } from "node:https"
import type { Socket } from "node:net"
import { connect } from "node:tls"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientError from "@effect/platform/HttpClientError"
import type { HttpClientRequest } from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type { Environment } from "../settings/Environment.ts"
import { NoConnection, noConnection } from "./NoConnection.ts"
import { NodeResponse, type Received } from "./NodeResponse.ts"
import { openTunnel } from "./openTunnel.ts"
import { routeOf } from "./Proxy.ts"

/** Slack answers in a word. What is longer is a page of somebody else's, and the first of it tells that. */
const longestBody = 65_536

/** The socket to use, where it is not to be opened here. */
type Opened = Socket | undefined

const open = (url: URL, { method, headers }: HttpClientRequest, opened: Opened): ClientRequest => {
  const request = url.protocol === "https:" ? overHttps : overHttp
  if (opened === undefined) return request(url, { method, headers, agent: false })
  const createConnection = () => connect({ socket: opened, servername: url.hostname, ALPNProtocols: ["http/1.1"] })
  // Without an agent, Node takes 80 for the usual port, and would write 443 into the header Host.
  return request(url, { method, headers, createConnection, defaultPort: 443 })
}

const receive = (message: IncomingMessage, done: (received: Received) => void): void => {
  const { statusCode: status = 0, headers } = message
  const chunks: Array<Uint8Array> = []
  let length = 0
  const end = () => done({ status, headers, body: Buffer.concat(chunks).subarray(0, longestBody) })
  message
    .on("data", (chunk: Uint8Array) => {
      chunks.push(chunk)
      length += chunk.length
      if (length < longestBody) return
      end()
      message.destroy()
    })
    .on("end", end)
}

const exchange = (
  url: URL,
  request: HttpClientRequest,
  body: Uint8Array | undefined,
  opened: Opened
): Effect.Effect<Received, NoConnection> =>
  Effect.async((resume) => {
    const sent = open(url, request, opened)
    const fail = (error: unknown) => resume(Effect.fail(noConnection(error)))
    sent
      .on("response", (message) => {
        message.on("error", fail)
        receive(message, (received) => resume(Effect.succeed(received)))
      })
      .on("error", fail)
      .end(body)
    return Effect.sync(() => sent.destroy())
  })

const portOf = (url: URL): number => (url.port === "" ? 443 : Number(url.port))

/** The way to the URL, as the environment has it. */
const tunnel = (url: URL, environment: Environment): Effect.Effect<Opened, NoConnection, Scope.Scope> => {
  const route = routeOf(url, environment)
  if (route._tag === "Direct") return Effect.succeed(undefined)
  return route._tag === "Through"
    ? openTunnel(route.proxy, url.hostname, portOf(url))
    : Effect.fail(new NoConnection({ code: "PROXY_UNUSABLE" }))
}

/** The client, in an environment. */
export const make = (environment: Environment): HttpClient.HttpClient =>
  HttpClient.make((request, url) => {
    const { body } = request
    if (body._tag !== "Empty" && body._tag !== "Uint8Array") {
      return Effect.fail(new HttpClientError.RequestError({ request, reason: "Encode" }))
    }
    const bytes = body._tag === "Empty" ? undefined : body.body
    return tunnel(url, environment).pipe(
      Effect.flatMap((opened) => exchange(url, request, bytes, opened)),
      Effect.scoped,
      Effect.mapBoth({
        onFailure: (cause) => new HttpClientError.RequestError({ request, reason: "Transport", cause }),
        onSuccess: (received) => new NodeResponse(request, received)
      })
    )
  })

/** The client, in the environment of this process. */
export const layer: Layer.Layer<HttpClient.HttpClient> = Layer.sync(HttpClient.HttpClient, () => make(process.env))
