/** The bot that the environment names. */
import * as Config from "effect/Config"
import type { BotOptions } from "./BotOptions.ts"

/** The token from `SLACK_BOT_TOKEN`, and the channel from `SLACK_CHANNEL`. */
export const botConfig: Config.Config<BotOptions> = Config.all({
  token: Config.redacted(Config.nonEmptyString("SLACK_BOT_TOKEN")),
  channel: Config.nonEmptyString("SLACK_CHANNEL")
})
