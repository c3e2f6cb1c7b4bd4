/** The layers that give the service of delivering messages to one destination in Slack. */
import * as HttpClient from "@effect/platform/HttpClient"
import * as Config from "effect/Config"
import type * as ConfigError from "effect/ConfigError"
import * as Console from "effect/Console"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { type BotOptions, checkBotOptions, type InvalidBotOptions } from "./BotOptions.ts"
import { botConfig } from "./botConfig.ts"
import { botNotifier } from "./botNotifier.ts"
import { postsOnly } from "./Capabilities.ts"
import { consoleMessage } from "./consoleMessage.ts"
import { makeQueue } from "./deliveryQueue.ts"
import { httpClientApiPost, httpClientPost, httpClientUpload } from "./httpClientPost.ts"
import type { Message } from "./Message.ts"
import { Members, members, type NotifierLayer } from "./members.ts"
import { Notifier, type Service } from "./Notifier.ts"
import type { Receipt } from "./Receipt.ts"
import type { Route } from "./Route.ts"
import { routed } from "./routed.ts"
import type { SlackError } from "./SlackError.ts"
import { SlackPolicy } from "./SlackPolicy.ts"
import { terminalHasColour } from "./terminalHasColour.ts"
import { together } from "./together.ts"
import { checkWebhookUrl, type InvalidWebhookUrl } from "./WebhookUrl.ts"
import { webhookNotifier } from "./webhookNotifier.ts"

/**
 * What `SlackNotifier.layerWebhook` takes.
 *
 * @example
 * import { Redacted } from "effect"
 * import { SlackNotifier, type WebhookOptions } from "runbell"
 * const options: WebhookOptions = { url: Redacted.make("https://hooks.slack.com/services/T000/B000/XXXX") }
 * SlackNotifier.layerWebhook(options)
 *
 * @since 0.1.0
 */
export interface WebhookOptions {
  /** The URL of an incoming webhook: https, on hooks.slack.com or hooks.slack-gov.com; or a loopback address. */
  readonly url: Redacted.Redacted
}

/**
 * Delivers messages to Slack. Wrapped programs require it, so that to forget it is a compile error; which layer gives
 * it is the user's choice.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Layer } from "effect"
 * import { SlackNotifier } from "runbell"
 * const Live = SlackNotifier.layerConfig.pipe(Layer.provide(FetchHttpClient.layer))
 *
 * @since 0.1.0
 */
export class SlackNotifier extends Notifier {
  /**
   * A notifier of your own from a function that delivers one message. The queue, the order, the drain on closing come
   * with it; the time limit of one delivery is yours to set. Its failures are those of {@link SlackError}.
   *
   * @example
   * import { Console, DateTime, Effect, Layer } from "effect"
   * import { outline, SlackNotifier } from "runbell"
   * const Journal = Layer.scoped(
   *   SlackNotifier,
   *   SlackNotifier.make({
   *     destination: "journal",
   *     deliver: ({ blocks }) =>
   *       Effect.gen(function* () {
   *         yield* Console.log(outline(blocks).map((line) => line.map(({ text }) => text).join("")).join("\n"))
   *         return { destination: "journal", at: yield* DateTime.now, form: "plain" as const, attempts: 1 }
   *       })
   *   })
   * )
   */
  static readonly make = (options: {
    readonly destination: string
    readonly deliver: (message: Message) => Effect.Effect<Receipt, SlackError>
  }): Effect.Effect<Service, never, Scope.Scope> =>
    Effect.gen(function* () {
      const { drainTimeout } = yield* SlackPolicy
      return {
        destination: options.destination,
        can: postsOnly,
        enqueue: yield* makeQueue((message) => options.deliver(message), { drainTimeout })
      }
    })

  /** Delivers to an incoming webhook. A URL that cannot be right is refused here, before anything runs. */
  static readonly layerWebhook = (
    options: WebhookOptions
  ): Layer.Layer<SlackNotifier, InvalidWebhookUrl, HttpClient.HttpClient> =>
    Layer.scoped(
      SlackNotifier,
      Effect.gen(function* () {
        const url = yield* checkWebhookUrl(options.url)
        return yield* webhookNotifier(httpClientPost(yield* HttpClient.HttpClient, url))
      })
    )

  /** {@link layerWebhook} with the URL from `SLACK_WEBHOOK_URL`. */
  static readonly layerConfig: Layer.Layer<
    SlackNotifier,
    InvalidWebhookUrl | ConfigError.ConfigError,
    HttpClient.HttpClient
  > = Layer.unwrapEffect(
    Effect.map(Config.redacted(Config.nonEmptyString("SLACK_WEBHOOK_URL")), (url) =>
      SlackNotifier.layerWebhook({ url })
    )
  )

  /**
   * Delivers as a bot to a channel: it learns the `ts` of each message, and a post whose fate is not known it looks up
   * before it posts again, where the token has the scope `channels:history` (`groups:history` for a private channel).
   * Settings that cannot be right are refused here, before anything runs.
   *
   * @example
   * import { FetchHttpClient } from "@effect/platform"
   * import { Layer, Redacted } from "effect"
   * import { SlackNotifier } from "runbell"
   * const Live = SlackNotifier.layerBot({ token: Redacted.make("xoxb-…"), channel: "#runs" }).pipe(
   *   Layer.provide(FetchHttpClient.layer)
   * )
   */
  static readonly layerBot = (
    options: BotOptions
  ): Layer.Layer<SlackNotifier, InvalidBotOptions, HttpClient.HttpClient> =>
    Layer.scoped(
      SlackNotifier,
      Effect.gen(function* () {
        const bot = yield* checkBotOptions(options)
        const client = yield* HttpClient.HttpClient
        return yield* botNotifier({
          post: httpClientApiPost(client, bot),
          upload: httpClientUpload(client, bot),
          channel: bot.channel
        })
      })
    )

  /** {@link layerBot} with the token from `SLACK_BOT_TOKEN`, the channel from `SLACK_CHANNEL`, and `api` from `SLACK_API_URL` where it is set. */
  static readonly layerBotConfig: Layer.Layer<
    SlackNotifier,
    InvalidBotOptions | ConfigError.ConfigError,
    HttpClient.HttpClient
  > = Layer.unwrapEffect(Effect.map(botConfig, (options) => SlackNotifier.layerBot(options)))

  /**
   * Delivers to each of several destinations. Each has its own order, pace and failures: one that is out of reach keeps
   * no other waiting. Who waits for a receipt waits for all of them, and gets the first one's, or the first failure.
   * Of several of `runbell/node` with one folder, one is told of a death that the run itself cannot tell.
   *
   * @example
   * import { FetchHttpClient } from "@effect/platform"
   * import { Layer, Redacted } from "effect"
   * import { SlackNotifier } from "runbell"
   * const Live = SlackNotifier.all([
   *   SlackNotifier.layerBot({ token: Redacted.make("xoxb-…"), channel: "#runs" }),
   *   SlackNotifier.layerConsole
   * ]).pipe(Layer.provide(FetchHttpClient.layer))
   */
  static readonly all = <L extends NotifierLayer>(
    layers: readonly [L, ...ReadonlyArray<L>]
  ): Layer.Layer<SlackNotifier, Layer.Layer.Error<L>, Layer.Layer.Context<L>> =>
    Layer.effect(
      SlackNotifier,
      Effect.zipWith(Members, SlackPolicy, (services, policy) => together(services, policy))
    ).pipe(Layer.provide(members(layers)))

  /**
   * Delivers each message to the first destination whose route it goes, and to `otherwise` what goes none. A run whose
   * start went to a bot has its card there: it is finished there too, without a word, when the end goes elsewhere.
   *
   * @example
   * import { FetchHttpClient } from "@effect/platform"
   * import { Layer, Redacted } from "effect"
   * import { Mention, Route, SlackNotifier } from "runbell"
   * const token = Redacted.make("xoxb-…")
   * const Live = SlackNotifier.route({
   *   routes: [
   *     { when: Route.trouble, to: SlackNotifier.layerBot({ token, channel: "#alerts" }), mentions: [Mention.here] }
   *   ],
   *   otherwise: SlackNotifier.layerBot({ token, channel: "#runs" })
   * }).pipe(Layer.provide(FetchHttpClient.layer))
   */
  static readonly route = <L extends NotifierLayer, Otherwise extends NotifierLayer>(options: {
    readonly routes: ReadonlyArray<Route<L>>
    readonly otherwise: Otherwise
  }): Layer.Layer<SlackNotifier, Layer.Layer.Error<L | Otherwise>, Layer.Layer.Context<L | Otherwise>> =>
    Layer.effect(
      SlackNotifier,
      Effect.zipWith(Members, SlackPolicy, ([otherwise = nobody, ...services], policy) =>
        routed(
          options.routes.map((route, index) => ({ ...route, to: services[index] ?? otherwise })),
          otherwise,
          policy
        )
      )
    ).pipe(Layer.provide(members([options.otherwise, ...options.routes.map(({ to }) => to)])))

  /** Prints what would be sent, in colour where the terminal has it. Sends nothing. */
  static readonly layerConsole: Layer.Layer<SlackNotifier> = Layer.scoped(
    SlackNotifier,
    Effect.gen(function* () {
      const colour = yield* terminalHasColour
      return yield* SlackNotifier.make({
        destination: "console",
        deliver: (message) => Effect.zipRight(Console.log(consoleMessage(message, colour)), delivered("console"))
      })
    })
  )

  /** Takes every message and does nothing with it. */
  static readonly layerNoop: Layer.Layer<SlackNotifier> = Layer.sync(SlackNotifier, () => nobody)
}

/** Takes every message and does nothing with it. */
const nobody: Service = {
  destination: "nowhere",
  can: postsOnly,
  enqueue: () => Effect.succeed(delivered("nowhere"))
}

const delivered = (destination: string): Effect.Effect<Receipt> =>
  Effect.map(DateTime.now, (at) => ({ destination, at, form: "blocks" as const, attempts: 0 }))
