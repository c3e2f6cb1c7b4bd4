/** An incoming webhook as a destination: what is asked of it, and what its answers mean. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { attemptDelivery, type Destination, makeDelivery, type Turns } from "./delivery.ts"
import { type Body, makeForms } from "./forms.ts"
import { letThrough } from "./letThrough.ts"
import { mayHaveArrived } from "./mayHaveArrived.ts"
import type { Post } from "./Post.ts"
import { SlackTimeout } from "./SlackError.ts"
import type { Policy } from "./SlackPolicy.ts"
import { classify } from "./WebhookAnswer.ts"

/** The words for where it goes: the URL is a secret. */
export const destination = "Slack webhook"

/** Slack says of it that it is no message, and shows nothing. */
const empty = {}

const webhookAt = (post: Post, policy: Policy): Destination => {
  const limit = Duration.decode(policy.attemptTimeout)
  const forms = makeForms()
  const ask = (body: Body | typeof empty) =>
    post(body).pipe(
      Effect.timeoutFail({ duration: limit, onTimeout: () => new SlackTimeout({ limit }) }),
      Effect.flatMap((answer) => Effect.flatMap(Clock.currentTimeMillis, (now) => classify(answer, now, policy)))
    )
  const isSlackReached = Effect.match(ask(empty), {
    onSuccess: () => false,
    onFailure: ({ _tag }) => _tag === "SlackMessageRefused"
  })
  /** The posts of one message. */
  const makePost = ({ again }: Turns) => {
    let isInDoubt = false
    return (body: Body) =>
      Effect.suspend(() => letThrough(ask(isInDoubt ? again(body) : body), isSlackReached)).pipe(
        Effect.tapError((error) => Effect.sync(() => (isInDoubt ||= mayHaveArrived(error))))
      )
  }
  return {
    destination,
    deliver: (message, turns) => {
      const request = makePost(turns)
      return Effect.map(
        forms.send(message, (body) => turns.post(request(body))),
        ({ form }) => ({ form })
      )
    }
  }
}

/** One attempt at a delivery, for who keeps the pace and makes the pauses itself. */
export const attemptWebhook = (post: Post, policy: Policy) => attemptDelivery(webhookAt(post, policy))

/** The delivery to a webhook, with all its attempts. */
export const makeWebhook = (post: Post, policy: Policy) => makeDelivery(webhookAt(post, policy), policy)
