/** The method auth.test: whose token this is. */
import * as Effect from "effect/Effect"
import { bot } from "./bot.ts"
import type { Method } from "./Call.ts"

export const authTest: Method = {
  tier: "special",
  takesJson: true,
  run: () =>
    Effect.succeed({
      fields: {
        url: "https://sandbox.slack.com/",
        team: bot.team,
        user: bot.user,
        team_id: bot.team_id,
        user_id: bot.user_id,
        bot_id: bot.bot_id,
        is_enterprise_install: false
      }
    })
}
