/** The queue before one destination: one worker delivers in the order of arrival, and drains it when the scope closes. */
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Mailbox from "effect/Mailbox"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import type { Message } from "./Message.ts"
import { ownRandom } from "./ownRandom.ts"
import type { Receipt } from "./Receipt.ts"
import { type SlackError, SlackNotDelivered, SlackUnavailable } from "./SlackError.ts"

interface Job {
  readonly message: Message
  readonly receipt: Deferred.Deferred<Receipt, SlackError>
}

/** A delivery that was cut short, or died of somebody's bug, is told to who waits for it as an error of its own. */
const settled = (exit: Exit.Exit<Receipt, SlackError>): Exit.Exit<Receipt, SlackError> =>
  Exit.match(exit, {
    onSuccess: () => exit,
    onFailure: (cause) =>
      Option.match(Cause.failureOption(cause), {
        onSome: (error) => Exit.fail(error),
        onNone: () =>
          Exit.fail(
            Cause.isInterruptedOnly(cause)
              ? new SlackNotDelivered()
              : new SlackUnavailable({ reason: "Connection", detail: "the notifier died" })
          )
      })
  })

/**
 * Makes the queue. `enqueue` returns at once; the effect it returns waits for the receipt. When the scope closes, what
 * is queued is delivered for at most `drainTimeout`; who still waits then is told `SlackNotDelivered`. A delivery that
 * cannot be interrupted is waited for once more as long, and then left alone.
 */
export const makeQueue = Effect.fnUntraced(function* (
  deliver: (message: Message) => Effect.Effect<Receipt, SlackError>,
  drainTimeout: Duration.DurationInput
): Effect.fn.Return<(message: Message) => Effect.Effect<Effect.Effect<Receipt, SlackError>>, never, Scope.Scope> {
  const mailbox = yield* Mailbox.make<Job>()
  let underWay: Job | undefined
  const work = (job: Job) =>
    // Suspended, since a notifier of somebody's own may throw before it returns an Effect, and would end the worker.
    Effect.suspend(() => {
      underWay = job
      return deliver(job.message)
    }).pipe(
      Effect.onExit((exit) => Deferred.done(job.receipt, settled(exit))),
      Effect.exit
    )
  const worker = mailbox.take.pipe(
    Effect.flatMap(work),
    Effect.forever,
    Effect.ignore, // `take` fails once the mailbox has ended and is empty: the worker is done
    Effect.withRandom(yield* ownRandom), // the jitter of a retry draws no number of the program's
    Effect.interruptible, // a layer is built in an uninterruptible region, and the worker must not inherit it
    Effect.forkDaemon // the scope would wait without end for a delivery that cannot be interrupted
  )
  const withinDrain = <A>(effect: Effect.Effect<A>) => Effect.timeoutOption(Effect.interruptible(effect), drainTimeout)
  /** What the drain could not deliver: the message under way, and those behind it. Who waits is told, and so is the log, since nobody may wait. */
  const giveUp = (worker: Fiber.RuntimeFiber<void>) =>
    Effect.gen(function* () {
      const rest = yield* mailbox.clear
      yield* withinDrain(Fiber.interrupt(worker))
      const lost = [...(underWay === undefined ? [] : [underWay]), ...rest]
      yield* Effect.forEach(lost, ({ receipt }) => Deferred.fail(receipt, new SlackNotDelivered()), { discard: true })
      const limit = Duration.format(Duration.decode(drainTimeout))
      yield* Effect.logWarning(
        `runbell: the notifier closed with messages that were not delivered within ${limit} (drainTimeout): ${rest.length + 1}.`
      )
    })
  yield* Effect.acquireRelease(worker, (worker) =>
    mailbox.end.pipe(
      Effect.zipRight(withinDrain(Fiber.await(worker))),
      Effect.flatMap(Option.match({ onNone: () => giveUp(worker), onSome: () => Effect.void }))
    )
  )
  return (message) =>
    Effect.gen(function* () {
      const receipt = yield* Deferred.make<Receipt, SlackError>()
      const taken = yield* mailbox.offer({ message, receipt })
      return taken ? Deferred.await(receipt) : Effect.fail(new SlackNotDelivered())
    })
})
