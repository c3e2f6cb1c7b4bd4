/** Tells the events of one run, in their order. What goes wrong while telling is said once in the log, and never reaches the run. */
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FiberId from "effect/FiberId"
import * as Option from "effect/Option"
import type { RunEvent } from "../domain/RunEvent.ts"
import type { Message } from "../slack/Message.ts"
import { inertLine } from "../slack/Mrkdwn.ts"
import type { Service as Notifier } from "../slack/Notifier.ts"
import type { Receipt } from "../slack/Receipt.ts"
import type { SlackError } from "../slack/SlackError.ts"
import { handOver, handOverClaimed, withTag } from "./handOver.ts"
import type { Settled } from "./Keeper.ts"

/** How the events of one run are told. */
export interface Teller {
  /** Tells in the background: returns as soon as the event has its place, and waits for nothing. */
  readonly tell: (event: RunEvent) => Effect.Effect<void>
  /** Tells, and waits until that is settled one way or another. */
  readonly tellAndAwait: (event: RunEvent) => Effect.Effect<void>
  /** Tells what the claim is granted for, and waits for the receipt, at most so long. Whether all of that is done then. */
  readonly tellWithin: (
    event: RunEvent,
    limit: Duration.DurationInput,
    claim: (message: Message) => Effect.Effect<boolean>
  ) => Effect.Effect<Settled>
  /** Tells and waits for the receipt. */
  readonly deliver: (event: RunEvent) => Effect.Effect<Receipt, SlackError>
}

/** A warning in the log about the run of that name. */
export const warn = (name: string, text: string): Effect.Effect<void> =>
  Effect.logWarning(`runbell: ${inertLine(name, 90, "a run")}: ${text}`)

/** What Slack may still get, by another attempt or from the outbox. */
const isOpen = (error: SlackError): boolean => error.canRetry || error._tag === "SlackPostponed"

/** Makes the teller of a run. */
export const makeTeller = (notifier: Notifier, name: string): Teller => {
  let warned = false
  let previousTaken: Effect.Effect<void> = Effect.void

  /** The first time as a warning, then at debug level: a broken webhook must not fill the log. */
  const log = (text: string) =>
    Effect.suspend(() => {
      const first = !warned
      warned = true
      return first ? warn(name, text) : Effect.logDebug(`runbell: ${text}`)
    })

  const undelivered = (error: SlackError) =>
    log(`a message was not delivered. ${inertLine(error.message, 500, "The notifier failed.")}`)

  /** What Slack has refused for good is settled, too: nobody could tell it better. */
  const quiet = <A>(receipt: Effect.Effect<A, SlackError>): Effect.Effect<Settled> =>
    receipt.pipe(
      Effect.map((): Settled => "told"),
      Effect.catchAll((error) => Effect.map(undelivered(error), (): Settled => (isOpen(error) ? "open" : "told"))),
      // The cause is not shown: it may hold anything.
      Effect.catchAllCause(() =>
        Effect.map(log("a message was not delivered: the notifier or the locale died of a bug."), (): Settled => "open")
      )
    )

  /** Takes the event's place among those of the run; the effect hands it over when those before it have been taken. */
  const place = <A>(handOver: Effect.Effect<Effect.Effect<A, SlackError>>): Effect.Effect<A, SlackError> => {
    const turn = previousTaken
    const taken = Deferred.unsafeMake<void>(FiberId.none)
    previousTaken = Deferred.await(taken)
    return Effect.zipRight(turn, handOver).pipe(
      Effect.interruptible,
      Effect.ensuring(Deferred.succeed(taken, undefined)),
      Effect.flatMap(Effect.interruptible)
    )
  }

  /**
   * In a fiber of its own, so that no notifier can hold the run back; nobody interrupts it, and it ends when the
   * notifier has settled the message. Uninterruptible from the place to the fork: a place without a fiber would keep
   * all later ones waiting.
   */
  const begin = <A, B, E>(
    handOver: Effect.Effect<Effect.Effect<A, SlackError>>,
    settle: (receipt: Effect.Effect<A, SlackError>) => Effect.Effect<B, E>
  ): Effect.Effect<Fiber.Fiber<B, E>> =>
    Effect.uninterruptible(Effect.suspend(() => Effect.forkDaemon(settle(place(handOver)))))

  const late = (limit: Duration.DurationInput) =>
    log(
      `the last message has not reached Slack within ${Duration.format(limit)} (endTimeout). ` +
        `It stays in the queue until the notifier closes.`
    )

  return {
    tell: (event) => Effect.asVoid(begin(handOver(notifier, event), quiet)),
    tellAndAwait: (event) => Effect.asVoid(Effect.flatMap(begin(handOver(notifier, event), quiet), Fiber.join)),
    tellWithin: (event, limit, claim) =>
      begin(handOverClaimed(notifier, event, claim), quiet).pipe(
        // Interruptible inside the limit: a finalizer is uninterruptible, and a limit could not cut it.
        Effect.flatMap((fiber) => Effect.timeoutOption(Effect.interruptible(Fiber.join(fiber)), limit)),
        Effect.flatMap(
          Option.match({
            onNone: () => Effect.as(late(limit), "open" as const),
            onSome: (settled) => Effect.succeed(settled)
          })
        )
      ),
    deliver: (event) =>
      begin(handOver(notifier, event), (receipt) => Effect.exit(withTag(receipt))).pipe(
        Effect.flatMap(Fiber.await),
        Effect.flatten,
        Effect.flatten
      )
  }
}
