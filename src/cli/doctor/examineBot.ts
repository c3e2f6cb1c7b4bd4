/** Goes the way of a bot's message, from the network to its channel, and posts nothing unless it is asked to. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { CheckedBot } from "../../slack/BotOptions.ts"
import type { Policy } from "../../slack/SlackPolicy.ts"
import { clockOf, makeBotAsker, nameOf, scopesOf } from "./askBot.ts"
import type { DiagnoseOptions } from "./diagnose.ts"
import { Finding } from "./Finding.ts"
import type { CheckName } from "./Report.ts"
import { reach, type Step } from "./reach.ts"

/** What the trial says, should it ever be seen. */
const trial = "runbell doctor"

export const examineBot = (
  bot: CheckedBot,
  { environment, post }: DiagnoseOptions,
  found: Map<CheckName, Finding>,
  step: Step,
  policy: Policy
): Effect.Effect<void, Finding> =>
  Effect.gen(function* () {
    yield* reach(new URL(bot.api), environment, step)
    const asker = makeBotAsker(bot, environment, policy)
    const told = yield* step("bot", asker.introduce, Finding.NotChecked())
    const name = nameOf(told)
    found.set("bot", Finding.BotAlive(name))
    found.set("clock", clockOf(told, yield* Clock.currentTimeMillis))
    found.set("scopes", scopesOf(told))
    const open = Finding.ChannelOpen({ channel: bot.channel })
    yield* step("channel", asker.tryChannel(name.bot, trial), open).pipe(
      Effect.catchIf(
        (finding) => finding._tag === "TrialLeft",
        () => Effect.void
      )
    )
    if (post !== undefined) yield* step("post", asker.post(name.bot, post), Finding.Posted())
  })
