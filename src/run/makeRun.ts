/** The life of a run: what is told when it starts, while it lasts, and when it ends. */
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import type { Alert } from "../domain/Alert.ts"
import type { Origin } from "../domain/Origin.ts"
import * as Outcome from "../domain/Outcome.ts"
import type { RunStarted } from "../domain/RunEvent.ts"
import { Notifier } from "../slack/Notifier.ts"
import type { SlackNotifier } from "../slack/SlackNotifier.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { type Birth, born, identityOf } from "./Birth.ts"
import type { Handle } from "./CurrentRun.ts"
import { checkOptions } from "./checkOptions.ts"
import { conclude, type Ending, type Going } from "./conclude.ts"
import { makeFigures } from "./Figures.ts"
import { redacted } from "./handOver.ts"
import { raise } from "./happen.ts"
import { keep } from "./Keeper.ts"
import type { Life } from "./Life.ts"
import { makeHandle } from "./makeHandle.ts"
import { makeProgressTeller } from "./progressTeller.ts"
import type { RunOptions } from "./RunOptions.ts"
import { makeRecorder, type Recorder } from "./recorder.ts"
import { makeStart, tellInTime } from "./start.ts"
import { makeTeller, warn } from "./teller.ts"
import { makeSignal, ticker } from "./ticker.ts"

/** A run that has begun. */
export interface LiveRun {
  readonly handle: Handle
  /** The handle's `report` for who is in no fiber, where an effect would cost more than the report itself. */
  readonly record: Recorder
  /** Tells the end that an Exit means. Never fails, and waits at most `endTimeout`. */
  readonly end: (exit: Exit.Exit<unknown, unknown>) => Effect.Effect<void>
  /** Tells an end that somebody else than the program saw. */
  readonly conclude: (ending: Ending) => Effect.Effect<void>
  /** Raises an alert that no rule over metrics can see. */
  readonly raise: (alert: Alert) => Effect.Effect<void>
}

/** What is known of a run before it is made. */
export interface Known {
  readonly origin?: Origin | undefined
  /** Default: it is born now. */
  readonly birth?: Birth | undefined
}

/** Gives it to the keepers, without what is to stay here. */
const keepFrom = (started: RunStarted, { options, figures }: Life) =>
  Effect.flatMap(redacted(started), (started) => keep({ started, options, metrics: figures.snapshot }))

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
  const teller = makeTeller(notifier, options.name)
  const figures = makeFigures(options, () => clock.unsafeCurrentTimeMillis())
  const started: RunStarted = { _tag: "RunStarted", run, at: birth.at }
  const start = makeStart(started, options, teller)
  const life: Life = { run, birth, options, teller, figures, start }
  const keeping = yield* keepFrom(started, life)
  if (complaint !== undefined) yield* warn(options.name, `its options are not as they should be. ${complaint}`)
  yield* tellInTime(start, options, scope)
  const signal = makeSignal()
  const ticks = ticker({ canEdit: notifier.can.edit, signal, look: figures.look, ...makeProgressTeller(life) }, policy)
  const tellsProgress = (options.events ?? "all") === "all"
  const ticking = yield* Effect.forkIn(Effect.interruptible(tellsProgress ? ticks : Effect.void), scope)
  const going: Going = { keeping, ticking, scope, endTimeout: policy.endTimeout }
  const record = makeRecorder(life, signal)
  return {
    handle: makeHandle(life, record),
    record,
    end: (exit) => conclude(life, going, () => ({ outcome: Outcome.fromExit(exit) })),
    conclude: (ending) => conclude(life, going, () => ending),
    raise: (alert) => raise(life, alert)
  }
})
