/** Tells runbell's errors from all others that a promise may reject with. */
import * as Schema from "effect/Schema"
import { UnknownLanguage, UnknownTimeZone } from "../locale/LocaleError.ts"
import { InvalidBotOptions } from "../slack/BotOptions.ts"
import { SlackError } from "../slack/SlackError.ts"
import { InvalidWebhookUrl } from "../slack/WebhookUrl.ts"
import { DestinationMissing } from "./DestinationMissing.ts"
import type { ConnectError } from "./layerOf.ts"

/**
 * Whether `send` rejected with it: one of Slack's refusals, each with its own `_tag`.
 *
 * @example
 * import { connect, isSlackError } from "runbell/promise"
 * const notifier = await connect()
 * try {
 *   await notifier.send("Validation begins")
 * } catch (error) {
 *   if (!isSlackError(error)) throw error
 *   if (error._tag === "SlackRateLimited") console.error(`Slack asks to wait for ${error.retryAfter}`)
 *   else console.error(error.whatToDo)
 * }
 *
 * @since 0.1.0
 */
export const isSlackError: (error: unknown) => error is SlackError = Schema.is(SlackError)

const settings = [DestinationMissing, InvalidWebhookUrl, InvalidBotOptions, UnknownLanguage, UnknownTimeZone]

/**
 * Whether `connect` rejected with it: a setting is missing or cannot be right.
 *
 * @example
 * import { connect, isConnectError } from "runbell/promise"
 * connect({ webhook: "" }).catch((error: unknown) => {
 *   if (isConnectError(error)) console.warn(error.message)
 * })
 *
 * @since 0.1.0
 */
export const isConnectError = (error: unknown): error is ConnectError =>
  settings.some((known) => error instanceof known)
