/** Takes back the alarms of runs whose end is told by others: Slack would tell it a second time. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { destinationsWithAlarms, forgetAlarm, recallAlarm, runsWithAlarm } from "../journal/alarms.ts"
import { readRun } from "../journal/readRun.ts"
import type { CheckedBot } from "../slack/BotOptions.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { makeWebApi } from "../slack/WebApi.ts"
import { millisOf, SwitchPolicy } from "../switch/SwitchPolicy.ts"
import { slackAlarms } from "../switch/slackAlarms.ts"
import { addressOf } from "./carrierTo.ts"
import { apiPostTo } from "./http/callApi.ts"
import type { Settings } from "./settings/Settings.ts"

/** Its end is in the outbox, or beyond. */
const isTold = (folder: string, run: string): Effect.Effect<boolean> =>
  readRun(folder, run).pipe(
    Effect.map(
      Option.match({
        onNone: () => true,
        onSome: ({ standing }) => Option.exists(standing, ({ isTold }) => isTold)
      })
    ),
    Effect.orElseSucceed(() => false)
  )

const takeBackAt = Effect.fnUntraced(function* (folder: string, destination: string, bot: CheckedBot) {
  const { crowded, leastLeft } = millisOf(yield* SwitchPolicy)
  const alarms = slackAlarms(makeWebApi(apiPostTo(bot), yield* SlackPolicy), bot.channel, crowded)
  const takeBack = Effect.fnUntraced(function* (run: string) {
    const alarm = yield* recallAlarm(folder, destination, run)
    if (Option.isNone(alarm) || !(yield* isTold(folder, run))) return
    const left = alarm.value.due - (yield* Clock.currentTimeMillis)
    if (left >= leastLeft) yield* alarms.unset(alarm.value)
    yield* forgetAlarm(folder, destination, run)
  })
  yield* Effect.forEach(yield* runsWithAlarm(folder, destination), (run) => Effect.ignore(takeBack(run)), {
    discard: true
  })
})

/** Never fails: one that cannot be taken back now goes off, and has said what it had to say. */
export const takeAlarmsBack = Effect.fnUntraced(function* (
  folder: string,
  settings: Pick<Settings, "destination">
): Effect.fn.Return<void> {
  for (const destination of yield* destinationsWithAlarms(folder)) {
    const address = Option.getOrUndefined(yield* addressOf(folder, settings, destination))
    if (address?._tag === "Bot") yield* takeBackAt(folder, destination, address)
  }
})
