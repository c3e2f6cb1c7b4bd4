/** What every command tells Slack with: the webhook, the language, and what is taken out before it leaves. */
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { Locale } from "../locale/Locale.ts"
import { durableNotifier } from "../node/durableNotifier.ts"
import { Notifier } from "../slack/Notifier.ts"
import { notReached, type Post } from "../slack/Post.ts"
import { type Policy, SlackPolicy } from "../slack/SlackPolicy.ts"
import { webhookNotifier } from "../slack/webhookNotifier.ts"
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
    Effect.suspend(() => post(new URL(Redacted.value(url)), JSON.stringify(body), process.env)).pipe(
      Effect.mapBoth({
        onFailure: notReached,
        onSuccess: (answer) => ({ ...answer, retryAfter: headerOf(answer, "retry-after") })
      })
    )

/** `limits` replace those of the policy. */
export const notifierOf = (url: Redacted.Redacted, limits: Partial<Policy> = {}) =>
  Layer.scoped(Notifier, webhookNotifier(postTo(url))).pipe(Layer.provideMerge(SlackPolicy.layer(limits)))

/** {@link notifierOf} whose messages outlive this process, in the folder of all that runbell keeps. */
export const durableNotifierOf = (url: Redacted.Redacted, folder: string, limits: Partial<Policy> = {}) =>
  Layer.scoped(Notifier, durableNotifier({ folder, url, post: postTo(url) })).pipe(
    Layer.provideMerge(SlackPolicy.layer(limits))
  )
