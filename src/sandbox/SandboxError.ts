/** Why the sandbox does not open. */
import * as Schema from "effect/Schema"

/**
 * The HTTP server listens where others can reach it. The sandbox takes messages from everybody who can reach it, and
 * shows them: it serves on a loopback address only.
 *
 * @example
 * import { createServer } from "node:http"
 * import { NodeHttpServer } from "@effect/platform-node"
 * import { Effect, Layer } from "effect"
 * import { SlackSandbox } from "runbell/testing"
 * const ForAll = NodeHttpServer.layer(createServer, { host: "0.0.0.0", port: 4000 })
 * Layer.launch(SlackSandbox.layer().pipe(Layer.provide(ForAll))).pipe(
 *   Effect.catchTag("SandboxNotLoopback", ({ message }) => Effect.logError(message))
 * )
 *
 * @since 0.1.0
 */
export class SandboxNotLoopback extends Schema.TaggedError<SandboxNotLoopback>("runbell/SandboxNotLoopback")(
  "SandboxNotLoopback",
  { address: Schema.String }
) {
  override get message(): string {
    return `The sandbox does not serve on ${this.address}, where others can reach it. Let the HTTP server listen on 127.0.0.1 or ::1.`
  }
}
