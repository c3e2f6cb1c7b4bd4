/** What a bot needs, checked before anything is sent, without showing any of the token. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { isLoopback } from "./WebhookUrl.ts"

/**
 * What `SlackNotifier.layerBot` takes.
 *
 * @example
 * import { Redacted } from "effect"
 * import { type BotOptions, SlackNotifier } from "runbell"
 * const options: BotOptions = { token: Redacted.make("xoxb-…"), channel: "#runs" }
 * SlackNotifier.layerBot(options)
 *
 * @since 0.1.0
 */
export interface BotOptions {
  /** The app's bot token, `xoxb-…` (or `xoxe.xoxb-…` where tokens rotate), with the scope `chat:write`. */
  readonly token: Redacted.Redacted
  /** The channel's id, such as `C0123456789`, or its name, such as `#runs`; the bot has to be in it. Or a person's id. */
  readonly channel: string
  /** The base of the Web API: https, on slack.com (default) or slack-gov.com; or a loopback address. */
  readonly api?: string | undefined
}

const remedies = {
  EmptyToken: "the token is empty",
  NotAToken: "the token does not begin with xoxb-",
  EmptyChannel: "the channel is empty",
  UnknownHost: "the Web API is neither https://slack.com/api/ nor https://slack-gov.com/api/"
} as const

/**
 * The bot's settings cannot be right. Says why, and shows no part of the token: it is a secret.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Effect, Layer, Redacted } from "effect"
 * import { SlackNotifier, sendMsg } from "runbell"
 * const bot = { token: Redacted.make("not a token"), channel: "#runs" }
 * sendMsg("Hello").pipe(
 *   Effect.provide(SlackNotifier.layerBot(bot).pipe(Layer.provide(FetchHttpClient.layer))),
 *   Effect.catchTag("InvalidBotOptions", ({ message }) => Effect.logWarning(message))
 * )
 *
 * @since 0.1.0
 */
export class InvalidBotOptions extends Schema.TaggedError<InvalidBotOptions>("runbell/InvalidBotOptions")(
  "InvalidBotOptions",
  { reason: Schema.Literal("EmptyToken", "NotAToken", "EmptyChannel", "UnknownHost") }
) {
  override get message(): string {
    return `The bot cannot be used: ${remedies[this.reason]}. The token should look like xoxb-… (set as SLACK_BOT_TOKEN, or given as token), the channel like #runs or C0123456789 (SLACK_CHANNEL, or channel).`
  }
}

/** Settings that can be right. */
export interface CheckedBot {
  readonly token: Redacted.Redacted
  readonly channel: string
  /** With a slash at its end. */
  readonly api: string
}

const defaultApi = "https://slack.com/api/"

const slackHosts: ReadonlySet<string> = new Set(["slack.com", "www.slack.com", "slack-gov.com", "www.slack-gov.com"])

/** The token goes wherever this leads, so it must lead to Slack. */
const checkApi = (given: string): Option.Option<string> =>
  Option.liftThrowable((text: string) => new URL(text))(given.endsWith("/") ? given : `${given}/`).pipe(
    Option.filter(({ username, password }) => username === "" && password === ""),
    Option.filter(
      ({ protocol, hostname }) =>
        (protocol === "https:" && slackHosts.has(hostname)) || (protocol === "http:" && isLoopback(hostname))
    ),
    Option.map(({ href }) => href)
  )

const refuse = (reason: InvalidBotOptions["reason"]) => Either.left(new InvalidBotOptions({ reason }))

/** The settings, without stray spaces around them. */
export const checkBotOptions = (options: BotOptions): Either.Either<CheckedBot, InvalidBotOptions> => {
  const token = Redacted.value(options.token).trim()
  const channel = options.channel.trim()
  const api = checkApi(options.api ?? defaultApi)
  if (token === "") return refuse("EmptyToken")
  if (!/^(?:xoxe\.)?xoxb-[\w-]+$/u.test(token)) return refuse("NotAToken")
  if (channel === "") return refuse("EmptyChannel")
  if (Option.isNone(api)) return refuse("UnknownHost")
  return Either.right({ token: Redacted.make(token), channel, api: api.value })
}
