/** The sandbox on Node's own HTTP server. */
import { createServer } from "node:http"
import * as HttpServer from "@effect/platform/HttpServer"
import type { ServeError } from "@effect/platform/HttpServerError"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { SandboxOptions } from "./SandboxOptions.ts"
import { SlackSandbox } from "./SlackSandbox.ts"

/**
 * The options of the sandbox on Node.
 *
 * @example
 * import { NodeSlackSandbox } from "runbell/node"
 * const options: NodeSlackSandbox.Options = { port: 4000, fileProcessing: 0 }
 * const Sandbox = NodeSlackSandbox.layer(options) // its page is at http://127.0.0.1:4000
 *
 * @since 0.1.0
 */
export interface Options extends SandboxOptions {
  /** Default: 0, any port that is free. */
  readonly port?: number | undefined
}

const server = (port: number) =>
  Layer.scoped(
    HttpServer.HttpServer,
    Effect.gen(function* () {
      const node = createServer()
      const server = yield* NodeHttpServer.make(() => node, { host: "127.0.0.1", port })
      // The server closes once every connection has, and a browser may hold one open that it never uses.
      yield* Effect.addFinalizer(() => Effect.sync(() => node.closeAllConnections()))
      return server
    })
  )

/**
 * A sandbox on 127.0.0.1. Fails when the port is taken.
 *
 * @example
 * import { Effect } from "effect"
 * import { NodeSlackSandbox } from "runbell/node"
 * import { SlackSandbox } from "runbell/testing"
 * const url = Effect.map(SlackSandbox, ({ webhookUrl }) => webhookUrl).pipe(Effect.provide(NodeSlackSandbox.layer()))
 *
 * @since 0.1.0
 */
export const layer = ({ port = 0, ...options }: Options = {}): Layer.Layer<SlackSandbox, ServeError> =>
  SlackSandbox.layer(options).pipe(
    Layer.orDie, // its only error is an address that is not loopback
    Layer.provide(server(port))
  )
