/** Delivers one message to an incoming webhook: attempts, pauses, the plainer form. */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as RateLimiter from "effect/RateLimiter"
import type * as Scope from "effect/Scope"
import { limits } from "./BlockKit.ts"
import type { Message } from "./Message.ts"
import { escape, truncate } from "./Mrkdwn.ts"
import { plainText } from "./outline.ts"
import type { Post } from "./Post.ts"
import type { Receipt } from "./Receipt.ts"
import { type SlackError, type SlackRateLimited, SlackTimeout } from "./SlackError.ts"
import { type Policy, retrySchedule } from "./SlackPolicy.ts"
import { classify } from "./WebhookAnswer.ts"

/** The words for where it goes: the URL is a secret. */
export const destination = "Slack webhook"

/** No link in a message is worth a preview that pushes the message away. */
const quiet = { unfurl_links: false, unfurl_media: false }

const withBlocks = ({ text, blocks }: Message): unknown => ({ text, blocks, ...quiet })

/** All that the message says, as text: what goes to Slack when it refuses the blocks. Slack takes up to 40,000 characters. */
const withoutBlocks = ({ blocks }: Message): unknown => ({
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

/** One request in its time, and what its answer means. */
const makeRequest = (post: Post, policy: Policy) => {
  const limit = Duration.decode(policy.attemptTimeout)
  return (body: unknown): Effect.Effect<void, SlackError> =>
    post(body).pipe(
      Effect.timeoutFail({ duration: limit, onTimeout: () => new SlackTimeout({ limit }) }),
      Effect.flatMap((answer) => Effect.flatMap(Clock.currentTimeMillis, (now) => classify(answer, now, policy)))
    )
}

/** One attempt, in its turn and in its time. */
const makeAttempt = Effect.fnUntraced(function* (post: Post, policy: Policy) {
  const pause = yield* makePause
  const { burst, interval } = policy.pace
  const pace = yield* RateLimiter.make({ limit: burst, interval: Duration.times(interval, burst) })
  const request = makeRequest(post, policy)
  return {
    pausedBy: pause.reason,
    attempt: (body: unknown): Effect.Effect<void, SlackError> =>
      Effect.zipRight(pause.wait, pace(request(body))).pipe(Effect.tapErrorTag("SlackRateLimited", pause.after))
  }
})

/** The message with its blocks; at once as plain text when Slack refuses them. */
const withPlainForm = (message: Message, send: (body: unknown) => Effect.Effect<void, SlackError>) =>
  send(withBlocks(message)).pipe(
    Effect.as("blocks" as const),
    Effect.catchTag("SlackMessageRefused", () => Effect.as(send(withoutBlocks(message)), "plain" as const))
  )

/** One attempt at a delivery, for who keeps the pace and makes the pauses itself. */
export const attemptWebhook = (post: Post, policy: Policy) => {
  const request = makeRequest(post, policy)
  return Effect.fn("SlackNotifier.attempt")(function* (message: Message): Effect.fn.Return<Receipt, SlackError> {
    const form = yield* withPlainForm(message, request)
    return { destination, at: yield* DateTime.now, form, attempts: 1 }
  })
}

/**
 * The delivery to a webhook: the message with its blocks, as often as the policy allows; at once as plain text when
 * Slack refuses the blocks; given up with the last refusal when its time is over.
 */
export const makeWebhook = Effect.fnUntraced(function* (
  post: Post,
  policy: Policy
): Effect.fn.Return<(message: Message) => Effect.Effect<Receipt, SlackError>, never, Scope.Scope> {
  const { attempt, pausedBy } = yield* makeAttempt(post, policy)
  const limit = Duration.decode(policy.deliveryTimeout)
  return Effect.fn("SlackNotifier.deliver")(function* (message: Message) {
    let attempts = 0
    let last: SlackError = pausedBy() ?? new SlackTimeout({ limit })
    const send = (body: unknown) =>
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
    const form = yield* withPlainForm(message, send).pipe(
      Effect.timeoutFail({ duration: limit, onTimeout: () => last })
    )
    return { destination, at: yield* DateTime.now, form, attempts }
  })
})
