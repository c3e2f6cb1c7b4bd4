/** Tells the events of one run. What goes wrong while telling is said once in the log, and never reaches the run. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import type { RunEvent } from "../domain/RunEvent.ts"
import { Locale } from "../locale/Locale.ts"
import { inertLine } from "../slack/Mrkdwn.ts"
import type { Receipt } from "../slack/Receipt.ts"
import { render } from "../slack/render.ts"
import type { SlackError } from "../slack/SlackError.ts"
import type { Service as Notifier } from "../slack/SlackNotifier.ts"

/** Renders the event in the caller's locale and takes its place in the queue; the inner effect waits for the receipt. */
export const enqueue = (notifier: Notifier, event: RunEvent): Effect.Effect<Effect.Effect<Receipt, SlackError>> =>
  Effect.flatMap(Locale, (locale) => notifier.enqueue(render(event, locale)))

/** How the events of one run are told. */
export interface Teller {
  /** Tells in the background: returns as soon as the message has its place in the queue. */
  readonly tell: (event: RunEvent) => Effect.Effect<void>
  /** Tells and waits for the receipt, at most so long. */
  readonly tellWithin: (event: RunEvent, limit: Duration.DurationInput) => Effect.Effect<void>
  /** Says in the log what is wrong: the first time as a warning, then at debug level. */
  readonly log: (text: string) => Effect.Effect<void>
}

/** Makes the teller of a run. The scope is the run's: what it still waits for in the background ends with it. */
export const makeTeller = (notifier: Notifier, name: string, scope: Scope.Scope): Teller => {
  let warned = false

  const log = (text: string) => {
    const first = !warned
    warned = true
    const line = `runbell: ${inertLine(name, 90, "a run")}: ${text}`
    return first ? Effect.logWarning(line) : Effect.logDebug(line)
  }

  const warn = (error: SlackError) => log(`a message was not delivered. ${error.message}`)

  /** A bug in the rendering or in a notifier of somebody's own: the run goes on, its cause is not shown, since it may hold anything. */
  const survive = (effect: Effect.Effect<void>) =>
    Effect.catchAllDefect(effect, () => log("a message could not be made or taken. Please report it to runbell."))

  const late = (limit: Duration.DurationInput) =>
    log(
      `the last message has not reached Slack within ${Duration.format(Duration.decode(limit))} (endTimeout). ` +
        `It stays in the queue until the notifier closes.`
    )

  return {
    log,
    tell: (event) =>
      enqueue(notifier, event).pipe(
        Effect.flatMap((receipt) => Effect.forkIn(survive(Effect.asVoid(Effect.catchAll(receipt, warn))), scope)),
        Effect.asVoid,
        survive
      ),
    tellWithin: (event, limit) =>
      enqueue(notifier, event).pipe(
        // Interruptible inside the limit: a finalizer is uninterruptible, and a limit could not cut it.
        Effect.flatMap((receipt) => Effect.timeoutOption(Effect.interruptible(Effect.either(receipt)), limit)),
        Effect.flatMap(
          Option.match({
            onNone: () => late(limit),
            onSome: (told) => (told._tag === "Left" ? warn(told.left) : Effect.void)
          })
        ),
        survive
      )
  }
}
