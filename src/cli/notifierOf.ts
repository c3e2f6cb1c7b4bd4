/** What every command tells Slack with: the webhook or the bot, and the language. */
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { Locale } from "../locale/Locale.ts"
import { type BotAccess, durableBot } from "../node/durableBot.ts"
import { durableWebhook } from "../node/durableWebhook.ts"
import type { Address } from "../slack/Address.ts"
import type { CheckedBot } from "../slack/BotOptions.ts"
import { botNotifier } from "../slack/botNotifier.ts"
import { Notifier } from "../slack/Notifier.ts"
import { notReached, type Post } from "../slack/Post.ts"
import { type Policy, SlackPolicy } from "../slack/SlackPolicy.ts"
import { webhookNotifier } from "../slack/webhookNotifier.ts"
import { apiPostTo, uploadTo } from "./http/callApi.ts"
import { post } from "./http/post.ts"
import { headerOf } from "./http/Received.ts"
import type { Environment } from "./settings/Environment.ts"
import type { Settings } from "./settings/Settings.ts"

/** The language and the time zone of the settings, else those of the environment. */
export const localeOf = (
  { language, timeZone }: Pick<Settings, "language" | "timeZone">,
  environment: Environment
): Layer.Layer<Locale> => {
  const set = { ...environment, RUNBELL_LANGUAGE: language, RUNBELL_TIME_ZONE: timeZone }
  const known = Object.entries(set).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return Locale.layerConfig.pipe(
    Layer.provide(Layer.setConfigProvider(ConfigProvider.fromMap(new Map(known)))),
    Layer.orDie // both were checked when the settings were read
  )
}

/** Posts as this process can: by the proxies and with the authorities of its environment. The URL was checked when the settings were read. */
export const postTo =
  (url: Redacted.Redacted): Post =>
  (body) =>
    Effect.suspend(() => post(new URL(Redacted.value(url)), { body: JSON.stringify(body) }, process.env)).pipe(
      Effect.mapBoth({
        onFailure: notReached,
        onSuccess: (answer) => ({ ...answer, retryAfter: headerOf(answer, "retry-after") })
      })
    )

/** Asks as a bot, as this process can. */
export const accessOf = (bot: CheckedBot): BotAccess => ({ bot, post: apiPostTo(bot), upload: uploadTo(bot) })

const inMemory = (address: Address) =>
  address._tag === "Webhook"
    ? webhookNotifier(postTo(address.url))
    : botNotifier({ ...accessOf(address), channel: address.channel })

const durable = (address: Address, folder: string) =>
  address._tag === "Bot"
    ? durableBot(folder, accessOf(address))
    : durableWebhook({ folder, url: address.url, post: postTo(address.url) })

/** `limits` replace those of the policy. Its messages are in memory. */
export const notifierOf = (address: Address, limits: Partial<Policy> = {}) =>
  Layer.scoped(Notifier, inMemory(address)).pipe(Layer.provideMerge(SlackPolicy.layer(limits)))

/** {@link notifierOf} whose messages outlive this process, in the folder of all that runbell keeps. */
export const durableNotifierOf = (address: Address, folder: string, limits: Partial<Policy> = {}) =>
  Layer.scoped(Notifier, durable(address, folder)).pipe(Layer.provideMerge(SlackPolicy.layer(limits)))
