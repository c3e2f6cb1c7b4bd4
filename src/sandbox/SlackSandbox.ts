/** The embedded Slack: a stand-in on this machine, as strict as Slack, that shows what it was told. */
import * as HttpMiddleware from "@effect/platform/HttpMiddleware"
import * as HttpRouter from "@effect/platform/HttpRouter"
import * as HttpServer from "@effect/platform/HttpServer"
import * as Arr from "effect/Array"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Ref from "effect/Ref"
import type * as Scope from "effect/Scope"
import type * as Stream from "effect/Stream"
import type { ChannelState } from "./api/Channel.ts"
import { botToken, type TokenState } from "./api/Token.ts"
import { uploadedFile } from "./api/Upload.ts"
import type { Fault } from "./Fault.ts"
import { loopbackUrl } from "./loopback.ts"
import { receiveCall, receivePost, receiveTrigger, receiveUpload } from "./receive.ts"
import type { SandboxNotLoopback } from "./SandboxError.ts"
import { type SandboxOptions, withDefaults } from "./SandboxOptions.ts"
import type { SandboxRequest } from "./SandboxRequest.ts"
import type { UploadedFile } from "./StoredFile.ts"
import type { StoredMessage } from "./StoredMessage.ts"
import { makeStores, type Stores } from "./Stores.ts"
import { showEvents, showFile, showJson, showPage } from "./show.ts"
import type { WebhookState } from "./WebhookState.ts"
import { defaultChannel, pathOf } from "./Workspace.ts"

/**
 * What the sandbox can tell, and what can be done to it.
 *
 * @example
 * import { Effect } from "effect"
 * import { Fault, SlackSandbox, type SlackSandboxService } from "runbell/testing"
 * const breaksDown = ({ failAlways }: SlackSandboxService) => failAlways(Fault.ServerError({}))
 * const recovers = ({ failAlways }: SlackSandboxService) => failAlways(undefined)
 * const test = Effect.flatMap(SlackSandbox, (slack) => Effect.zipRight(breaksDown(slack), recovers(slack)))
 *
 * @since 0.1.0
 */
export interface Service {
  /** The address of its page, such as `http://127.0.0.1:40123`. */
  readonly url: string
  /** The webhook of the channel `#runs`. */
  readonly webhookUrl: Redacted.Redacted
  /** The webhook of another channel; it is made when it is first asked for. */
  readonly webhookUrlOf: (channel: string) => Effect.Effect<Redacted.Redacted>
  /** The base of its Web API, such as `http://127.0.0.1:40123/api/`. */
  readonly apiUrl: string
  /** The token of its bot, which is in the channel `#runs` and has every scope that a call here can ask for. */
  readonly botToken: Redacted.Redacted
  /** The id of a channel; it is made, with the bot in it, when it is first asked for. */
  readonly channelId: (channel: string) => Effect.Effect<string>
  /** The id of the person with an e-mail address, who joins the workspace when first asked for. */
  readonly userId: (email: string) => Effect.Effect<string>
  /** Changes what a channel is to the bot. */
  readonly setChannel: (channel: string, state: ChannelState) => Effect.Effect<void>
  /** Changes what has become of the bot's token. */
  readonly setToken: (state: TokenState) => Effect.Effect<void>
  /** Gives the bot these scopes and no others. */
  readonly setScopes: (...scopes: ReadonlyArray<string>) => Effect.Effect<void>
  /**
   * Lets the next calls of a method, such as `chat.postMessage`, meet these faults, one each, in this order. The method
   * `upload` stands for the address that the bytes of a file are sent to.
   */
  readonly failCalls: (method: string, ...faults: ReadonlyArray<Fault>) => Effect.Effect<void>
  /** Lets every call of the method from now on meet the fault, once those of `failCalls` are used up; `undefined` heals it. */
  readonly failCallsAlways: (method: string, fault: Fault | undefined) => Effect.Effect<void>
  /** The messages that were accepted, in order. */
  readonly messages: Effect.Effect<ReadonlyArray<StoredMessage>>
  /** Waits until so many messages are accepted, without polling. */
  readonly awaitMessages: (count: number) => Effect.Effect<ReadonlyArray<StoredMessage>>
  /** Deletes the message of that `ts`, as a person does in Slack. */
  readonly deleteMessage: (ts: string) => Effect.Effect<void>
  /** The files whose bytes have arrived, in the order in which they were announced. */
  readonly files: Effect.Effect<ReadonlyArray<UploadedFile>>
  /** The messages accepted so far, and every later one. */
  readonly changes: Stream.Stream<StoredMessage>
  /** Every request to a webhook or to the Web API, accepted or not, with its answer. */
  readonly requests: Effect.Effect<ReadonlyArray<SandboxRequest>>
  /** Waits until so many requests are settled, without polling. */
  readonly awaitRequests: (count: number) => Effect.Effect<ReadonlyArray<SandboxRequest>>
  /** Lets the next posts to webhooks meet these faults, one each, in this order. */
  readonly fail: (...faults: ReadonlyArray<Fault>) => Effect.Effect<void>
  /** Lets every post from now on meet the fault, once those of `fail` are used up; `undefined` heals it. */
  readonly failAlways: (fault: Fault | undefined) => Effect.Effect<void>
  /** Changes what has become of a channel's webhook. Default: that of `#runs`. */
  readonly setState: (state: WebhookState, channel?: string) => Effect.Effect<void>
  /** Forgets the messages, those that wait for their time, the files and the requests, and drops the faults. All states stay. */
  readonly clear: Effect.Effect<void>
}

const routes = (stores: Stores, scope: Scope.Scope, closing: Effect.Effect<void>) =>
  HttpRouter.empty.pipe(
    HttpRouter.all("/services/*", receivePost(stores, scope)),
    HttpRouter.all("/triggers/*", receiveTrigger(stores, scope, "trigger")),
    HttpRouter.all("/workflows/*", receiveTrigger(stores, scope, "workflow")),
    HttpRouter.all("/api/*", receiveCall(stores, scope)),
    HttpRouter.all("/upload/v1/*", receiveUpload(stores, scope)),
    HttpRouter.get("/", showPage(stores)),
    HttpRouter.get("/sandbox/messages", showJson(stores.messages.all)),
    HttpRouter.get("/sandbox/requests", showJson(stores.requests.all)),
    HttpRouter.get("/sandbox/files/:id", showFile(stores)),
    HttpRouter.get("/sandbox/events", showEvents(stores, closing))
  )

const make = Effect.fnUntraced(function* (options: SandboxOptions) {
  const server = yield* HttpServer.HttpServer
  const url = yield* loopbackUrl(server.address)
  const stores = yield* makeStores(url, withDefaults(options))
  const scope = yield* Effect.scope
  const closed = yield* Deferred.make<void>()
  yield* server.serve(routes(stores, scope, Deferred.await(closed)))
  yield* Effect.addFinalizer(() => Deferred.succeed(closed, undefined))
  const webhookUrlOf = (channel: string) =>
    Effect.map(Effect.zipRight(stores.channels.open(channel), stores.webhooks.ofChannel(channel)), (webhook) =>
      Redacted.make(`${url}${pathOf(webhook)}`)
    )
  return SlackSandbox.of({
    url,
    webhookUrl: yield* webhookUrlOf(defaultChannel),
    webhookUrlOf,
    apiUrl: `${url}/api/`,
    botToken: Redacted.make(botToken),
    channelId: (channel) => Effect.map(stores.channels.open(channel), ({ id }) => id),
    userId: (email) => Effect.map(stores.users.open(email), ({ id }) => id),
    setChannel: stores.channels.setState,
    setToken: (state) => Ref.update(stores.bot, (bot) => ({ ...bot, state })),
    setScopes: (...scopes) => Ref.update(stores.bot, (bot) => ({ ...bot, scopes })),
    failCalls: (method, ...faults) => stores.callFaults.append(method, faults),
    failCallsAlways: stores.callFaults.setAlways,
    messages: stores.messages.all,
    awaitMessages: stores.messages.awaitCount,
    deleteMessage: stores.messages.remove,
    files: Effect.flatMap(Clock.currentTimeMillis, (now) =>
      Effect.map(
        stores.uploads.all,
        Arr.filterMap((upload) => Option.fromNullable(uploadedFile(upload, now)))
      )
    ),
    changes: stores.messages.posted,
    requests: stores.requests.all,
    awaitRequests: stores.requests.awaitCount,
    fail: (...faults) => stores.faults.append(faults),
    failAlways: stores.faults.setAlways,
    setState: (state, channel = defaultChannel) => stores.webhooks.setState(state, channel),
    clear: Effect.all(
      [
        stores.messages.clear,
        stores.requests.clear,
        stores.faults.clear,
        stores.callFaults.clear,
        stores.scheduled.clear,
        stores.uploads.clear
      ],
      { discard: true }
    )
  })
})

/**
 * The embedded Slack. It takes what incoming webhooks and the Web API take, refuses what they refuse, with the same
 * words, and keeps to their rates; it never sends anything anywhere. Its page shows the messages as Slack would.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Effect, Layer } from "effect"
 * import { sendMsg, SlackNotifier } from "runbell"
 * import { NodeSlackSandbox } from "runbell/node"
 * import { SlackSandbox } from "runbell/testing"
 * const Slack = Layer.unwrapEffect(
 *   Effect.map(SlackSandbox, ({ webhookUrl }) => SlackNotifier.layerWebhook({ url: webhookUrl }))
 * ).pipe(Layer.provide(FetchHttpClient.layer), Layer.provideMerge(NodeSlackSandbox.layer()))
 * const test = Effect.gen(function* () {
 *   yield* sendMsg("hello")
 *   const sandbox = yield* SlackSandbox
 *   return yield* sandbox.messages
 * }).pipe(Effect.provide(Slack))
 *
 * @since 0.1.0
 */
export class SlackSandbox extends Context.Tag("runbell/SlackSandbox")<SlackSandbox, Service>() {
  /**
   * Serves on whatever HTTP server is given, as long as only this machine can reach it. On Node, `NodeSlackSandbox.layer`
   * of `runbell/node` brings one along. Its requests leave no spans: they would hold the webhook's secret.
   */
  static readonly layer = (
    options: SandboxOptions = {}
  ): Layer.Layer<SlackSandbox, SandboxNotLoopback, HttpServer.HttpServer> =>
    Layer.scoped(SlackSandbox, make(options)).pipe(HttpMiddleware.withTracerDisabledWhen(() => true))
}
