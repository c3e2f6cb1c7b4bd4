/** Delivers one message to one destination in Slack, however it is posted: attempts, pauses, the plainer form. */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as RateLimiter from "effect/RateLimiter"
import type * as Scope from "effect/Scope"
import { limits } from "./limits.ts"
import type { Message } from "./Message.ts"
import { escape, truncate } from "./Mrkdwn.ts"
import { plainText } from "./outline.ts"
import type { Receipt } from "./Receipt.ts"
import { type SlackError, type SlackRateLimited, SlackTimeout } from "./SlackError.ts"
import { type Policy, retrySchedule } from "./SlackPolicy.ts"

/** A message in the form that Slack takes: with blocks, or all of it as text. */
export interface Body {
  readonly text: string
  readonly blocks?: Message["blocks"]
  readonly mrkdwn?: boolean
  readonly unfurl_links: boolean
  readonly unfurl_media: boolean
}

/** What Slack tells of a message that it has accepted; a webhook tells nothing. */
export type Accepted = Pick<Receipt, "ts">

/** One request in its time, and what its answer means. */
export type Request = (body: Body) => Effect.Effect<Accepted, SlackError>

/** Where messages go. */
export interface Destination {
  /** In words without a secret. */
  readonly destination: string
  /** The requests for one message, from its first to its last. */
  readonly open: Effect.Effect<Request>
}

/** No link in a message is worth a preview that pushes the message away. */
const quiet = { unfurl_links: false, unfurl_media: false }

/** The message with its blocks. */
export const bodyOf = ({ text, blocks }: Message): Body => ({ text, blocks, ...quiet })

/** All that the message says, as text: what goes to Slack when it refuses the blocks. Slack takes up to 40,000 characters. */
export const plainBodyOf = ({ blocks }: Message): Body => ({
  text: escape(truncate(plainText(blocks), limits.allText)),
  mrkdwn: false,
  ...quiet
})

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
  return {
    pausedBy: pause.reason,
    inTurn:
      (request: Request): Request =>
      (body) =>
        Effect.zipRight(pause.wait, pace(request(body))).pipe(Effect.tapErrorTag("SlackRateLimited", pause.after))
  }
})

/** The message with its blocks; at once as plain text when Slack refuses them. */
const withPlainForm = (message: Message, send: Request) =>
  Effect.map(send(bodyOf(message)), (accepted) => ({ ...accepted, form: "blocks" as const })).pipe(
    Effect.catchTag("SlackMessageRefused", () =>
      Effect.map(send(plainBodyOf(message)), (accepted) => ({ ...accepted, form: "plain" as const }))
    )
  )

/** One attempt at a delivery, for who keeps the pace and makes the pauses itself. */
export const attemptDelivery = ({ destination, open }: Destination) =>
  Effect.fn("SlackNotifier.attempt")(function* (message: Message): Effect.fn.Return<Receipt, SlackError> {
    const accepted = yield* withPlainForm(message, yield* open)
    return { destination, at: yield* DateTime.now, attempts: 1, ...accepted }
  })

/**
 * The delivery: the message with its blocks, as often as the policy allows; at once as plain text when Slack refuses the
 * blocks; given up with the last refusal when its time is over.
 */
export const makeDelivery = Effect.fnUntraced(function* (
  { destination, open }: Destination,
  policy: Policy
): Effect.fn.Return<(message: Message) => Effect.Effect<Receipt, SlackError>, never, Scope.Scope> {
  const { inTurn, pausedBy } = yield* makeTurns(policy)
  const limit = Duration.decode(policy.deliveryTimeout)
  return Effect.fn("SlackNotifier.deliver")(function* (message: Message) {
    let attempts = 0
    let last: SlackError = pausedBy() ?? new SlackTimeout({ limit })
    const attempt = inTurn(yield* open)
    const send: Request = (body) =>
      Effect.suspend(() => {
        attempts += 1
        return attempt(body)
      }).pipe(
        Effect.tapError((error) => {
          last = error
          return Effect.logDebug(`runbell: attempt ${attempts} at a message failed. ${error.message}`)
        }),
        Effect.retry(retrySchedule(policy))
      )
    const accepted = yield* withPlainForm(message, send).pipe(
      Effect.timeoutFail({ duration: limit, onTimeout: () => last })
    )
    return { destination, at: yield* DateTime.now, attempts, ...accepted }
  })
})
