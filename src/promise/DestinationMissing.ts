/** Nobody says where to tell; found before anything runs. */
import * as Schema from "effect/Schema"

const remedies = {
  Everything:
    "there is neither a webhook nor a bot. Set SLACK_WEBHOOK_URL, or SLACK_BOT_TOKEN and SLACK_CHANNEL; or give webhook, or token and channel, to connect().",
  Token: "the bot has a channel and no token. Set SLACK_BOT_TOKEN, or give token to connect().",
  Channel: "the bot has a token and no channel. Set SLACK_CHANNEL, or give channel to connect()."
} as const

/**
 * Neither the options of `connect` nor the environment say where to tell.
 *
 * @example
 * import { connect, DestinationMissing } from "runbell/promise"
 * const notifier = await connect().catch((error: unknown) => {
 *   if (error instanceof DestinationMissing) return connect({ dryRun: true }) // prints instead
 *   throw error
 * })
 *
 * @since 0.1.0
 */
export class DestinationMissing extends Schema.TaggedError<DestinationMissing>("runbell/DestinationMissing")(
  "DestinationMissing",
  { missing: Schema.Literal("Everything", "Token", "Channel") }
) {
  override get message(): string {
    return `Nothing can be told: ${remedies[this.missing]}`
  }
}
