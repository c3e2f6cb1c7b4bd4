/** The bot that the environment names. */
import * as Config from "effect/Config"
import * as Option from "effect/Option"
import type { BotOptions } from "./BotOptions.ts"

/** The token from `SLACK_BOT_TOKEN`, the channel from `SLACK_CHANNEL`, and the Web API's base from `SLACK_API_URL`, if there. */
export const botConfig: Config.Config<BotOptions> = Config.all({
  token: Config.redacted(Config.nonEmptyString("SLACK_BOT_TOKEN")),
  channel: Config.nonEmptyString("SLACK_CHANNEL"),
  api: Config.map(Config.option(Config.nonEmptyString("SLACK_API_URL")), Option.getOrUndefined)
})
