/** Takes back the alarms of runs whose end is told by others: Slack would tell it a second time. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { destinationsWithAlarms, forgetAlarm, recallAlarm, runsWithAlarm } from "../journal/alarms.ts"
import { readRun } from "../journal/readRun.ts"
import type { Address } from "../slack/Address.ts"
import type { ApiPost } from "../slack/ApiPost.ts"
import type { CheckedBot } from "../slack/BotOptions.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { makeWebApi } from "../slack/WebApi.ts"
import { millisOf, SwitchPolicy } from "../switch/SwitchPolicy.ts"
import { slackAlarms } from "../switch/slackAlarms.ts"

/** How the bots are found and spoken to that have set them. */
export interface Reach {
  readonly addressOf: (destination: string) => Effect.Effect<Option.Option<Address>>
  readonly apiPostTo: (bot: CheckedBot) => ApiPost
}

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

const takeBackAt = Effect.fnUntraced(function* (folder: string, destination: string, bot: CheckedBot, post: ApiPost) {
  const { crowded, leastLeft } = millisOf(yield* SwitchPolicy)
  const alarms = slackAlarms(makeWebApi(post, yield* SlackPolicy), bot.channel, crowded)
  /** A run that died while it moved its alarm ahead has two, of which one is noted. */
  const takeBack = Effect.fnUntraced(function* (run: string) {
    const noted = yield* recallAlarm(folder, destination, run)
    if (Option.isNone(noted) || !(yield* isTold(folder, run))) return
    const found = yield* Effect.orElseSucceed(alarms.find(run), () => [])
    const others = found.filter(({ id }) => id !== noted.value.id)
    const latest = (yield* Clock.currentTimeMillis) + leastLeft
    const inTime = [noted.value, ...others].filter(({ due }) => due >= latest)
    yield* Effect.forEach(inTime, alarms.unset, { discard: true })
    yield* forgetAlarm(folder, destination, run)
  })
  yield* Effect.forEach(yield* runsWithAlarm(folder, destination), (run) => Effect.ignore(takeBack(run)), {
    discard: true
  })
})

/** Never fails: one that cannot be taken back now goes off, and has said what it had to say. */
export const takeAlarmsBack = Effect.fnUntraced(function* (
  folder: string,
  { addressOf, apiPostTo }: Reach
): Effect.fn.Return<void> {
  for (const destination of yield* destinationsWithAlarms(folder)) {
    const address = Option.getOrUndefined(yield* addressOf(destination))
    if (address?._tag === "Bot") yield* takeBackAt(folder, destination, address, apiPostTo(address))
  }
})
