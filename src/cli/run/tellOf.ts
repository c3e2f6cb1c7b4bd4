/** Tells Slack of the command that runs meanwhile. Loaded only once it runs. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import type { Birth } from "../../run/Birth.ts"
import { type Ending, type LiveRun, makeRun } from "../../run/makeRun.ts"
import { Redactor } from "../../run/Redactor.ts"
import { localeOf, notifierOf } from "../notifierOf.ts"
import { originOf } from "../origin/originOf.ts"
import { redactArguments } from "../redact/redactArguments.ts"
import { complain } from "../wrapper/complain.ts"
import type { Plan } from "./Plan.ts"
import { stderrLogger } from "./stderrLogger.ts"

export interface Told {
  readonly url: Redacted.Redacted
  readonly plan: Plan
  readonly birth: Birth
  readonly redact: (text: string) => string
  /** Gets the run, once it can be told of. */
  readonly run: Deferred.Deferred<LiveRun>
  /** How the command ended, once it has. */
  readonly ending: Effect.Effect<Ending>
}

/** They come to a little less than `exitLimit`. */
const limits = { endTimeout: "5 seconds", drainTimeout: "400 millis" } as const

const layerOf = ({ url, plan: { settings, environment }, redact }: Told) =>
  Layer.mergeAll(notifierOf(url, limits), localeOf(settings, environment), Redactor.layer(redact))

const tell = Effect.fn("tellOf")(function* ({ plan, birth, redact, run, ending }: Told) {
  const { command, args, environment, cwd, options } = plan
  const origin = yield* originOf(redactArguments([command, ...args], redact), environment, cwd)
  const live = yield* makeRun(options, { origin, birth })
  yield* Deferred.succeed(run, live)
  yield* live.conclude(yield* ending)
})

/** Never fails, and ends once all is told, or given up. */
export const tellOf = (told: Told): Effect.Effect<void> =>
  tell(told).pipe(
    Effect.provide(layerOf(told)),
    Effect.catchAllCause(() => complain("a bug in runbell kept it from telling of this run. Please report it.")),
    Effect.provide(stderrLogger)
  )
