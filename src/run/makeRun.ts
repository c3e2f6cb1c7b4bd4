/** The life of a run: what is told when it starts, while it lasts, and when it ends. */
import * as Cause from "effect/Cause"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Scope from "effect/Scope"
import type { Alert } from "../domain/Alert.ts"
import { calledAtAlert, calledAtEnd } from "../domain/Mentions.ts"
import type { Metrics } from "../domain/Metrics.ts"
import type { Origin } from "../domain/Origin.ts"
import * as Outcome from "../domain/Outcome.ts"
import type { RunEnded, RunStarted } from "../domain/RunEvent.ts"
import { inertLine } from "../slack/Mrkdwn.ts"
import { Notifier } from "../slack/Notifier.ts"
import type { SlackNotifier } from "../slack/SlackNotifier.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { ageOf, type Birth, born, identityOf } from "./Birth.ts"
import type { Handle, ReportOptions } from "./CurrentRun.ts"
import { checkContent } from "./checkContent.ts"
import { checkOptions } from "./checkOptions.ts"
import { makeFigures } from "./Figures.ts"
import { redacted } from "./handOver.ts"
import { keep } from "./Keeper.ts"
import type { Happening } from "./MetricBoard.ts"
import type { RunOptions } from "./RunOptions.ts"
import { makeTeller, warn } from "./teller.ts"
import { makeSignal, ticker } from "./ticker.ts"

/** A run that has begun. */
export interface LiveRun {
  readonly handle: Handle
  /**
   * The handle's `report` for who is in no fiber, where an effect would cost more than the report itself: what is left
   * to do after it, and nearly always that is nothing.
   */
  readonly record: (metrics: Metrics, options?: ReportOptions) => Effect.Effect<void> | undefined
  /** Tells the end that an Exit means. Never fails, and waits at most `endTimeout`. */
  readonly end: (exit: Exit.Exit<unknown, unknown>) => Effect.Effect<void>
  /** Tells an end that somebody else than the program saw. */
  readonly conclude: (ending: Ending) => Effect.Effect<void>
  /** Raises an alert that no rule over metrics can see. */
  readonly raise: (alert: Alert) => Effect.Effect<void>
}

/** How a run ended, and what it last printed where somebody was listening. */
export interface Ending extends Pick<RunEnded, "outcome" | "output"> {
  /** Default: until now. */
  readonly duration?: Duration.Duration | undefined
}

/** What is known of a run before it is made. */
export interface Known {
  readonly origin?: Origin | undefined
  /** Default: it is born now. */
  readonly birth?: Birth | undefined
}

/**
 * Begins a run: gives it its identity and its clock, and tells its start. All of it belongs into the uninterruptible
 * acquisition of a resource, so that what has begun also ends.
 */
export const makeRun = Effect.fnUntraced(function* (
  given: RunOptions,
  known: Known = {}
): Effect.fn.Return<LiveRun, never, SlackNotifier> {
  const { options, complaint } = checkOptions(given)
  const notifier = yield* Notifier
  const policy = yield* SlackPolicy
  const clock = yield* Effect.clock
  const scope = yield* Scope.make()
  const birth = known.birth ?? (yield* born)
  const run = identityOf(birth, options, known.origin)
  const { at } = birth
  const teller = makeTeller(notifier, options.name)
  const signal = makeSignal()
  const figures = makeFigures(options, () => clock.unsafeCurrentTimeMillis())
  const events = options.events ?? "all"
  let announced = false
  const started: RunStarted = { _tag: "RunStarted", run, at }
  const keeping = yield* Effect.flatMap(redacted(started), (started) =>
    keep({ started, options, metrics: figures.snapshot })
  )
  if (complaint !== undefined) yield* warn(options.name, `its options are not as they should be. ${complaint}`)

  /** Before anything else of the run is told, and only once. */
  const announceNow = Effect.suspend(() => {
    if (announced || events !== "all") return Effect.void
    announced = true
    return teller.tell(started)
  })

  const raise = (alert: Alert) =>
    Effect.flatMap(DateTime.now, (at) =>
      teller.tell({
        _tag: "AlertRaised",
        run,
        at,
        alert,
        mentions: calledAtAlert(options.mentions, alert.level)
      })
    )

  const happen = (happening: Happening) => {
    switch (happening._tag) {
      case "Raised":
        return Effect.zipRight(announceNow, raise(happening.alert))
      case "RuleBroken":
        return warn(run.name, "one of its alerts throws when it looks at the metrics; it is not raised then.")
      case "NotANumber":
        return warn(run.name, `the metric ${inertLine(happening.metric, 60, "?")} is not a number. Report numbers.`)
    }
  }

  const record: LiveRun["record"] = (metrics, report) => {
    const happenings = figures.record(metrics, report)
    signal.give()
    return happenings.length === 0 ? undefined : Effect.forEach(happenings, happen, { discard: true })
  }

  const handle: Handle = {
    run,
    report: (metrics, report) => Effect.suspend(() => record(metrics, report) ?? Effect.void),
    curves: (metrics) => Effect.sync(() => figures.curves(metrics)),
    send: Effect.fn("CurrentRun.send")(function* (given) {
      const { content, complaint } = checkContent(given)
      if (complaint !== undefined) yield* warn(run.name, `a message is not as it should be. ${complaint}`)
      yield* announceNow
      return yield* teller.deliver({ _tag: "MessageSent", run, at: yield* DateTime.now, content })
    })
  }

  let hasForecast = false

  /** Nothing of a run is told before its start. What remains was reckoned when it last reported: a run that is silent may hang. */
  const tellProgress = (isSilent: boolean) =>
    Effect.gen(function* () {
      if (!announced) return false
      const { progress, ...soFar } = figures.soFar(yield* ageOf(birth))
      const told = isSilent && progress !== undefined ? { ...progress, remaining: undefined } : progress
      hasForecast = told?.remaining !== undefined
      yield* teller.tellAndAwait({ _tag: "RunProgressed", run, at: yield* DateTime.now, ...soFar, progress: told })
      return true
    })

  const isSilent = (outcome: Outcome.Outcome, duration: Duration.Duration): boolean => {
    if (events === "failure") return !Outcome.isTrouble(outcome)
    const isShort = options.minDuration !== undefined && Duration.lessThan(duration, options.minDuration)
    return outcome._tag === "Finished" && isShort && !announced
  }

  const tellEnd = ({ outcome, output }: Ending, duration: Duration.Duration) =>
    Effect.flatMap(DateTime.now, (at) =>
      teller.tellWithin(
        {
          _tag: "RunEnded",
          run,
          at,
          outcome,
          duration,
          ...figures.atEnd(duration),
          output,
          alertsHeldBack: figures.heldBack(),
          mentions: calledAtEnd(options.mentions, outcome)
        },
        policy.endTimeout,
        keeping.claim
      )
    )

  const conclude = (ending: () => Ending) =>
    Effect.gen(function* () {
      const end = ending()
      yield* Fiber.interrupt(ticking)
      const duration = end.duration ?? (yield* ageOf(birth))
      const silent = isSilent(end.outcome, duration)
      announced = true // also when it is silent: what outlives the run must not tell its start after its end
      yield* keeping.settle(end.outcome, silent ? "told" : yield* tellEnd(end, duration))
    }).pipe(
      Effect.catchAllCause((cause) =>
        Cause.isInterruptedOnly(cause)
          ? Effect.void
          : warn(run.name, "its end could not be told, by a bug. Please report it to runbell.")
      ),
      Effect.ensuring(Scope.close(scope, Exit.void))
    )

  if (options.minDuration === undefined) yield* announceNow
  else {
    // Interruptible, though nothing around it is: the end would wait for the whole delay.
    yield* Effect.forkIn(Effect.interruptible(Effect.delay(announceNow, options.minDuration)), scope)
  }
  const ticks = ticker(
    {
      canEdit: notifier.can.edit,
      signal,
      look: figures.look,
      tell: tellProgress(false),
      isPromising: () => hasForecast,
      tellSilence: tellProgress(true)
    },
    policy
  )
  const ticking = yield* Effect.forkIn(Effect.interruptible(events === "all" ? ticks : Effect.void), scope)
  return {
    handle,
    record,
    end: (exit) => conclude(() => ({ outcome: Outcome.fromExit(exit) })),
    conclude: (ending) => conclude(() => ending),
    raise: (alert) => Effect.zipRight(announceNow, raise(alert))
  }
})
