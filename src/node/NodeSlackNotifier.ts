/**
 * `SlackNotifier` for programs on Node, with what Node can do besides: no message is lost when Slack is out of reach or
 * the program ends, and a run that is killed is told all the same.
 *
 * @since 0.1.0
 */
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import * as HttpClient from "@effect/platform/HttpClient"
import * as Config from "effect/Config"
import type * as ConfigError from "effect/ConfigError"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as Redacted from "effect/Redacted"
import { stateFolder } from "../journal/stateFolder.ts"
import { recallDestination } from "../outbox/destinations.ts"
import { fingerprint } from "../outbox/fingerprint.ts"
import { flush } from "../outbox/flush.ts"
import { recover } from "../recovery/recover.ts"
import * as Keeper from "../run/Keeper.ts"
import { httpClientPost } from "../slack/httpClientPost.ts"
import { SlackNotifier } from "../slack/SlackNotifier.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { checkWebhookUrl, type InvalidWebhookUrl } from "../slack/WebhookUrl.ts"
import { attemptWebhook } from "../slack/webhook.ts"
import { durableNotifier } from "./durableNotifier.ts"
import { journalKeeper } from "./journalKeeper.ts"

/**
 * What `layerWebhook` takes.
 *
 * @since 0.1.0
 */
export interface Options {
  /** The URL of an incoming webhook, as for `SlackNotifier.layerWebhook`. */
  readonly url: Redacted.Redacted
  /**
   * The folder where undelivered messages and open runs are kept. Default: the first of `RUNBELL_STATE`,
   * `$XDG_STATE_HOME/runbell` and `~/.local/state/runbell` that can be written. Where none can, it is like
   * `SlackNotifier.layerWebhook`.
   */
  readonly folder?: string | undefined
  /**
   * The file of the command `runbell`, which a watchdog runs to report a death. Default: the one in this package.
   * `false`: no watchdog; a run that is killed is told when the next program with this layer starts, or by
   * `runbell recover`.
   */
  readonly watchdog?: string | false | undefined
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

const reportOf = ({ watchdog }: Options): Effect.Effect<ReadonlyArray<string> | undefined> => {
  if (watchdog === false) return Effect.succeed(undefined)
  return Option.match(watchdog === undefined ? ownCommand() : Option.some(watchdog), {
    onNone: () => noWatchdog,
    onSome: (command) => Effect.succeed([process.execPath, command, "watch-report"])
  })
}

/** What earlier programs could not tell any more: of runs that died with them, and what waits in the outbox. In the background. */
const recoverOthers = Effect.fnUntraced(function* (folder: string, client: HttpClient.HttpClient) {
  const policy = yield* SlackPolicy
  yield* recover(folder)
  const deliverTo = (destination: string) =>
    Effect.map(
      recallDestination(folder, destination),
      Option.map((url) => attemptWebhook(httpClientPost(client, url), policy))
    )
  yield* flush(folder, deliverTo, policy.deliveryTimeout)
})

const durable = (options: Options, folder: string) =>
  Layer.unwrapScoped(
    Effect.gen(function* () {
      const url = yield* checkWebhookUrl(options.url)
      const client = yield* HttpClient.HttpClient
      const post = httpClientPost(client, url)
      yield* Effect.forkScoped(Effect.interruptible(recoverOthers(folder, client)))
      const notifier = yield* durableNotifier({ folder, url, post })
      const keeper = journalKeeper({ folder, destination: fingerprint(url), report: yield* reportOf(options) })
      return Layer.merge(Layer.succeed(SlackNotifier, notifier), Keeper.add(keeper))
    })
  )

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
    Effect.map(options.folder === undefined ? stateFolder(process.env) : Effect.succeed(options.folder), (folder) =>
      folder === undefined ? SlackNotifier.layerWebhook(options) : durable(options, folder)
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
