/** The queue before one destination: one worker delivers in the order of arrival, and drains it when the scope closes. */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Mailbox from "effect/Mailbox"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import { Locale, type Service as LocaleService } from "../locale/Locale.ts"
import type { Deliver } from "./delivery.ts"
import { countFitting, joinMessages } from "./joinMessages.ts"
import type { Message } from "./Message.ts"
import { nextOf } from "./nextOf.ts"
import { ownRandom } from "./ownRandom.ts"
import type { Receipt } from "./Receipt.ts"
import { type SlackError, SlackNotDelivered, SlackUnavailable } from "./SlackError.ts"

interface Job {
  /** When it was taken, in milliseconds. */
  readonly at: number
  readonly message: Message
  /** What it is worded by. */
  readonly locale: LocaleService
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

/** How long the queue waits for what. */
export interface QueueLimits {
  readonly drainTimeout: Duration.DurationInput
  /** When a message has waited so long, or the queue closes, those behind it are told with it. Default: never. */
  readonly digestAfter?: Duration.DurationInput | undefined
  /** Whether a message may be told with the one before it. Default: any may. */
  readonly goTogether?: ((one: Message, other: Message) => boolean) | undefined
}

/**
 * Makes the queue. `enqueue` returns at once; the effect it returns waits for the receipt. When the scope closes, what
 * is queued is delivered for at most `drainTimeout`; who still waits then is told `SlackNotDelivered`. A delivery that
 * cannot be interrupted is waited for once more as long, and then left alone.
 */
export const makeQueue = Effect.fnUntraced(function* (
  deliver: Deliver,
  { drainTimeout, digestAfter, goTogether = () => true }: QueueLimits
): Effect.fn.Return<(message: Message) => Effect.Effect<Effect.Effect<Receipt, SlackError>>, never, Scope.Scope> {
  const mailbox = yield* Mailbox.make<Job>()
  const patience = digestAfter === undefined ? undefined : Duration.toMillis(digestAfter)
  let isClosing = false
  let waiting: ReadonlyArray<Job> = []
  let underWay: ReadonlyArray<Job> = []

  /** With the job that is to be done next before the others. */
  const ordered = (jobs: ReadonlyArray<Job>): ReadonlyArray<Job> => {
    const place = jobs[0]?.message.adds === undefined ? 0 : nextOf(jobs.map(({ message }) => message))
    return place === 0 ? jobs : [...jobs.slice(place, place + 1), ...jobs.slice(0, place), ...jobs.slice(place + 1)]
  }

  /** The jobs to do next: one, or all that fit into a message when the first has waited too long. */
  const next = Effect.gen(function* () {
    const oldest = waiting[0] ?? (yield* mailbox.take)
    if (patience === undefined) return [oldest] as const
    waiting = ordered([...(waiting.length === 0 ? [oldest] : waiting), ...(yield* mailbox.clear)])
    const first = waiting[0] ?? oldest
    const waited = (yield* Clock.currentTimeMillis) - first.at
    const apart = waiting.findIndex(({ message }, index) => index > 0 && !goTogether(first.message, message))
    const together = waiting.slice(0, apart === -1 ? waiting.length : apart)
    const count = isClosing || waited >= patience ? countFitting(together.map(({ message }) => message)) : 1
    const rest = waiting.slice(1, count)
    waiting = waiting.slice(count)
    return [first, ...rest] as const
  })

  const work = (jobs: readonly [Job, ...ReadonlyArray<Job>]) =>
    // Suspended, since a notifier of somebody's own may throw before it returns an Effect, and would end the worker.
    Effect.suspend(() => {
      underWay = jobs
      const [first, ...rest] = jobs
      return deliver(
        joinMessages(
          first.message,
          rest.map(({ message }) => message)
        ),
        first.locale
      )
    }).pipe(
      Effect.onExit((exit) =>
        Effect.forEach(jobs, ({ receipt }) => Deferred.done(receipt, settled(exit)), { discard: true })
      ),
      Effect.exit
    )
  const worker = next.pipe(
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
      const rest = [...waiting, ...(yield* mailbox.clear)]
      yield* withinDrain(Fiber.interrupt(worker))
      const lost = [...underWay, ...rest]
      yield* Effect.forEach(lost, ({ receipt }) => Deferred.fail(receipt, new SlackNotDelivered()), { discard: true })
      const limit = Duration.format(Duration.decode(drainTimeout))
      yield* Effect.logWarning(
        `runbell: the notifier closed with messages that were not delivered within ${limit} (drainTimeout): ${lost.length}.`
      )
    })
  yield* Effect.acquireRelease(worker, (worker) =>
    Effect.sync(() => {
      isClosing = true
    }).pipe(
      Effect.zipRight(mailbox.end),
      Effect.zipRight(withinDrain(Fiber.await(worker))),
      Effect.flatMap(Option.match({ onNone: () => giveUp(worker), onSome: () => Effect.void }))
    )
  )
  return (message) =>
    Effect.gen(function* () {
      const receipt = yield* Deferred.make<Receipt, SlackError>()
      const at = yield* Clock.currentTimeMillis
      const taken = yield* mailbox.offer({ at, message, locale: yield* Locale, receipt })
      return taken ? Deferred.await(receipt) : Effect.fail(new SlackNotDelivered())
    })
})
