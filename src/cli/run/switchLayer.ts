/** The dead-man's switches of a command's run. Loaded only where one is set. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import { cardsByFile } from "../../journal/cards.ts"
import { alarmBook } from "../../node/alarmBook.ts"
import { fingerprint } from "../../outbox/fingerprint.ts"
import * as Keeper from "../../run/Keeper.ts"
import { Address } from "../../slack/Address.ts"
import type { CheckedBot } from "../../slack/BotOptions.ts"
import { notReached } from "../../slack/Post.ts"
import { SlackPolicy } from "../../slack/SlackPolicy.ts"
import { cardKey } from "../../slack/showCard.ts"
import { makeWebApi } from "../../slack/WebApi.ts"
import { type Around, heartbeat } from "../../switch/heartbeat.ts"
import { pingRun } from "../../switch/pingRun.ts"
import { makePing, type PingPost, wordsType } from "../../switch/pings.ts"
import { millisOf, SwitchPolicy } from "../../switch/SwitchPolicy.ts"
import { slackAlarms } from "../../switch/slackAlarms.ts"
import { watchRuns } from "../../switch/watchRuns.ts"
import { apiPostTo } from "../http/callApi.ts"
import { post } from "../http/post.ts"
import type { Settings } from "../settings/Settings.ts"

/** Longer than for messages, which others deliver later: nobody else can tell a check that the run has ended. */
const patience = SlackPolicy.layer({ drainTimeout: "2 seconds" })

const pingPost: PingPost = (url, words) =>
  post(new URL(url), { body: words, headers: { "content-type": wordsType } }, process.env).pipe(
    Effect.mapBoth({ onFailure: notReached, onSuccess: (answer) => ({ ...answer, retryAfter: undefined }) })
  )

/** How often it is looked whether the run's card stands. */
const lookEvery = Duration.millis(50)

/** In the thread of the run's card; noted down, so that whoever tells the end in this process's place takes it back. */
const around = (folder: string, bot: CheckedBot, patience: Duration.DurationInput): Around => {
  const cards = cardsByFile(folder, fingerprint(Address.Bot(bot)))
  return {
    // The first alarm is set while the start is being told.
    thread: ({ started: { run } }) =>
      Effect.flatten(cards.recall(cardKey(run))).pipe(
        Effect.retry(Schedule.spaced(lookEvery)),
        Effect.timeout(patience),
        Effect.option,
        Effect.map((card) => Option.getOrUndefined(card)?.ts)
      ),
    note: ({ started: { run } }, alarm) => alarmBook(folder).note(bot, run.id, alarm)
  }
}

const alarmed = (folder: string, bot: CheckedBot) =>
  Effect.gen(function* () {
    const slack = yield* SlackPolicy
    const times = millisOf(yield* SwitchPolicy)
    const alarms = slackAlarms(makeWebApi(apiPostTo(bot), slack), bot.channel, times.crowded)
    return Keeper.add(yield* watchRuns(heartbeat(alarms, { times, slack }, around(folder, bot, times.card))))
  })

const pinged = (check: Settings["check"]) =>
  Effect.gen(function* () {
    if (check._tag !== "Usable") return Layer.empty
    const slack = yield* SlackPolicy
    const times = millisOf(yield* SwitchPolicy)
    return Keeper.add(yield* watchRuns(pingRun(makePing(pingPost, check.url, slack.attemptTimeout), { times, slack })))
  })

/** What is set of them. `folder` is that of all that runbell keeps. */
export const switchLayer = (
  { alarm, check }: Pick<Settings, "alarm" | "check">,
  address: Address,
  folder: string | undefined
): Layer.Layer<never> =>
  Layer.merge(
    Layer.unwrapScoped(pinged(check)),
    alarm && address._tag === "Bot" && folder !== undefined ? Layer.unwrapScoped(alarmed(folder, address)) : Layer.empty
  ).pipe(Layer.provide(patience))
