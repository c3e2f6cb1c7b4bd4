/** Delivers one message to one destination in Slack, however it is posted: attempts, pauses, turns. */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as RateLimiter from "effect/RateLimiter"
import type * as Scope from "effect/Scope"
import type { Service as Locale } from "../locale/Locale.ts"
import type { Body } from "./forms.ts"
import type { Message } from "./Message.ts"
import type { Receipt } from "./Receipt.ts"
import { perhapsRepeat } from "./remark.ts"
import { type SlackError, type SlackRateLimited, SlackTimeout } from "./SlackError.ts"
import { type Policy, retrySchedule } from "./SlackPolicy.ts"

/** Makes a request, when its turn comes, and as often as it takes. */
type Turn = <A>(request: Effect.Effect<A, SlackError>) => Effect.Effect<A, SlackError>

/** How the requests of a message are made. */
export interface Turns {
  /** Those that post: they keep to the pace of the destination, and its pauses. */
  readonly post: Turn
  /** All others. */
  readonly call: Turn
  /** What is posted again although the first may have arrived. */
  readonly again: (body: Body) => Body
}

/** What Slack tells of a message that it has accepted; a webhook tells no `ts`. */
export type Delivered = Pick<Receipt, "ts" | "form">

/** Where messages go. */
export interface Destination {
  /** In words without a secret. */
  readonly destination: string
  readonly deliver: (message: Message, turns: Turns) => Effect.Effect<Delivered, SlackError>
}

/** Delivers a message that is worded by the locale. */
export type Deliver = (message: Message, locale: Locale) => Effect.Effect<Receipt, SlackError>

/** A 429 pauses the whole destination, not only the message that met it. */
const makePause = Effect.sync(() => {
  let openAt = 0
  let refusal: SlackRateLimited | undefined
  return {
    /** The 429 that is being waited out. */
    reason: () => refusal,
    wait: Clock.currentTimeMillis.pipe(
      // Not a sleep of 0: a timer takes a millisecond at least, for every message.
      Effect.flatMap((now) => (now < openAt ? Effect.sleep(Duration.millis(openAt - now)) : Effect.void)),
      Effect.zipRight(Effect.sync(() => (refusal = undefined)))
    ),
    after: (error: SlackRateLimited) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        openAt = now + Duration.toMillis(error.retryAfter)
        refusal = error
      })
  }
})

/** Lets a request wait for its turn. */
const makeTurns = Effect.fnUntraced(function* (policy: Policy) {
  const pause = yield* makePause
  const { burst, interval } = policy.pace
  const pace = yield* RateLimiter.make({ limit: burst, interval: Duration.times(interval, burst) })
  const inTurn: Turn = (request) =>
    Effect.zipRight(pause.wait, pace(request)).pipe(Effect.tapErrorTag("SlackRateLimited", pause.after))
  return { pausedBy: pause.reason, inTurn }
})

/** For who keeps the pace, makes the pauses, and marks what may be a repeat. */
export const atOnce: Turns = { post: (request) => request, call: (request) => request, again: (body) => body }

/** One attempt at a delivery, for who keeps the pace and makes the pauses itself. */
export const attemptDelivery = ({ destination, deliver }: Destination) =>
  Effect.fn("SlackNotifier.attempt")(function* (message: Message): Effect.fn.Return<Receipt, SlackError> {
    const delivered = yield* deliver(message, atOnce)
    return { destination, at: yield* DateTime.now, attempts: 1, ...delivered }
  })

/**
 * The delivery: each request as often as the policy allows; given up with the last refusal when its time is over. The
 * locale is that of the message.
 */
export const makeDelivery = Effect.fnUntraced(function* (
  { destination, deliver }: Destination,
  policy: Policy
): Effect.fn.Return<Deliver, never, Scope.Scope> {
  const { inTurn, pausedBy } = yield* makeTurns(policy)
  const limit = Duration.decode(policy.deliveryTimeout)
  return Effect.fn("SlackNotifier.deliver")(function* (message: Message, locale: Locale) {
    let attempts = 0
    let last: SlackError = pausedBy() ?? new SlackTimeout({ limit })
    const persistent: Turn = (request) =>
      Effect.suspend(() => {
        attempts += 1
        return request
      }).pipe(
        Effect.tapError((error) => {
          last = error
          return Effect.logDebug(`runbell: attempt ${attempts} at a message failed. ${error.message}`)
        }),
        Effect.retry(retrySchedule(policy))
      )
    const turns: Turns = {
      post: (request) => persistent(inTurn(request)),
      call: persistent,
      again: (body) => perhapsRepeat(body, locale)
    }
    const delivered = yield* deliver(message, turns).pipe(
      Effect.timeoutFail({ duration: limit, onTimeout: () => last })
    )
    return { destination, at: yield* DateTime.now, attempts, ...delivered }
  })
})
