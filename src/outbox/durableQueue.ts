/** The queue before one destination that survives its process: what it takes is on the disk first, and delivered by whoever leads. */
import * as Deferred from "effect/Deferred"
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
import type { Owner } from "./drain.ts"
import { makeLeave } from "./leave.ts"
import { letGo } from "./letGo.ts"
import { makeOwnMessages } from "./OwnMessages.ts"
import { rounds } from "./rounds.ts"
import { openSpool } from "./spool.ts"

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
  const { drainTimeout, deliveryTimeout } = policy
  const own = makeOwnMessages(folder, destination)
  const leave = yield* makeLeave(own)
  const calls = yield* Mailbox.make<void>({ capacity: 1, strategy: "sliding" })
  const oneAtATime = yield* Effect.makeSemaphore(1)
  let isClosed = false
  let locale: LocaleService | undefined

  const owner: Owner = {
    ...own,
    settle: (names, result) => Effect.zipRight(own.settle(names, result), leave.ifDone),
    isHurried: leave.isClosing,
    isDone: leave.isDone,
    locale: () => locale,
    wait: leave.wait
  }

  yield* Effect.ignore(openSpool(folder))
  const worker = yield* rounds({ folder, carrier, own, owner, leave, calls, policy }).pipe(
    Effect.ignore, // `take` fails once the mailbox has ended: the worker is done
    Effect.withRandom(yield* ownRandom), // the jitter of a retry draws no number of the program's
    Effect.interruptible, // a layer is built in an uninterruptible region, and the worker must not inherit it
    Effect.forkDaemon // the scope would wait without end for a delivery that cannot be interrupted
  )

  const withinDrain = <A>(effect: Effect.Effect<A>) => Effect.timeoutOption(Effect.interruptible(effect), drainTimeout)

  yield* Effect.addFinalizer(() =>
    Effect.sync(leave.close).pipe(
      Effect.zipRight(calls.end),
      Effect.zipRight(leave.ifDone),
      Effect.zipRight(withinDrain(Fiber.await(worker))),
      Effect.tap(() => {
        isClosed = true
      }),
      Effect.flatMap((ended) =>
        Option.isSome(ended) && own.isEmpty()
          ? Effect.void
          : Effect.zipRight(withinDrain(Fiber.interrupt(worker)), letGo(folder, own, policy))
      )
    )
  )

  const enqueue: DurableQueue["enqueue"] = (message) =>
    Effect.gen(function* () {
      locale = yield* Locale
      const receipt = yield* own.take(message)
      yield* calls.offer(undefined)
      if (isClosed) yield* own.letGo // nobody is left here to deliver it
      return Deferred.await(receipt).pipe(
        Effect.timeoutFail({ duration: deliveryTimeout, onTimeout: () => own.postponed() })
      )
    }).pipe(oneAtATime.withPermits(1), Effect.uninterruptible) // in the outbox in the order in which they come

  return { enqueue, onlyInMemory: Effect.sync(() => own.unstored().length) }
})
