/**
 * The party outside the machine that speaks when a run falls silent: for the case that the whole machine goes, or the
 * control group or container, and with it all that could have told of it.
 *
 * @since 0.1.0
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as Config from "effect/Config"
import type * as ConfigError from "effect/ConfigError"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import * as Keeper from "../run/Keeper.ts"
import { type BotOptions, type CheckedBot, checkBotOptions, type InvalidBotOptions } from "../slack/BotOptions.ts"
import { botConfig } from "../slack/botConfig.ts"
import { httpClientApiPost } from "../slack/httpClientPost.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { makeWebApi } from "../slack/WebApi.ts"
import { AlarmBook } from "./AlarmBook.ts"
import { type Around, heartbeat } from "./heartbeat.ts"
import { httpClientPing } from "./httpClientPing.ts"
import { checkPingUrl, type InvalidPingUrl } from "./PingUrl.ts"
import { pingRun } from "./pingRun.ts"
import { makePing } from "./pings.ts"
import { millisOf, SwitchPolicy } from "./SwitchPolicy.ts"
import { slackAlarms } from "./slackAlarms.ts"
import { watchRuns } from "./watchRuns.ts"

export { InvalidPingUrl } from "./PingUrl.ts"
export { SwitchPolicy as Policy } from "./SwitchPolicy.ts"

/** In the book of the program that the run is in. */
const noted = (bot: CheckedBot): Around => ({
  thread: () => Effect.succeed(undefined),
  note: ({ started: { run } }, alarm) => Effect.flatMap(AlarmBook, ({ note }) => note(bot, run.id, alarm))
})

/**
 * Slack itself is the outside party: a message that says "no sign of life" is scheduled for 15 minutes ahead, and moved
 * ahead by every beat, each 5 minutes. When the run ends, it is deleted; when the run can no longer say so, it is
 * posted. It needs a bot in the channel with the scope `chat:write`; the messages themselves may go by a webhook.
 *
 * Add it to the layers of a program, and every run in it has a switch. What fails about it is a warning in the log.
 * Beside a layer of `NodeSlackNotifier` the alarm is noted on the disk, as is the bot's token, so that whoever tells the
 * end of a run that was killed also takes its alarm back.
 * Slack takes up to 30 messages for later within five minutes in a channel, so at most 25 runs should share one.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Layer, Redacted } from "effect"
 * import { DeadMansSwitch, SlackNotifier } from "runbell"
 * const bot = { token: Redacted.make("xoxb-…"), channel: "#runs" }
 * const Live = Layer.merge(SlackNotifier.layerBot(bot), DeadMansSwitch.layerSlack(bot)).pipe(
 *   Layer.provide(FetchHttpClient.layer)
 * )
 *
 * @since 0.1.0
 */
export const layerSlack = (options: BotOptions): Layer.Layer<never, InvalidBotOptions, HttpClient.HttpClient> =>
  Layer.unwrapScoped(
    Effect.gen(function* () {
      const bot = yield* checkBotOptions(options)
      const slack = yield* SlackPolicy
      const times = millisOf(yield* SwitchPolicy)
      const api = makeWebApi(httpClientApiPost(yield* HttpClient.HttpClient, bot), slack)
      const alarms = slackAlarms(api, bot.channel, times.crowded)
      return Keeper.add(yield* watchRuns(heartbeat(alarms, { times, slack }, noted(bot))))
    })
  )

/**
 * {@link layerSlack} with the token from `SLACK_BOT_TOKEN`, the channel from `SLACK_CHANNEL`, and `api` from
 * `SLACK_API_URL` where it is set.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Layer } from "effect"
 * import { DeadMansSwitch, SlackNotifier } from "runbell"
 * const Live = Layer.merge(SlackNotifier.layerConfig, DeadMansSwitch.layerSlackConfig).pipe(
 *   Layer.provide(FetchHttpClient.layer)
 * )
 *
 * @since 0.1.0
 */
export const layerSlackConfig: Layer.Layer<never, InvalidBotOptions | ConfigError.ConfigError, HttpClient.HttpClient> =
  Layer.unwrapEffect(Effect.map(botConfig, layerSlack))

/**
 * What `layerPing` takes.
 *
 * @example
 * import { Redacted } from "effect"
 * import { DeadMansSwitch } from "runbell"
 * const check: DeadMansSwitch.PingOptions = { url: Redacted.make("https://hc-ping.com/…") }
 * DeadMansSwitch.layerPing(check)
 *
 * @since 0.1.0
 */
export interface PingOptions {
  /** The check's URL: https; or a loopback address. A secret: who knows it can keep the check quiet. */
  readonly url: Redacted.Redacted
}

/**
 * A check of Healthchecks, or of any service that takes its pings, is the outside party: it is told `/start` when a run
 * begins and again at every beat, each 5 minutes, then success, `/fail` or the exit status; `/log` when a run goes on
 * that it may have given up. Each ping has the run's id as `rid`, so that the check tells the runs apart, and one line
 * of words, without errors and output.
 *
 * Give the check a grace time of 15 minutes, after which it alarms when a run that has started is not heard of, and a
 * period as long as there may be no run at all. A check that is down stays so, and silent, until a run finishes.
 * A run that is stopped on purpose counts as a success.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Layer, Redacted } from "effect"
 * import { DeadMansSwitch } from "runbell"
 * const Switch = DeadMansSwitch.layerPing({ url: Redacted.make("https://hc-ping.com/…") }).pipe(
 *   Layer.provide(FetchHttpClient.layer)
 * )
 *
 * @since 0.1.0
 */
export const layerPing = (options: PingOptions): Layer.Layer<never, InvalidPingUrl, HttpClient.HttpClient> =>
  Layer.unwrapScoped(
    Effect.gen(function* () {
      const url = yield* checkPingUrl(options.url)
      const slack = yield* SlackPolicy
      const times = millisOf(yield* SwitchPolicy)
      const ping = makePing(httpClientPing(yield* HttpClient.HttpClient), url, slack.attemptTimeout)
      return Keeper.add(yield* watchRuns(pingRun(ping, { times, slack })))
    })
  )

/**
 * {@link layerPing} with the URL from `RUNBELL_PING_URL`.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Layer } from "effect"
 * import { DeadMansSwitch, SlackNotifier } from "runbell"
 * const Live = Layer.merge(SlackNotifier.layerConfig, DeadMansSwitch.layerPingConfig).pipe(
 *   Layer.provide(FetchHttpClient.layer)
 * )
 *
 * @since 0.1.0
 */
export const layerPingConfig: Layer.Layer<never, InvalidPingUrl | ConfigError.ConfigError, HttpClient.HttpClient> =
  Layer.unwrapEffect(
    Effect.map(Config.redacted(Config.nonEmptyString("RUNBELL_PING_URL")), (url) => layerPing({ url }))
  )
