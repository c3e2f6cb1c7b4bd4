/** The life of a run: what is told when it starts, while it lasts, and when it ends. */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type { Alert } from "../domain/Alert.ts"
import * as Outcome from "../domain/Outcome.ts"
import type { Run } from "../domain/Run.ts"
import { SlackNotifier } from "../slack/SlackNotifier.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import type { Handle } from "./CurrentRun.ts"
import { Host } from "./Host.ts"
import { type Happening, makeMetricBoard } from "./MetricBoard.ts"
import { makeRunId } from "./makeRunId.ts"
import type { RunOptions } from "./RunOptions.ts"
import { enqueue, makeTeller } from "./teller.ts"

/** A run that has begun. */
export interface LiveRun {
  readonly handle: Handle
  /** Tells the start, if it is to be told. */
  readonly announce: Effect.Effect<void>
  /** Tells the end. Never fails, and waits at most `endTimeout`. */
  readonly end: (exit: Exit.Exit<unknown, unknown>) => Effect.Effect<void>
}

const identify = (options: RunOptions): Effect.Effect<Run> =>
  Effect.zipWith(makeRunId, Host, (id, host) => ({
    id,
    name: options.name,
    project: options.project,
    workspace: options.workspace,
    description: options.description,
    link: options.link,
    tags: options.tags ?? [],
    host
  }))

const mentionsFor = ({ mentions }: RunOptions, trouble: boolean) =>
  mentions !== undefined && (trouble || mentions.when === "always") ? mentions.who : []

const elapsed = (since: bigint) =>
  Effect.map(Clock.currentTimeNanos, (now) => Duration.millis(Math.round(Number(now - since) / 1_000_000)))

/** Begins a run: gives it its identity and its clock, and tells nothing yet. */
export const makeRun = Effect.fnUntraced(function* (
  options: RunOptions
): Effect.fn.Return<LiveRun, never, SlackNotifier> {
  const notifier = yield* SlackNotifier
  const { endTimeout } = yield* SlackPolicy
  const clock = yield* Effect.clock
  const scope = yield* Scope.make()
  const run = yield* identify(options)
  const at = yield* DateTime.now
  const beganAt = yield* Clock.currentTimeNanos
  const teller = makeTeller(notifier, options.name, scope)
  const board = makeMetricBoard(options.alerts ?? [], () => clock.unsafeCurrentTimeMillis())
  const events = options.events ?? "all"
  let announced = false

  /** Before anything else of the run is told, and only once. */
  const announceNow = Effect.suspend(() => {
    if (announced || events !== "all") return Effect.void
    announced = true
    return teller.tell({ _tag: "RunStarted", run, at })
  })

  const announce =
    options.minDuration === undefined
      ? announceNow
      : Effect.asVoid(Effect.forkIn(Effect.delay(announceNow, options.minDuration), scope))

  const raise = (alert: Alert) =>
    Effect.flatMap(DateTime.now, (at) =>
      teller.tell({
        _tag: "AlertRaised",
        run,
        at,
        alert,
        mentions: mentionsFor(options, alert.level === "error")
      })
    )

  const happen = (happening: Happening) =>
    happening._tag === "Raised"
      ? Effect.zipRight(announceNow, raise(happening.alert))
      : teller.log("the predicate of one of its alerts throws; that alert is never raised.")

  const handle: Handle = {
    run,
    report: (metrics, report) =>
      Effect.suspend(() => {
        const happenings = board.record(metrics, report?.step)
        return happenings.length === 0 ? Effect.void : Effect.forEach(happenings, happen, { discard: true })
      }),
    send: Effect.fn("CurrentRun.send")(function* (content) {
      yield* announceNow
      return yield* Effect.flatten(enqueue(notifier, { _tag: "MessageSent", run, at: yield* DateTime.now, content }))
    })
  }

  const isSilent = (outcome: Outcome.Outcome, duration: Duration.Duration): boolean => {
    if (events === "failure") return !Outcome.isTrouble(outcome)
    const isShort = options.minDuration !== undefined && Duration.lessThan(duration, options.minDuration)
    return outcome._tag === "Finished" && isShort && !announced
  }

  const end = (exit: Exit.Exit<unknown, unknown>) =>
    Effect.gen(function* () {
      const outcome = Outcome.fromExit(exit)
      const duration = yield* elapsed(beganAt)
      if (isSilent(outcome, duration)) return
      announced = true
      yield* teller.tellWithin(
        {
          _tag: "RunEnded",
          run,
          at: yield* DateTime.now,
          outcome,
          duration,
          metrics: board.snapshot(),
          alertsHeldBack: board.heldBack(),
          mentions: mentionsFor(options, Outcome.isTrouble(outcome))
        },
        endTimeout
      )
    }).pipe(Effect.zipRight(Scope.close(scope, Exit.void)))

  return { handle, announce, end }
})
