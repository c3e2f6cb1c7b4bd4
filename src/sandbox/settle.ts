/** What becomes of a post to a webhook: the fault that it meets, the judgement, its place among the messages. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { type Answer, accepted, rateLimited, refusal } from "./Answer.ts"
import { Fault } from "./Fault.ts"
import { judge } from "./judge.ts"
import type { Note } from "./StoredMessage.ts"
import type { Stores } from "./Stores.ts"
import { threadsIn } from "./threads.ts"
import type { Json } from "./validate/Message.ts"
import type { Problem } from "./validate/Problem.ts"

/** What has become of it. */
export interface Settled {
  /** `Cut`: the connection is cut instead. `Hang`: no answer ever comes. */
  readonly answer: Answer | "Cut" | "Hang"
  readonly problems?: ReadonlyArray<Problem>
  readonly notes?: ReadonlyArray<Note>
}

/** Takes the payload into the channel of the webhook that the path leads to, or says why not. */
const accept = (stores: Stores, path: string, payload: Json | undefined): Effect.Effect<Settled, Answer> =>
  Effect.gen(function* () {
    const { channel } = yield* stores.webhooks.admit(path)
    if (payload === undefined) return { answer: refusal(400, "invalid_payload") }
    const messages = yield* stores.messages.all
    const verdict = judge(payload, threadsIn(messages, channel), stores.settings)
    if (Either.isLeft(verdict)) {
      return { answer: refusal(400, verdict.left.code), problems: verdict.left.problems }
    }
    yield* stores.messages.store(verdict.right, channel)
    return { answer: accepted, notes: verdict.right.notes }
  })

const ended = (answer: Settled["answer"]): Effect.Effect<Settled> => Effect.succeed({ answer })

/** How the place that is asked says no. */
export interface Place {
  /** It was asked too often. */
  readonly limited: (retryAfter: number | undefined) => Answer
  readonly refused: (error: string) => Answer
}

const webhook: Place = { limited: rateLimited, refused: (error) => refusal(400, error) }

/** Lets the work meet the fault. */
export const meet = (fault: Fault, work: Effect.Effect<Settled>, place: Place): Effect.Effect<Settled> =>
  Fault.$match(fault, {
    Delay: ({ duration }) => Effect.delay(work, duration),
    Hang: () => ended("Hang"),
    DropBefore: () => ended("Cut"),
    DropAfter: () => Effect.map(work, (settled): Settled => ({ ...settled, answer: "Cut" })),
    ServerError: ({ status = 500, body = "rollup_error" }) => ended(refusal(status, body)),
    RateLimited: ({ retryAfter }) => ended(place.limited(retryAfter)),
    Refused: ({ error }) => ended(place.refused(error)),
    Answer: ({ status, body, headers = {} }) => ended({ status, body, headers }),
    AnswerAfter: ({ status, body, headers = {} }) =>
      Effect.map(work, (settled): Settled => ({ ...settled, answer: { status, body, headers } }))
  })

/** Settles the post, by way of the fault if there is one. */
export const settle = (
  stores: Stores,
  path: string,
  payload: Json | undefined,
  fault: Fault | undefined
): Effect.Effect<Settled> => {
  const work = Effect.catchAll(accept(stores, path, payload), ended)
  return fault === undefined ? work : meet(fault, work, webhook)
}
