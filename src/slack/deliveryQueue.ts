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
              : new SlackUnavailable({ reason: "Connection", detail: "the HTTP client died" })
          )
      })
  })

/**
 * Makes the queue. `enqueue` returns at once; the effect it returns waits for the receipt. When the scope closes, what
 * is queued is delivered for at most `drainTimeout`; who still waits then is told `SlackNotDelivered`.
 */
export const makeQueue = Effect.fnUntraced(function* (
  deliver: (message: Message) => Effect.Effect<Receipt, SlackError>,
  drainTimeout: Duration.DurationInput
): Effect.fn.Return<(message: Message) => Effect.Effect<Effect.Effect<Receipt, SlackError>>, never, Scope.Scope> {
  const mailbox = yield* Mailbox.make<Job>()
  const work = ({ message, receipt }: Job) =>
    // Suspended, since a notifier of somebody's own may throw before it returns an Effect, and would end the worker.
    Effect.suspend(() => deliver(message)).pipe(
      Effect.onExit((exit) => Deferred.done(receipt, settled(exit))),
      Effect.exit
    )
  const worker = yield* mailbox.take.pipe(
    Effect.flatMap(work),
    Effect.forever,
    Effect.ignore, // `take` fails once the mailbox has ended and is empty: the worker is done
    Effect.withRandom(yield* ownRandom), // the jitter of a retry draws no number of the program's
    Effect.interruptible, // a layer is built in an uninterruptible region, and the worker must not inherit it
    Effect.forkScoped
  )
  /** What the drain could not deliver: the message under way, and those behind it. Who waits is told, and so is the log, since nobody may wait. */
  const giveUp = Effect.gen(function* () {
    const rest = yield* mailbox.clear
    yield* Effect.forEach(rest, ({ receipt }) => Deferred.fail(receipt, new SlackNotDelivered()), { discard: true })
    const limit = Duration.format(Duration.decode(drainTimeout))
    yield* Effect.logWarning(
      `runbell: the notifier closed with messages that were not delivered within ${limit} (drainTimeout): ${rest.length + 1}.`
    )
  })
  // Finalizers run last to first: this one before the interruption of the worker that forkScoped has registered.
  yield* Effect.addFinalizer(() =>
    mailbox.end.pipe(
      Effect.zipRight(Effect.timeoutOption(Effect.interruptible(Fiber.await(worker)), drainTimeout)),
      Effect.flatMap(Option.match({ onNone: () => giveUp, onSome: () => Effect.void }))
    )
  )
  return (message) =>
    Effect.gen(function* () {
      const receipt = yield* Deferred.make<Receipt, SlackError>()
      const taken = yield* mailbox.offer({ message, receipt })
      return taken ? Deferred.await(receipt) : Effect.fail(new SlackNotDelivered())
    })
})
