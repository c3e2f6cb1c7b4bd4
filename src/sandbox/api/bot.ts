/** The bot as the workspace knows it. Pure. */

/** Who the sandbox's bot is. */
export const bot = {
  team_id: "T00000001",
  team: "sandbox",
  user_id: "U00000001",
  user: "runbell",
  bot_id: "B00BOT001",
  app_id: "A00000001"
} as const
