/** Tells Slack of the command that runs meanwhile. Loaded only once it runs. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { redact } from "../../domain/redact.ts"
import { Locale } from "../../locale/Locale.ts"
import type { Birth } from "../../run/Birth.ts"
import { type Ending, makeRun } from "../../run/makeRun.ts"
import type { RunOptions } from "../../run/RunOptions.ts"
import { SlackNotifier } from "../../slack/SlackNotifier.ts"
import { SlackPolicy } from "../../slack/SlackPolicy.ts"
import type { Environment } from "../origin/Environment.ts"
import { originOf } from "../origin/originOf.ts"
import type { Settings } from "../settings/Settings.ts"
import { complain } from "../wrapper/complain.ts"
import { stderrLogger } from "./stderrLogger.ts"

export interface Told {
  readonly url: Redacted.Redacted
  readonly settings: Settings
  readonly options: RunOptions
  readonly birth: Birth
  readonly command: string
  readonly args: ReadonlyArray<string>
  readonly environment: Environment
  readonly cwd: string
  /** How the command ended, once it has. */
  readonly ending: Effect.Effect<Ending>
}

/** The language and the time zone of the settings, else those of the environment. */
const localeOf = ({ language, timeZone }: Settings, environment: Environment) => {
  const set = { ...environment, RUNBELL_LANGUAGE: language, RUNBELL_TIME_ZONE: timeZone }
  const known = Object.entries(set).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return Locale.layerConfig.pipe(
    Layer.provide(Layer.setConfigProvider(ConfigProvider.fromMap(new Map(known)))),
    Layer.orDie // both were checked when the settings were read
  )
}

const layerOf = ({ url, settings, environment }: Told) =>
  SlackNotifier.layerWebhook({ url }).pipe(
    Layer.orDie, // the URL was checked when the settings were read
    Layer.provide(FetchHttpClient.layer),
    Layer.provideMerge(SlackPolicy.layer({ endTimeout: "5 seconds", drainTimeout: "500 millis" })),
    Layer.merge(localeOf(settings, environment))
  )

const tell = Effect.fn("tellOf")(function* ({ options, birth, command, args, environment, cwd, ending }: Told) {
  const origin = yield* originOf(redact([command, ...args].join(" ")), environment, cwd)
  const run = yield* makeRun(options, { origin, birth })
  yield* run.conclude(yield* ending)
})

/** Never fails, and ends once all is told, or given up. */
export const tellOf = (told: Told): Effect.Effect<void> =>
  tell(told).pipe(
    Effect.provide(layerOf(told)),
    Effect.catchAllCause(() => complain("a bug in runbell kept it from telling of this run. Please report it.")),
    Effect.provide(stderrLogger)
  )
