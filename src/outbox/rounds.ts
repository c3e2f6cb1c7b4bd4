/** What a queue does in the background: it leads and delivers, or waits for who does, as long as something of its own waits. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as Mailbox from "effect/Mailbox"
import type { Policy } from "../slack/SlackPolicy.ts"
import type { Carrier } from "./Carrier.ts"
import { makeTally } from "./Drained.ts"
import { drainAsLeader, type Owner, tidy } from "./drain.ts"
import { makeExpiredWarning } from "./expiredWarning.ts"
import { asLeader } from "./leadership.ts"
import type { Leave } from "./leave.ts"
import type { OwnMessages } from "./OwnMessages.ts"
import { pollPause } from "./pollPause.ts"

export interface Work {
  readonly folder: string
  readonly carrier: Carrier
  readonly own: Pick<OwnMessages, "settleGone" | "isEmpty">
  readonly owner: Owner
  readonly leave: Leave
  /** Something new waits; at its end the queue is closed. */
  readonly calls: Mailbox.ReadonlyMailbox<void>
  readonly policy: Policy
}

/** The pauses between two looks at what another process delivers: the longer, the longer it has been waited for. */
const makePauses = ({ leave, calls, policy }: Work) => {
  let waitsSince: number | undefined
  return {
    /** Sooner when there is something new, and when it is closed: the mailbox is at an end then. */
    pause: Effect.gen(function* () {
      if (leave.isClosing()) return yield* leave.wait(Effect.sleep(policy.outboxPoll))
      const now = yield* Clock.currentTimeMillis
      waitsSince ??= now
      const something = Effect.ignore(calls.take)
      yield* Effect.raceFirst(Effect.sleep(pollPause(now - waitsSince, policy)), something)
    }),
    /** Nothing waits any more. */
    reset: Effect.sync(() => {
      waitsSince = undefined
    })
  }
}

/** Ends with an error once the mailbox has ended. What earlier processes have left is delivered first. */
export const rounds = (work: Work) => {
  const { folder, carrier, own, owner, leave, calls, policy } = work
  const tally = makeTally()
  const { pause, reset } = makePauses(work)

  // What is gone before this process leads, another one has delivered.
  const drain = Effect.zipRight(own.settleGone, drainAsLeader(folder, carrier, owner, tally)).pipe(
    Effect.catchAll(({ message }) => Effect.logDebug(`runbell: ${message}`))
  )

  /** Leads and delivers, or waits for who does. Answers whether this process still waits for something. */
  const round = asLeader(folder, drain).pipe(
    Effect.zipRight(own.settleGone),
    Effect.zipRight(leave.ifDone),
    Effect.zipRight(makeExpiredWarning(tally, policy)),
    Effect.zipRight(Effect.suspend(() => (own.isEmpty() ? Effect.as(reset, false) : Effect.as(pause, true))))
  )

  const untilNothingWaits = Effect.repeat(round, { while: (isWaiting) => isWaiting })

  /** What it was called for may have gone with the round before. */
  const called = Effect.zipRight(
    calls.take,
    Effect.suspend(() => (own.isEmpty() ? Effect.void : untilNothingWaits))
  )

  return untilNothingWaits.pipe(Effect.zipRight(tidy(folder)), Effect.zipRight(Effect.forever(called)))
}
