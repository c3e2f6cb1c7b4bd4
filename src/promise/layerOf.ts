/** The layers that a program's options ask for. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as ConfigError from "effect/ConfigError"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as LogLevel from "effect/LogLevel"
import * as Option from "effect/Option"
import { Locale } from "../locale/Locale.ts"
import type { UnknownLanguage, UnknownTimeZone } from "../locale/LocaleError.ts"
import { Redactor } from "../run/Redactor.ts"
import type { InvalidBotOptions } from "../slack/BotOptions.ts"
import type { SlackNotifier } from "../slack/SlackNotifier.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import type { InvalidWebhookUrl } from "../slack/WebhookUrl.ts"
import type { ConnectOptions } from "./ConnectOptions.ts"
import type { DestinationMissing } from "./DestinationMissing.ts"
import { destinationOf } from "./destinationOf.ts"
import type { Platform } from "./Platform.ts"
import { quietClock } from "./quietClock.ts"
import { whereAllowed } from "./whereAllowed.ts"

/**
 * Why `connect` rejects: a setting is missing, or cannot be right.
 *
 * @example
 * import { type ConnectError, connect, isConnectError } from "runbell/promise"
 * const remedy = ({ message }: ConnectError) => message
 * const notifier = await connect().catch((error: unknown) => {
 *   console.warn(isConnectError(error) ? remedy(error) : error)
 * })
 *
 * @since 0.1.0
 */
export type ConnectError =
  | DestinationMissing
  | InvalidWebhookUrl
  | InvalidBotOptions
  | UnknownLanguage
  | UnknownTimeZone

const warning = (line: string): void => globalThis.console.warn(line)

/** Not on stdout, where Effect's own logger writes: that is the program's. A log that throws is no reason to. */
const loggerOf = ({ log = warning }: ConnectOptions) => {
  const write = Option.liftThrowable(log)
  return Logger.replace(
    Logger.defaultLogger,
    Logger.make(({ logLevel, message }) => {
      const line = (Array.isArray(message) ? message : [message]).map(String).join(" ")
      if (LogLevel.greaterThanEqual(logLevel, LogLevel.Warning)) write(line)
    })
  )
}

const clientOf = ({ fetch }: ConnectOptions) =>
  fetch === undefined
    ? FetchHttpClient.layer
    : Layer.provide(FetchHttpClient.layer, Layer.succeed(FetchHttpClient.Fetch, fetch))

/** What the options leave out the environment says. */
const localeOf = ({ language, timeZone }: ConnectOptions): Layer.Layer<Locale, UnknownLanguage | UnknownTimeZone> =>
  language === undefined && timeZone === undefined
    ? Layer.catchAll(Locale.layerConfig, (error) => (ConfigError.isConfigError(error) ? Locale.en : Layer.fail(error)))
    : Locale.layer({ language, timeZone })

/** What the options leave out is read from here. */
const settings = Layer.setConfigProvider(whereAllowed(ConfigProvider.fromEnv()))

export const layerOf = (options: ConnectOptions, platform: Platform): Layer.Layer<SlackNotifier, ConnectError> => {
  const { policy = {}, redact } = options
  const services = Layer.mergeAll(
    loggerOf(options),
    Layer.setClock(quietClock),
    localeOf(options),
    SlackPolicy.layer(policy),
    redact === undefined ? Layer.empty : Redactor.layer(redact)
  )
  return Layer.unwrapEffect(
    Effect.map(destinationOf(options), (destination) => platform.notifier(destination, options))
  ).pipe(Layer.provide(clientOf(options)), Layer.provideMerge(services), Layer.provideMerge(settings))
}
