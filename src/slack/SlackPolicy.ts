/** Every time limit and every schedule, named, with its reason. Each can be replaced on its own. */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import { over } from "../domain/over.ts"
import type { SlackError } from "./SlackError.ts"

/**
 * The limits that runbell keeps to.
 *
 * @example
 * import { type Policy, SlackPolicy } from "runbell"
 * const patient: Partial<Policy> = { endTimeout: "30 seconds", pace: { burst: 1, interval: "2 seconds" } }
 * SlackPolicy.layer(patient)
 *
 * @since 0.1.0
 */
export interface Policy {
  /**
   * How long one request may take. Default: 10 seconds. Slack answers in well under one; more is a fault. A request
   * that is given up may have been delivered: it is sent again, marked as perhaps a repeat, since Slack has no key to
   * tell one by.
   */
  readonly attemptTimeout: Duration.DurationInput
  /**
   * How long one message may take with all its retries and waits. Default: 2 minutes. Long enough for a short outage,
   * short enough that the message behind it still says something new.
   */
  readonly deliveryTimeout: Duration.DurationInput
  /**
   * How long the end of a run waits for its last message. Default: 5 seconds. It is all that runbell ever delays a run
   * by; after it the message stays in the queue.
   */
  readonly endTimeout: Duration.DurationInput
  /** How long the notifier's layer, when it closes, goes on delivering what is queued. Default: 5 seconds. */
  readonly drainTimeout: Duration.DurationInput
  /**
   * The pauses between the attempts at one message. Default: {@link backoff}. It decides only how long to wait: what
   * is tried again is decided by the error, and a 429 waits exactly as long as Slack asks.
   */
  readonly backoff: Schedule.Schedule<unknown>
  /**
   * The pace of posts: at most `burst` at once, then one each `interval`. Default: 3, then one a second, as Slack's
   * page "Rate limits" allows a webhook one message a second and short bursts over it.
   */
  readonly pace: { readonly burst: number; readonly interval: Duration.DurationInput }
  /**
   * How long a message waits for its turn before those behind it are told together with it, in one message and in their
   * order. Default: 5 seconds. A burst becomes a digest then, and not a flood; so does what is queued when the notifier
   * closes.
   */
  readonly digestAfter: Duration.DurationInput
  /**
   * How often a run's card is edited while the run reports, where the notifier can edit. Default: 15 seconds, fresh
   * enough for who watches, and far under the 50 edits a minute of Slack's page "Rate limits", for ten runs at once.
   */
  readonly cardInterval: Duration.DurationInput
  /**
   * How often a run's progress is told where the notifier can only post, as a webhook. Default: 1 hour: whoever waits
   * for a day sees that it goes on, and nobody is flooded. `Duration.infinity` leaves it at start and end.
   */
  readonly sparseProgress: Duration.DurationInput
  /**
   * The least time between two edits of a bot in this process. Default: 1.25 seconds, 48 a minute: Slack's page "Rate
   * limits" allows the method chat.update (tier 3) 50 a minute. Where other processes edit as the same bot, a 429 has
   * progress shown half as often, and each edit that Slack takes a tenth sooner again.
   */
  readonly editInterval: Duration.DurationInput
  /**
   * How far 429s draw two edits of progress apart at most. Default: 2 minutes: a hundred processes that edit as one bot
   * then keep to what Slack allows it.
   */
  readonly editIntervalAtMost: Duration.DurationInput
  /**
   * When it is tried again to show a file that Slack does not show yet, since it looks through it first. Default: after
   * a half, one and two seconds; then the file is shared in the thread instead.
   */
  readonly fileProcessing: Schedule.Schedule<unknown>
  /** How long to wait after a 429 that does not say. Default: 1 second, the pace of Slack's page "Rate limits". */
  readonly retryAfterUnknown: Duration.DurationInput
  /** A 429 that asks for more than this is not believed. Default: 5 minutes. */
  readonly longestRetryAfter: Duration.DurationInput
  /**
   * How often a run's sign of life is noted in the journal, where it is kept in one (`runbell/node`). Default: 10
   * seconds: so much of a run is unknown when its machine goes down.
   */
  readonly beatInterval: Duration.DurationInput
  /**
   * After how long without a sign of life a run on another machine counts as silent. Default: 10 minutes, since shared
   * file systems and busy machines are late at times, and a false alarm costs more than a late one.
   */
  readonly silenceAfter: Duration.DurationInput
  /**
   * How long a run that has only just died is left to its watchdog, before a later process tells its end. Default: 10
   * seconds: the watchdog knows more, and has told it within 5.
   */
  readonly recoveryGrace: Duration.DurationInput
  /**
   * How long the journal keeps a run that is told, where nothing took it out. Default: 7 days: one that was only thought
   * to be lost may speak again.
   */
  readonly toldRunsKept: Duration.DurationInput
  /**
   * How long it is remembered where a run's card stands in Slack, for another attempt at the same work. Default: 90 days:
   * work that was held up for longer gets a new card.
   */
  readonly cardsKept: Duration.DurationInput
  /**
   * How long the outbox of `runbell/node` keeps a message that cannot be delivered. Default: 7 days: after a week nobody
   * wants to hear of a start, and an end is told by the run's own files. What is dropped is counted in the log.
   */
  readonly outboxKeeps: Duration.DurationInput
  /**
   * How often a process whose messages another one delivers looks whether they are gone, or whether the other one is.
   * Default: 100 milliseconds, one reading of a folder; when it has waited for long, after a tenth of that time.
   */
  readonly outboxPoll: Duration.DurationInput
  /**
   * How long such a process waits at most between two looks. Default: 5 seconds: in an outage many may wait, on one disk.
   */
  readonly outboxPollAtMost: Duration.DurationInput
  /**
   * How long a picture of curves may take to be drawn, where somebody draws (`runbell/chart`). Default: 20 seconds. It
   * takes half a second, on a machine that has nothing else to do; the message waits for it.
   */
  readonly drawTimeout: Duration.DurationInput
}

/**
 * Half a second, then twice as long each time, up to 30 seconds, each by up to a fifth shorter or longer, so that many
 * runs that failed together do not come back together.
 *
 * @example
 * import { Duration, Schedule } from "effect"
 * import { backoff, SlackPolicy } from "runbell"
 * SlackPolicy.layer({ backoff: backoff.pipe(Schedule.modifyDelay((_, delay) => Duration.times(delay, 2))) })
 *
 * @since 0.1.0
 */
export const backoff: Schedule.Schedule<unknown> = Schedule.exponential("500 millis").pipe(
  Schedule.union(Schedule.spaced("30 seconds")),
  Schedule.jittered
)

/**
 * The limits that hold unless others are given.
 *
 * @example
 * import { defaults, SlackPolicy } from "runbell"
 * SlackPolicy.layer({ ...defaults, endTimeout: "2 seconds" })
 *
 * @since 0.1.0
 */
export const defaults: Policy = {
  attemptTimeout: "10 seconds",
  deliveryTimeout: "2 minutes",
  endTimeout: "5 seconds",
  drainTimeout: "5 seconds",
  backoff,
  pace: { burst: 3, interval: "1 second" },
  digestAfter: "5 seconds",
  cardInterval: "15 seconds",
  sparseProgress: "1 hour",
  editInterval: "1250 millis",
  editIntervalAtMost: "2 minutes",
  fileProcessing: Schedule.intersect(Schedule.exponential("500 millis"), Schedule.recurs(3)),
  retryAfterUnknown: "1 second",
  longestRetryAfter: "5 minutes",
  beatInterval: "10 seconds",
  silenceAfter: "10 minutes",
  recoveryGrace: "10 seconds",
  toldRunsKept: "7 days",
  cardsKept: "90 days",
  outboxKeeps: "7 days",
  outboxPoll: "100 millis",
  outboxPollAtMost: "5 seconds",
  drawTimeout: "20 seconds"
}

/**
 * When a failed attempt is made again: what can be retried, after the backoff; a 429 after exactly what Slack asked
 * for. Connection errors, timeouts, 5xx and 429 are tried again; every answer that says the message or the webhook is
 * wrong is final.
 *
 * @example
 * import { Effect } from "effect"
 * import { defaults, retrySchedule, type SlackError } from "runbell"
 * declare const attempt: Effect.Effect<void, SlackError>
 * attempt.pipe(Effect.retry(retrySchedule(defaults)))
 *
 * @since 0.1.0
 */
export const retrySchedule = (policy: Policy): Schedule.Schedule<SlackError, SlackError> =>
  policy.backoff.pipe(
    Schedule.zipRight(Schedule.identity<SlackError>()),
    Schedule.whileOutput((error) => error.canRetry),
    Schedule.modifyDelay((error, pause) => (error._tag === "SlackRateLimited" ? error.retryAfter : pause))
  )

/**
 * The policy in force. Nobody has to give one; a layer changes single limits.
 *
 * @example
 * import { SlackPolicy } from "runbell"
 * SlackPolicy.layer({ endTimeout: "2 seconds" })
 *
 * @since 0.1.0
 */
export class SlackPolicy extends Context.Reference<SlackPolicy>()("runbell/SlackPolicy", {
  defaultValue: () => defaults
}) {
  /** The default limits with some replaced; one that is `undefined` counts as not given. Give it to the notifier's layer and to the program alike (`Layer.provideMerge`). */
  static readonly layer = (limits: Partial<Policy>): Layer.Layer<SlackPolicy> =>
    Layer.succeed(SlackPolicy, over(defaults, limits))
}
