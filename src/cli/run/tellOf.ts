/** Tells Slack of the command that runs meanwhile: it is loaded only then. */
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type { Origin } from "../../domain/Origin.ts"
import type { OomCounters } from "../../evidence/OomCounters.ts"
import { amendRun } from "../../journal/openRun.ts"
import { keepingOf, type Leave } from "../../node/keepingOf.ts"
import type { Kept } from "../../node/openKept.ts"
import { outboxFolder } from "../../outbox/outboxFolder.ts"
import { list } from "../../outbox/spool.ts"
import type { Birth } from "../../run/Birth.ts"
import type { Ending } from "../../run/conclude.ts"
import * as Keeper from "../../run/Keeper.ts"
import { type LiveRun, makeRun } from "../../run/makeRun.ts"
import { mapTexts } from "../../run/mapTexts.ts"
import { Redactor } from "../../run/Redactor.ts"
import type { Address } from "../../slack/Address.ts"
import { inertLine } from "../../slack/Mrkdwn.ts"
import { Notifier } from "../../slack/Notifier.ts"
import { Plotter } from "../../slack/Plotter.ts"
import { durableNotifierOf, localeOf, notifierOf } from "../notifierOf.ts"
import { originOf } from "../origin/originOf.ts"
import { mayFind } from "../output/OutputRules.ts"
import { draw } from "../plotter.ts"
import { redactArguments } from "../redact/redactArguments.ts"
import type { Settings } from "../settings/Settings.ts"
import { complainOf } from "../usage/complainOf.ts"
import { inTurn } from "../usage/Sentence.ts"
import { mayDraw } from "./mayDraw.ts"
import type { Plan } from "./Plan.ts"
import { recoverOthers } from "./recoverOthers.ts"
import { stderrLogger } from "./stderrLogger.ts"
import type { Findings, Watching } from "./watchOutput.ts"

export interface Told {
  readonly address: Address
  readonly plan: Plan
  readonly birth: Birth
  readonly redact: (text: string) => string
  /** The run in the journal, where it could be written. */
  readonly kept: Option.Option<Kept>
  readonly watching: Pick<Watching, "linesSoFar">
  /** The kernel's counters of a little while ago. */
  readonly earlierCounters: () => OomCounters
  /** Gets the run, once it can be told of. */
  readonly run: Deferred.Deferred<Findings>
  /** How the command ended, once it has. */
  readonly ending: Effect.Effect<Ending>
}

/** So many metrics are named where another was meant. */
const mostNamed = 20
const longestName = 60

/**
 * They come to a little less than `exitLimit`. A bot's card is edited after the end is told, at its own pace (`editInterval`);
 * then the picture is drawn, and shown once Slack has looked through it. What takes longer goes out after the command.
 */
const limits = {
  webhook: { endTimeout: "5 seconds", drainTimeout: "400 millis" },
  bot: { endTimeout: "3400 millis", drainTimeout: "2 seconds" },
  botThatDraws: { endTimeout: "1400 millis", drainTimeout: "4 seconds" }
} as const

const limitsOf = (address: Address, draws: boolean) => {
  if (address._tag === "Webhook") return limits.webhook
  return draws ? limits.botThatDraws : limits.bot
}

/** A bot's card may show the end only after that is told. */
type Linger = (leave: Leave) => void

/** Claims and beats for the run that is in the journal already. */
const keeperOf = (kept: Kept, { address, watching: { linesSoFar }, earlierCounters }: Told, linger: Linger) =>
  Layer.unwrapEffect(
    Effect.map(Notifier, (notifier) =>
      Keeper.add({
        keep: ({ metrics }) =>
          keepingOf(kept, {
            by: "wrapper",
            look: () => ({ metrics: metrics(), output: linesSoFar() }),
            notifier,
            earlierCounters,
            linger: address._tag === "Bot" ? linger : undefined
          })
      })
    )
  )

/** What it takes is loaded only where it is set. */
const switchOf = (settings: Settings, address: Address, kept: Option.Option<Kept>): Layer.Layer<never> =>
  settings.alarm || settings.check._tag === "Usable"
    ? Layer.unwrapEffect(
        Effect.map(
          Effect.promise(() => import("./switchLayer.ts")),
          ({ switchLayer }) => switchLayer(settings, address, Option.getOrUndefined(kept)?.folder)
        )
      )
    : Layer.empty

const notifying = (told: Told, linger: Linger) => {
  const { address, plan, kept } = told
  const { settings } = plan
  const draws = mayDraw(settings)
  const limits = limitsOf(address, draws)
  return Option.match(kept, {
    onNone: () => notifierOf(address, limits),
    onSome: (kept) => Layer.provideMerge(keeperOf(kept, told, linger), durableNotifierOf(address, kept.folder, limits))
  }).pipe(Layer.provide(draws ? Layer.succeed(Plotter, Option.some(draw)) : Layer.empty))
}

const layerOf = (told: Told, linger: Linger) => {
  const { address, plan, redact, kept } = told
  const { settings, environment } = plan
  return Layer.mergeAll(
    notifying(told, linger),
    localeOf(settings, environment),
    Redactor.layer(redact),
    switchOf(settings, address, kept)
  )
}

/** Once the notifier has closed: what it has left in the outbox the watchdog delivers when this process is gone. */
const leaveWatchdog = (kept: Kept, { goodbye, handOver }: Leave) =>
  list(outboxFolder(kept.folder, kept.entry.destination)).pipe(
    Effect.map(({ names }) => names.length > 0),
    Effect.orElseSucceed(() => false),
    Effect.flatMap((isLeft) => (isLeft ? handOver : goodbye))
  )

/** The commit was not known yet when the run was written down. A journal that cannot be written is no news here. */
const amend = ({ kept, redact }: Told, origin: Origin) =>
  Option.match(origin.commit === undefined ? Option.none() : kept, {
    onNone: () => Effect.void,
    onSome: ({ folder, entry }) => {
      const { run } = mapTexts(
        { _tag: "RunStarted", run: { ...entry.run, origin }, at: DateTime.unsafeMake(0) },
        redact
      )
      return Effect.ignore(amendRun(folder, { ...entry, run }))
    }
  })

/** What was to be drawn and never came is said once all is told: nobody knew before. */
const sayMissing = ({ options: { chart = [] }, rules }: Plan, { handle }: LiveRun) =>
  Effect.gen(function* () {
    const came = new Set((yield* handle.curves()).map(({ metric }) => metric))
    const written = (names: ReadonlyArray<string>) => names.map((name) => inertLine(name, longestName, "?")).join(", ")
    const missing = chart.filter((metric) => mayFind(rules, metric) && !came.has(metric))
    if (missing.length === 0) return
    const named = written(Array.from(came).slice(0, mostNamed))
    yield* complainOf({
      say: (words) =>
        inTurn(
          words,
          words.nothingCame(written(missing)),
          came.size === 0 ? words.noMetricCame : words.theseCame(named)
        )
    })
  })

/** In the run's language and without its secrets, whichever fiber asks. */
const findingsOf = ({ handle, raise }: LiveRun): Effect.Effect<Findings> =>
  Effect.map(Effect.context<never>(), (context) => ({
    report: (metrics, options) => Effect.provide(handle.report(metrics, options), context),
    raise: (alert) => Effect.provide(raise(alert), context)
  }))

const tell = Effect.fn("tellOf")(function* (told: Told) {
  const { plan, birth, redact, run, kept, ending } = told
  const { command, args, environment, cwd, options } = plan
  const origin = yield* originOf(redactArguments([command, ...args], redact), environment, cwd)
  yield* amend(told, origin)
  const live = yield* makeRun(options, { origin, birth })
  yield* Deferred.succeed(run, yield* findingsOf(live))
  yield* Effect.fork(Effect.transposeMapOption(kept, (kept) => recoverOthers(kept, plan)))
  yield* live.conclude(yield* ending)
  yield* sayMissing(plan, live)
})

/** Ends once all is told, or given up. It has no failure but a bug, which is the caller's to say. */
export const tellOf = (told: Told): Effect.Effect<void> => {
  let leave: Leave | undefined
  const linger: Linger = (given) => {
    leave = given
  }
  return tell(told).pipe(
    Effect.provide(layerOf(told, linger)),
    Effect.zipRight(
      Effect.suspend(() => {
        const kept = Option.getOrUndefined(told.kept)
        return kept === undefined || leave === undefined ? Effect.void : leaveWatchdog(kept, leave)
      })
    ),
    Effect.provide(stderrLogger)
  )
}
