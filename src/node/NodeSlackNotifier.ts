/**
 * `SlackNotifier` for programs on Node, with what Node can do besides: no message is lost when Slack is out of reach or
 * the program ends, and a run that is killed is told all the same.
 *
 * @since 0.1.0
 */
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { resolve as absolute, dirname, join } from "node:path"
import * as HttpClient from "@effect/platform/HttpClient"
import * as Config from "effect/Config"
import type * as ConfigError from "effect/ConfigError"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import { stateFolder } from "../journal/stateFolder.ts"
import type { Carrier } from "../outbox/Carrier.ts"
import { recallDestination } from "../outbox/destinations.ts"
import { fingerprint } from "../outbox/fingerprint.ts"
import { flush } from "../outbox/flush.ts"
import { recover } from "../recovery/recover.ts"
import { takeAlarmsBack } from "../recovery/takeAlarmsBack.ts"
import * as Keeper from "../run/Keeper.ts"
import { Address } from "../slack/Address.ts"
import { type BotOptions, type CheckedBot, checkBotOptions, type InvalidBotOptions } from "../slack/BotOptions.ts"
import { botConfig } from "../slack/botConfig.ts"
import { httpClientApiPost, httpClientPost, httpClientUpload } from "../slack/httpClientPost.ts"
import type { Service } from "../slack/Notifier.ts"
import { SlackNotifier } from "../slack/SlackNotifier.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { checkWebhookUrl, type InvalidWebhookUrl } from "../slack/WebhookUrl.ts"
import { attemptWebhook } from "../slack/webhook.ts"
import { AlarmBook } from "../switch/AlarmBook.ts"
import { alarmBook } from "./alarmBook.ts"
import { type BotAccess, botCarrier, durableBot } from "./durableBot.ts"
import { durableWebhook } from "./durableWebhook.ts"
import { journalKeeper } from "./journalKeeper.ts"

/**
 * Where all that outlives the program is kept, and who watches it.
 *
 * @example
 * import { Redacted } from "effect"
 * import { NodeSlackNotifier } from "runbell/node"
 * const kept: NodeSlackNotifier.KeepOptions = { folder: "/var/lib/runbell", watchdog: false }
 * const Bot = NodeSlackNotifier.layerBot({ token: Redacted.make("xoxb-…"), channel: "#runs", ...kept })
 *
 * @since 0.1.0
 */
export interface KeepOptions {
  /**
   * The folder where undelivered messages and open runs are kept. Default: the first of `RUNBELL_STATE`,
   * `$XDG_STATE_HOME/runbell` and `~/.local/state/runbell` that can be written. Where none can, it is like the layer of
   * `SlackNotifier`.
   */
  readonly folder?: string | undefined
  /**
   * The file of the command `runbell`, which a watchdog runs to report a death. Default: the one in this package.
   * `false`: no watchdog; a run that is killed is told when the next program with this layer starts, or by
   * `runbell recover`.
   */
  readonly watchdog?: string | false | undefined
}

/**
 * What `layerWebhook` takes.
 *
 * @example
 * import { Redacted } from "effect"
 * import { NodeSlackNotifier } from "runbell/node"
 * const url = Redacted.make("https://hooks.slack.com/services/T000/B000/XXXX")
 * const options: NodeSlackNotifier.Options = { url, folder: "/var/lib/runbell" }
 * const Webhook = NodeSlackNotifier.layerWebhook(options)
 *
 * @since 0.1.0
 */
export interface Options extends KeepOptions {
  /** The URL of an incoming webhook, as for `SlackNotifier.layerWebhook`. */
  readonly url: Redacted.Redacted
}

/** Beside this package's own files; or in the package, where those are bundled into a program. */
const ownCommand = (): Option.Option<string> => {
  const resolve = Option.liftThrowable(createRequire(import.meta.url).resolve)
  const inPackage = Option.map(resolve("runbell/package.json"), (file) => join(dirname(file), "dist", "runbell.mjs"))
  return Option.orElse(resolve("../runbell.mjs"), () => Option.filter(inPackage, (file) => existsSync(file)))
}

const noWatchdog = Effect.as(
  Effect.logWarning(
    "runbell: no watchdog watches the runs, since dist/runbell.mjs is not where this package is. Give its path as `watchdog`, or `false`."
  ),
  undefined
)

const reportOf = ({ watchdog }: KeepOptions): Effect.Effect<ReadonlyArray<string> | undefined> => {
  if (watchdog === false) return Effect.succeed(undefined)
  return Option.match(watchdog === undefined ? ownCommand() : Option.some(absolute(watchdog)), {
    onNone: () => noWatchdog,
    onSome: (command) => Effect.succeed([process.execPath, command, "watch-report"])
  })
}

const accessOf = (client: HttpClient.HttpClient, bot: CheckedBot): BotAccess => ({
  bot,
  post: httpClientApiPost(client, bot),
  upload: httpClientUpload(client, bot)
})

const carrierAt = (folder: string, client: HttpClient.HttpClient, address: Address): Effect.Effect<Carrier> =>
  address._tag === "Bot"
    ? botCarrier(folder, accessOf(client, address))
    : Effect.map(SlackPolicy, (policy) => ({ deliver: attemptWebhook(httpClientPost(client, address.url), policy) }))

/** What earlier programs could not tell any more: of runs that died with them, and what waits in the outbox. In the background. */
const recoverOthers = Effect.fnUntraced(function* (folder: string, client: HttpClient.HttpClient) {
  const { deliveryTimeout } = yield* SlackPolicy
  yield* recover(folder)
  const addressOf = (destination: string) => recallDestination(folder, destination)
  yield* takeAlarmsBack(folder, { addressOf, apiPostTo: (bot) => httpClientApiPost(client, bot) })
  const carrierTo = (destination: string) =>
    Effect.flatMap(
      addressOf(destination),
      Effect.transposeMapOption((address) => carrierAt(folder, client, address))
    )
  yield* flush(folder, carrierTo, deliveryTimeout)
})

/** The notifier, and the keeper of the runs that are told by it. */
const durable = (
  options: KeepOptions,
  folder: string,
  address: Address,
  notifier: (client: HttpClient.HttpClient) => Effect.Effect<Service, never, Scope.Scope>
) =>
  Layer.unwrapScoped(
    Effect.gen(function* () {
      const client = yield* HttpClient.HttpClient
      yield* Effect.forkScoped(Effect.interruptible(recoverOthers(folder, client)))
      const service = yield* notifier(client)
      const destination = fingerprint(address)
      const report = yield* reportOf(options)
      const keeper = journalKeeper({ folder, destination, address, report, notifier: service })
      const notes = Layer.succeed(AlarmBook, alarmBook(folder))
      return Layer.mergeAll(Layer.succeed(SlackNotifier, service), Keeper.add(keeper), notes)
    })
  )

/** The program may go elsewhere, and the watchdog is elsewhere. */
const folderOf = ({ folder }: KeepOptions): Effect.Effect<string | undefined> =>
  folder === undefined ? stateFolder(process.env) : Effect.sync(() => absolute(folder))

/** In the folder, where there is one; else it is like `otherwise`. */
const kept = <E>(
  options: KeepOptions,
  otherwise: Layer.Layer<SlackNotifier, E, HttpClient.HttpClient>,
  make: (folder: string) => Layer.Layer<SlackNotifier, never, HttpClient.HttpClient>
): Layer.Layer<SlackNotifier, E, HttpClient.HttpClient> =>
  Layer.unwrapEffect(Effect.map(folderOf(options), (folder) => (folder === undefined ? otherwise : make(folder))))

/**
 * Delivers to an incoming webhook, like `SlackNotifier.layerWebhook`. What Slack has not taken is kept on the disk, and
 * delivered by this program, by the next one, or by `runbell flush`. Each run is written into a journal and watched by a
 * small process, which tells of its death when the run itself no longer can: after `kill -9`, a crash, no more memory.
 *
 * The webhook's URL is written into a file that its owner alone can read, so that who delivers later can.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Effect, Layer, Redacted } from "effect"
 * import { withSlackNotify } from "runbell"
 * import { NodeSlackNotifier, runMain } from "runbell/node"
 * const Live = NodeSlackNotifier.layerWebhook({
 *   url: Redacted.make("https://hooks.slack.com/services/T000/B000/XXXX")
 * }).pipe(Layer.provide(FetchHttpClient.layer))
 * Effect.void.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(Live), runMain)
 *
 * @since 0.1.0
 */
export const layerWebhook = (options: Options): Layer.Layer<SlackNotifier, InvalidWebhookUrl, HttpClient.HttpClient> =>
  Layer.unwrapEffect(
    Effect.map(checkWebhookUrl(options.url), (url) =>
      kept(options, SlackNotifier.layerWebhook({ url }), (folder) =>
        durable(options, folder, Address.Webhook({ url }), (client) =>
          durableWebhook({ folder, url, post: httpClientPost(client, url) })
        )
      )
    )
  )

/**
 * {@link layerWebhook} with the URL from `SLACK_WEBHOOK_URL`.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Effect, Layer } from "effect"
 * import { withSlackNotify } from "runbell"
 * import { NodeSlackNotifier, runMain } from "runbell/node"
 * const Live = NodeSlackNotifier.layerConfig.pipe(Layer.provide(FetchHttpClient.layer))
 * Effect.void.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(Live), runMain)
 *
 * @since 0.1.0
 */
export const layerConfig: Layer.Layer<
  SlackNotifier,
  InvalidWebhookUrl | ConfigError.ConfigError,
  HttpClient.HttpClient
> = Layer.unwrapEffect(
  Effect.map(Config.redacted(Config.nonEmptyString("SLACK_WEBHOOK_URL")), (url) => layerWebhook({ url }))
)

/**
 * Delivers as a bot to a channel, like `SlackNotifier.layerBot`, and keeps on the disk what {@link layerWebhook} keeps;
 * besides that, where each run's card stands: a watchdog that tells of a death, and another attempt at the same work
 * (`card` of the run's options), edit the same card, and tell in its thread.
 *
 * The bot's token is written into a file that its owner alone can read, so that who delivers later can.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Effect, Layer, Redacted } from "effect"
 * import { withSlackNotify } from "runbell"
 * import { NodeSlackNotifier, runMain } from "runbell/node"
 * const Live = NodeSlackNotifier.layerBot({ token: Redacted.make("xoxb-…"), channel: "#runs" }).pipe(
 *   Layer.provide(FetchHttpClient.layer)
 * )
 * Effect.void.pipe(withSlackNotify({ name: "mnist", card: "mnist-42" }), Effect.provide(Live), runMain)
 *
 * @since 0.1.0
 */
export const layerBot = (
  options: BotOptions & KeepOptions
): Layer.Layer<SlackNotifier, InvalidBotOptions, HttpClient.HttpClient> =>
  Layer.unwrapEffect(
    Effect.map(checkBotOptions(options), (bot) =>
      kept(options, SlackNotifier.layerBot(bot), (folder) =>
        durable(options, folder, Address.Bot(bot), (client) => durableBot(folder, accessOf(client, bot)))
      )
    )
  )

/**
 * {@link layerBot} with the token from `SLACK_BOT_TOKEN`, the channel from `SLACK_CHANNEL`, and `api` from
 * `SLACK_API_URL` where it is set.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Effect, Layer } from "effect"
 * import { withSlackNotify } from "runbell"
 * import { NodeSlackNotifier, runMain } from "runbell/node"
 * const Live = NodeSlackNotifier.layerBotConfig.pipe(Layer.provide(FetchHttpClient.layer))
 * Effect.void.pipe(withSlackNotify({ name: "mnist" }), Effect.provide(Live), runMain)
 *
 * @since 0.1.0
 */
export const layerBotConfig: Layer.Layer<
  SlackNotifier,
  InvalidBotOptions | ConfigError.ConfigError,
  HttpClient.HttpClient
> = Layer.unwrapEffect(Effect.map(botConfig, (options) => layerBot(options)))
