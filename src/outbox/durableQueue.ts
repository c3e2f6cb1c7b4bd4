/** The queue before one destination that survives its process: what it takes is on the disk first, and delivered by whoever leads. */
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Mailbox from "effect/Mailbox"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import { Locale, type Service as LocaleService } from "../locale/Locale.ts"
import type { Message } from "../slack/Message.ts"
import { ownRandom } from "../slack/ownRandom.ts"
import type { Receipt } from "../slack/Receipt.ts"
import type { SlackError } from "../slack/SlackError.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import type { Carrier } from "./Carrier.ts"
import { makeTally } from "./Drained.ts"
import { drainAsLeader, type Owner, tidy } from "./drain.ts"
import { asLeader } from "./leadership.ts"
import { makeOwnMessages } from "./OwnMessages.ts"
import { pollPause } from "./pollPause.ts"
import { openSpool } from "./spool.ts"
import { stoppedLeader } from "./stoppedLeader.ts"

/** A queue whose messages outlive the process. */
export interface DurableQueue {
  /**
   * Returns as soon as the message is in the outbox. The effect it returns waits for the receipt, also when another
   * process delivers it; after `deliveryTimeout` it fails with `SlackPostponed`, and the message still goes out.
   */
  readonly enqueue: (message: Message) => Effect.Effect<Effect.Effect<Receipt, SlackError>>
  /** How many messages are in memory alone, since the outbox could not take them: they die with this process. */
  readonly onlyInMemory: Effect.Effect<number>
}

/** Where it keeps its messages. */
export interface DurableQueueOptions {
  /** The destination's folder; see `outboxFolder`. */
  readonly folder: string
  /** Where the messages go, in words without a secret: for the receipts of those that another process delivers. */
  readonly destination: string
}

/**
 * Makes the queue. The carrier is to make one attempt only: the pauses between attempts are made here, and outlive the
 * process. When the scope closes, what is queued is delivered for at most `drainTimeout` of the policy; who still waits
 * then is told `SlackPostponed`, and whoever leads next delivers it. What other processes have left in the outbox is
 * delivered too, in its order.
 */
export const makeDurableQueue = Effect.fnUntraced(function* (
  carrier: Carrier,
  { folder, destination }: DurableQueueOptions
): Effect.fn.Return<DurableQueue, never, Scope.Scope> {
  const policy = yield* SlackPolicy
  const { drainTimeout, deliveryTimeout, outboxPoll, outboxKeeps } = policy
  const own = makeOwnMessages(folder, destination)
  const calls = yield* Mailbox.make<void>({ capacity: 1, strategy: "sliding" })
  const leaving = yield* Deferred.make<void>()
  const oneAtATime = yield* Effect.makeSemaphore(1)
  let isClosing = false
  let isClosed = false
  let locale: LocaleService | undefined

  const leaveIfDone = Effect.suspend(() =>
    isClosing && own.isEmpty() ? Deferred.succeed(leaving, undefined) : Effect.void
  )

  const owner: Owner = {
    ...own,
    settle: (names, result) => Effect.zipRight(own.settle(names, result), leaveIfDone),
    isHurried: () => isClosing,
    isDone: () => isClosing && own.isEmpty(),
    locale: () => locale,
    // Once it has left, only what is taken while it closes can wait, and that keeps to the pace.
    wait: (turn) =>
      Effect.flatMap(Deferred.isDone(leaving), (hasLeft) => {
        if (!hasLeft) return Effect.raceFirst(turn, Deferred.await(leaving))
        return own.isEmpty() ? Effect.void : turn
      })
  }

  const tally = makeTally()
  let expired = 0

  /** Nothing leaves the outbox without being counted. */
  const sayExpired = Effect.suspend(() => {
    const more = tally.total().expired - expired
    expired += more
    return more === 0
      ? Effect.void
      : Effect.logWarning(
          `runbell: messages that waited in the outbox longer than ${Duration.format(Duration.decode(outboxKeeps))} (outboxKeeps) were dropped: ${more}.`
        )
  })

  let waitsSince: number | undefined

  /** Sooner when there is something new, and when it is closed: the mailbox is at an end then. */
  const pause = Effect.gen(function* () {
    if (isClosing) return yield* owner.wait(Effect.sleep(outboxPoll))
    const now = yield* Clock.currentTimeMillis
    waitsSince ??= now
    const something = Effect.ignore(calls.take)
    yield* Effect.raceFirst(Effect.sleep(pollPause(now - waitsSince, policy)), something)
  })

  const rest = Effect.sync(() => {
    waitsSince = undefined
    return false
  })

  /** Leads and delivers, or waits for who does. Answers whether this process still waits for something. */
  const round = asLeader(
    folder,
    // What is gone before this process leads, another one has delivered.
    Effect.zipRight(own.settleGone, drainAsLeader(folder, carrier, owner, tally)).pipe(
      Effect.catchAll(({ message }) => Effect.logDebug(`runbell: ${message}`))
    )
  ).pipe(
    Effect.zipRight(own.settleGone),
    Effect.zipRight(leaveIfDone),
    Effect.zipRight(sayExpired),
    Effect.zipRight(Effect.suspend(() => (own.isEmpty() ? rest : Effect.as(pause, true))))
  )

  const rounds = Effect.repeat(round, { while: (isWaiting) => isWaiting })

  /** What it was called for may have gone with the round before. */
  const called = Effect.zipRight(
    calls.take,
    Effect.suspend(() => (own.isEmpty() ? Effect.void : rounds))
  )

  yield* Effect.ignore(openSpool(folder))
  const worker = yield* rounds.pipe(
    Effect.zipRight(tidy(folder)), // what earlier processes have left is delivered first
    Effect.zipRight(Effect.forever(called)),
    Effect.ignore, // `take` fails once the mailbox has ended: the worker is done
    Effect.withRandom(yield* ownRandom), // the jitter of a retry draws no number of the program's
    Effect.interruptible, // a layer is built in an uninterruptible region, and the worker must not inherit it
    Effect.forkDaemon // the scope would wait without end for a delivery that cannot be interrupted
  )

  const withinDrain = <A>(effect: Effect.Effect<A>) => Effect.timeoutOption(Effect.interruptible(effect), drainTimeout)

  const when = Effect.map(
    stoppedLeader(folder),
    Option.match({
      onNone: () => "later",
      onSome: (pid) => `when process ${pid} goes on or ends, which delivers to the same destination and is stopped`
    })
  )

  const letGo = Effect.gen(function* () {
    yield* withinDrain(Fiber.interrupt(worker))
    const { kept, lost } = yield* own.letGo
    const limit = Duration.format(Duration.decode(drainTimeout))
    const late = `runbell: the notifier closed with messages that were not delivered within ${limit} (drainTimeout)`
    if (kept > 0) yield* Effect.logWarning(`${late}: ${kept}. They are kept in the outbox and go out ${yield* when}.`)
    if (lost > 0) yield* Effect.logWarning(`${late}, and the outbox could not take them: ${lost}.`)
  })

  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      isClosing = true
    }).pipe(
      Effect.zipRight(calls.end),
      Effect.zipRight(leaveIfDone),
      Effect.zipRight(withinDrain(Fiber.await(worker))),
      Effect.tap(() => {
        isClosed = true
      }),
      Effect.flatMap((ended) => (Option.isSome(ended) && own.isEmpty() ? Effect.void : letGo))
    )
  )

  const enqueue: DurableQueue["enqueue"] = (message) =>
    Effect.gen(function* () {
      locale = yield* Locale
      const receipt = yield* own.take(message)
      yield* calls.offer(undefined)
      if (isClosed) yield* own.letGo
      return Deferred.await(receipt).pipe(
        Effect.timeoutFail({ duration: deliveryTimeout, onTimeout: () => own.postponed() })
      )
    }).pipe(oneAtATime.withPermits(1), Effect.uninterruptible)

  return { enqueue, onlyInMemory: Effect.sync(() => own.unstored().length) }
})
