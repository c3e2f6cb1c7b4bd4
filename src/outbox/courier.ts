/** Makes one attempt at a message, in its turn, and notes on the disk what the next leader must know of it. */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as ScheduleDecision from "effect/ScheduleDecision"
import * as ScheduleIntervals from "effect/ScheduleIntervals"
import { mayHaveArrived } from "../slack/mayHaveArrived.ts"
import type { Receipt } from "../slack/Receipt.ts"
import { type SlackError, SlackUnavailable } from "../slack/SlackError.ts"
import type { Policy } from "../slack/SlackPolicy.ts"
import type { Carrier } from "./Carrier.ts"
import type { Batch } from "./digest.ts"
import { batchKey } from "./keyOf.ts"
import { list } from "./spool.ts"
import { opensAt, readTurn, type Turn, taken, writeTurn } from "./Turn.ts"
import { isFinal } from "./verdict.ts"

/** What became of an attempt. */
export type Attempt =
  | { readonly _tag: "Accepted"; readonly receipt: Receipt }
  | { readonly _tag: "Refused"; readonly error: SlackError }
  | { readonly _tag: "Failed"; readonly error: SlackError }

/** Who carries the messages to one destination, while this process leads. */
export interface Courier {
  /** Waits until the destination takes a message again. */
  readonly turn: Effect.Effect<void>
  /** Whether an attempt at this message was made whose answer never came. */
  readonly mayHaveGone: (name: string) => boolean
  /** Makes an attempt; `conclude` is not to be interrupted, so that nothing is delivered and then forgotten to be so. */
  readonly attempt: <E>(batch: Batch, conclude: (attempt: Attempt) => Effect.Effect<void, E>) => Effect.Effect<void, E>
  /** Notes for the next leader from when on Slack counts the last message, which is known since it has answered. */
  readonly leave: Effect.Effect<void>
}

const died = new SlackUnavailable({ reason: "Connection", detail: "the notifier died" })

/** The pauses of the policy's schedule, one after the other; when it has no more, it begins anew, since nothing is given up here. */
const makePauses = ({ backoff, pace }: Policy) => {
  const least = Duration.toMillis(pace.interval)
  let state: unknown = backoff.initial
  const reset = () => {
    state = backoff.initial
  }
  const next = (now: number): Effect.Effect<number> =>
    Effect.map(backoff.step(now, undefined, state), ([after, , decision]) => {
      if (!ScheduleDecision.isContinue(decision)) {
        reset()
        return least
      }
      state = after
      return Math.max(least, ScheduleIntervals.start(decision.intervals) - now)
    })
  return { reset, next }
}

const together = (one: ReadonlyArray<string>, other: ReadonlyArray<string>): ReadonlyArray<string> =>
  Array.from(new Set([...one, ...other]))

/** The note of what was in flight stands until the next attempt, also when its messages are gone. */
const stillWaiting = (folder: string, inFlight: ReadonlyArray<string>): Effect.Effect<ReadonlyArray<string>> =>
  inFlight.length === 0
    ? Effect.succeed(inFlight)
    : Effect.match(list(folder), {
        onFailure: () => inFlight,
        onSuccess: ({ names }) => inFlight.filter((name) => names.includes(name))
      })

const attemptOf = (exit: Exit.Exit<Receipt, SlackError>): Attempt =>
  Exit.match(exit, {
    onSuccess: (receipt) => ({ _tag: "Accepted", receipt }),
    onFailure: (cause) =>
      Option.match(Cause.failureOption(cause), {
        onSome: (error) => ({ _tag: isFinal(error) ? "Refused" : "Failed", error }),
        onNone: () => ({ _tag: "Refused", error: died })
      })
  })

/**
 * Makes the courier of a folder. `deliver` is to make one attempt only: the pauses between attempts are made here, so
 * that they outlive the process. An interruption leaves the message in flight: nobody knows whether it arrived.
 */
export const makeCourier = Effect.fnUntraced(function* (
  folder: string,
  { deliver }: Pick<Carrier, "deliver">,
  policy: Policy
): Effect.fn.Return<Courier> {
  const pauses = makePauses(policy)
  let turn: Turn = yield* readTurn(folder)
  let noted = turn
  let doubtful: ReadonlyArray<string> = yield* stillWaiting(folder, turn.inFlight)

  const note = (next: Turn) =>
    Effect.suspend(() => {
      turn = next
      noted = next
      return writeTurn(folder, next)
    })

  const settle = Effect.fnUntraced(function* (attempt: Attempt, names: ReadonlyArray<string>) {
    if (attempt._tag !== "Failed") {
      pauses.reset()
      // Of these alone: what was accepted may have come to the folder late, and stood before one that is in doubt.
      doubtful = doubtful.filter((name) => !names.includes(name))
      return
    }
    const { error } = attempt
    if (mayHaveArrived(error)) doubtful = together(doubtful, names)
    const now = yield* Clock.currentTimeMillis
    const pause = error._tag === "SlackRateLimited" ? Duration.toMillis(error.retryAfter) : yield* pauses.next(now)
    yield* note({ ...turn, openAt: now + pause, inFlight: doubtful })
  })

  return {
    turn: Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const wait = opensAt(turn, now, policy) - now
      return wait > 0 ? Effect.sleep(Duration.millis(wait)) : Effect.void
    }),
    mayHaveGone: (name) => doubtful.includes(name),
    attempt: ({ names, message, mayRepeat }, conclude) =>
      Effect.uninterruptibleMask((restore) =>
        Effect.gen(function* () {
          const inFlight = together(doubtful, names)
          const before = turn
          yield* note(taken(before, yield* Clock.currentTimeMillis, policy, inFlight))
          const exit = yield* Effect.exit(restore(Effect.suspend(() => deliver(message, batchKey(names), mayRepeat))))
          yield* restore(Effect.void) // ends here when it was this fiber that was interrupted, and not something in the delivery
          // Slack counts from when it got the message, which was at the latest now.
          turn = taken(before, yield* Clock.currentTimeMillis, policy, inFlight)
          const attempt = attemptOf(exit)
          yield* settle(attempt, names)
          yield* conclude(attempt)
        })
      ),
    leave: Effect.suspend(() => (turn === noted ? Effect.void : note({ ...turn, inFlight: doubtful })))
  }
})
