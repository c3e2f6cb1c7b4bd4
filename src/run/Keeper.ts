/** Who keeps what is known of a run outside of its program, so that its end is told whatever ends it. */
import * as Effect from "effect/Effect"
import * as FiberRef from "effect/FiberRef"
import { globalValue } from "effect/GlobalValue"
import * as HashSet from "effect/HashSet"
import * as Layer from "effect/Layer"
import type { MetricSnapshot } from "../domain/Metrics.ts"
import type { Outcome } from "../domain/Outcome.ts"
import type { RunStarted } from "../domain/RunEvent.ts"
import type { Message } from "../slack/Message.ts"
import type { RunOptions } from "./RunOptions.ts"

/**
 * A run that is to be kept. Its texts went through the `Redactor`.
 *
 * @since 0.1.0
 */
export interface KeptRun {
  readonly started: RunStarted
  readonly options: RunOptions
  /** What was last reported, at the moment of the call. */
  readonly metrics: () => MetricSnapshot | undefined
}

/**
 * How much of its end a run has told: `told` when nothing is left to do, `open` when the message may not have reached
 * Slack.
 *
 * @since 0.1.0
 */
export type Settled = "told" | "open"

/**
 * A run in a keeper's hands.
 *
 * @since 0.1.0
 */
export interface Keeping {
  /** Asks for the right to tell the run's end with this message: `false` where another process tells it. */
  readonly claim: (end: Message) => Effect.Effect<boolean>
  /** The program has ended, and all that it can tell of it is told. Without a claim before, nothing was to be told. */
  readonly settle: (outcome: Outcome, settled: Settled) => Effect.Effect<void>
}

/**
 * What a keeper does. It never fails, and does not hold the run back.
 *
 * @since 0.1.0
 */
export interface Service {
  /** Takes a run that has just begun. */
  readonly keep: (run: KeptRun) => Effect.Effect<Keeping>
}

const nothing: Keeping = { claim: () => Effect.succeed(true), settle: () => Effect.void }

const together = (one: Keeping, other: Keeping): Keeping => ({
  claim: (end) => Effect.flatMap(one.claim(end), (claimed) => (claimed ? other.claim(end) : Effect.succeed(false))),
  settle: (outcome, settled) => Effect.zipRight(one.settle(outcome, settled), other.settle(outcome, settled))
})

/** The cause is not shown: it may hold anything. */
const complaint = Effect.logWarning("runbell: a keeper of runs died of a bug; the runs are told without it.")

/** No keeper's bug may cost a run its end. */
const guarded = ({ claim, settle }: Keeping): Keeping => ({
  claim: (end) => Effect.catchAllCause(claim(end), () => Effect.as(complaint, true)),
  settle: (outcome, settled) => Effect.catchAllCause(settle(outcome, settled), () => complaint)
})

const keepers: FiberRef.FiberRef<HashSet.HashSet<Service>> = globalValue(Symbol.for("runbell/Keeper"), () =>
  FiberRef.unsafeMakeHashSet(HashSet.empty<Service>())
)

/**
 * Has the keeper told of every run that begins where the layer is provided. Layers add up, in whatever way they are
 * merged, as loggers do.
 *
 * @since 0.1.0
 */
export const add = (keeper: Service): Layer.Layer<never> =>
  Layer.scopedDiscard(Effect.locallyScopedWith(keepers, HashSet.add(keeper)))

/** Gives the run to all keepers. One that dies of a bug is left out, and said in the log. */
export const keep = (run: KeptRun): Effect.Effect<Keeping> =>
  Effect.flatMap(FiberRef.get(keepers), (all) =>
    Effect.reduce(all, nothing, (kept, keeper) =>
      Effect.suspend(() => keeper.keep(run)).pipe(
        Effect.map((keeping) => together(kept, guarded(keeping))),
        Effect.catchAllCause(() => Effect.as(complaint, kept))
      )
    )
  )
