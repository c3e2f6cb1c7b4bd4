/** Tells Slack of the command that runs meanwhile. Loaded only once it runs. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { redact } from "../../domain/redact.ts"
import type { Birth } from "../../run/Birth.ts"
import { type Ending, makeRun } from "../../run/makeRun.ts"
import type { RunOptions } from "../../run/RunOptions.ts"
import { localeOf, notifierOf } from "../notifierOf.ts"
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

const limits = { endTimeout: "5 seconds", drainTimeout: "500 millis" } as const

const layerOf = ({ url, settings, environment }: Told) =>
  Layer.merge(notifierOf(url, limits), localeOf(settings, environment))

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
