/** Tells the events of one run, in their order. What goes wrong while telling is said once in the log, and never reaches the run. */
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FiberId from "effect/FiberId"
import * as Option from "effect/Option"
import type { RunEvent } from "../domain/RunEvent.ts"
import { inertLine } from "../slack/Mrkdwn.ts"
import type { Receipt } from "../slack/Receipt.ts"
import type { SlackError } from "../slack/SlackError.ts"
import type { Service as Notifier } from "../slack/SlackNotifier.ts"
import { handOver, withTag } from "./handOver.ts"

/** How the events of one run are told. */
export interface Teller {
  /** Tells in the background: returns as soon as the event has its place, and waits for nothing. */
  readonly tell: (event: RunEvent) => Effect.Effect<void>
  /** Tells and waits for the receipt, at most so long. */
  readonly tellWithin: (event: RunEvent, limit: Duration.DurationInput) => Effect.Effect<void>
  /** Tells and waits for the receipt. */
  readonly deliver: (event: RunEvent) => Effect.Effect<Receipt, SlackError>
}

/** A warning in the log about the run of that name. */
export const warn = (name: string, text: string): Effect.Effect<void> =>
  Effect.logWarning(`runbell: ${inertLine(name, 90, "a run")}: ${text}`)

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

  const quiet = (receipt: Effect.Effect<Receipt, SlackError>): Effect.Effect<void> =>
    Effect.catchAll(receipt, undelivered).pipe(
      // The cause is not shown: it may hold anything.
      Effect.catchAllCause(() => log("a message was not delivered: the notifier or the locale died of a bug."))
    )

  /** Takes the event's place among those of the run; the effect hands it over when those before it have been taken. */
  const place = (event: RunEvent): Effect.Effect<Receipt, SlackError> => {
    const turn = previousTaken
    const taken = Deferred.unsafeMake<void>(FiberId.none)
    previousTaken = Deferred.await(taken)
    return Effect.zipRight(turn, handOver(notifier, event)).pipe(
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
  const begin = <A, E>(
    event: RunEvent,
    settle: (receipt: Effect.Effect<Receipt, SlackError>) => Effect.Effect<A, E>
  ): Effect.Effect<Fiber.Fiber<A, E>> =>
    Effect.uninterruptible(Effect.suspend(() => Effect.forkDaemon(settle(place(event)))))

  const late = (limit: Duration.DurationInput) =>
    log(
      `the last message has not reached Slack within ${Duration.format(limit)} (endTimeout). ` +
        `It stays in the queue until the notifier closes.`
    )

  return {
    tell: (event) => Effect.asVoid(begin(event, quiet)),
    tellWithin: (event, limit) =>
      begin(event, quiet).pipe(
        // Interruptible inside the limit: a finalizer is uninterruptible, and a limit could not cut it.
        Effect.flatMap((fiber) => Effect.timeoutOption(Effect.interruptible(Fiber.await(fiber)), limit)),
        Effect.flatMap(Option.match({ onNone: () => late(limit), onSome: () => Effect.void }))
      ),
    deliver: (event) =>
      begin(event, (receipt) => Effect.exit(withTag(receipt))).pipe(
        Effect.flatMap(Fiber.await),
        Effect.flatten,
        Effect.flatten
      )
  }
}
