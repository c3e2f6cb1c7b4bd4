/** What every command tells Slack with: the webhook, the language, and what is taken out before it leaves. */
import * as ConfigProvider from "effect/ConfigProvider"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { Locale } from "../locale/Locale.ts"
import { SlackNotifier } from "../slack/SlackNotifier.ts"
import { type Policy, SlackPolicy } from "../slack/SlackPolicy.ts"
import * as NodeHttp from "./http/NodeHttp.ts"
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

/** `limits` replace those of the policy. */
export const notifierOf = (url: Redacted.Redacted, limits: Partial<Policy> = {}) =>
  SlackNotifier.layerWebhook({ url }).pipe(
    Layer.orDie, // the URL was checked when the settings were read
    Layer.provide(NodeHttp.layer),
    Layer.provideMerge(SlackPolicy.layer(limits))
  )
