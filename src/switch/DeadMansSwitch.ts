/**
 * The party outside the machine that speaks when a run falls silent: for the case that the whole machine goes, or the
 * control group or container, and with it all that could have told of it.
 *
 * @since 0.1.0
 */
import * as HttpClient from "@effect/platform/HttpClient"
import type * as ConfigError from "effect/ConfigError"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Keeper from "../run/Keeper.ts"
import { type BotOptions, checkBotOptions, type InvalidBotOptions } from "../slack/BotOptions.ts"
import { botConfig } from "../slack/botConfig.ts"
import { httpClientApiPost } from "../slack/httpClientPost.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { makeWebApi } from "../slack/WebApi.ts"
import { heartbeat } from "./heartbeat.ts"
import { millisOf, SwitchPolicy } from "./SwitchPolicy.ts"
import { slackAlarms } from "./slackAlarms.ts"
import { watchRuns } from "./watchRuns.ts"

export { SwitchPolicy as Policy } from "./SwitchPolicy.ts"

/**
 * Slack itself is the outside party: a message that says "no sign of life" is scheduled for 15 minutes ahead, and moved
 * ahead by every beat, each 5 minutes. When the run ends, it is deleted; when the run can no longer say so, it is
 * posted. It needs a bot in the channel with the scope `chat:write`; the messages themselves may go by a webhook.
 *
 * Add it to the layers of a program, and every run in it has a switch. What fails about it is a warning in the log.
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
      return Keeper.add(yield* watchRuns(heartbeat(slackAlarms(api, bot.channel, times.crowded), { times, slack })))
    })
  )

/**
 * {@link layerSlack} with the token from `SLACK_BOT_TOKEN` and the channel from `SLACK_CHANNEL`.
 *
 * @since 0.1.0
 */
export const layerSlackConfig: Layer.Layer<never, InvalidBotOptions | ConfigError.ConfigError, HttpClient.HttpClient> =
  Layer.unwrapEffect(Effect.map(botConfig, layerSlack))
