/** Goes through the proxy that HTTPS_PROXY names, with an HttpClient of its own. Needs SLACK_WEBHOOK_URL. */
import { NodeHttpClient, Undici } from "@effect/platform-node"
import { Console, Effect, Layer } from "effect"
import { SlackNotifier, sendMsg } from "runbell"
import { runMain } from "runbell/node"

const Dispatcher = Layer.scoped(
  NodeHttpClient.Dispatcher,
  Effect.acquireRelease(
    // oxlint-disable-next-line import/namespace -- undici is CommonJS, whose names the linter does not see
    Effect.sync(() => new Undici.EnvHttpProxyAgent()),
    (agent) => Effect.promise(() => agent.close())
  )
)

const Client = NodeHttpClient.layerUndiciWithoutDispatcher.pipe(Layer.provide(Dispatcher))

const Live = SlackNotifier.layerConfig.pipe(Layer.provide(Client))

sendMsg("Hello through the proxy").pipe(
  Effect.flatMap(({ destination }) => Console.log(`Delivered to ${destination}`)),
  Effect.provide(Live),
  runMain
)
