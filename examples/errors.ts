/** What each refusal of Slack looks like to its caller: the sandbox refuses in every way it can. Needs nothing. */
import { FetchHttpClient } from "@effect/platform"
import { Console, Effect, Layer } from "effect"
import { SlackNotifier, sendMsg } from "runbell"
import { NodeSlackSandbox, runMain } from "runbell/node"
import { SlackSandbox, type WebhookState } from "runbell/testing"

const states: ReadonlyArray<WebhookState> = ["removed", "channelArchived", "teamDisabled", "prohibited", "active"]

const trySending = Effect.fn("trySending")(
  function* (state: WebhookState) {
    const { setState } = yield* SlackSandbox
    yield* setState(state)
    yield* sendMsg("Is anybody there?")
    yield* Console.log("Delivered.")
  },
  Effect.catchTags({
    SlackWebhookRevoked: ({ code, whatToDo }) => Console.log(`Revoked (${code}). ${whatToDo}`),
    SlackChannelUnavailable: ({ code, whatToDo }) => Console.log(`No channel (${code}). ${whatToDo}`)
  }),
  Effect.catchAll((error) => Console.log(error.canRetry ? "Later, perhaps." : `${error._tag}: ${error.message}`))
)

const Slack = Layer.unwrapEffect(
  Effect.map(SlackSandbox, ({ webhookUrl }) => SlackNotifier.layerWebhook({ url: webhookUrl }))
).pipe(Layer.provide(FetchHttpClient.layer), Layer.provideMerge(NodeSlackSandbox.layer()))

Effect.forEach(states, trySending, { discard: true }).pipe(Effect.provide(Slack), runMain)
