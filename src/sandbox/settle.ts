/** What becomes of a post to a webhook: the fault that it meets, the judgement, its place among the messages. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import { type Answer, accepted, rateLimited, refusal } from "./Answer.ts"
import { Fault } from "./Fault.ts"
import { judge } from "./judge.ts"
import type { Note } from "./StoredMessage.ts"
import type { Stores } from "./Stores.ts"
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
    const isKnown = (ts: string) => messages.some((other) => other.ts === ts && other.channel === channel)
    const verdict = judge(payload, isKnown, stores.settings)
    if (Either.isLeft(verdict)) {
      return { answer: refusal(400, verdict.left.code), problems: verdict.left.problems }
    }
    yield* stores.messages.store(verdict.right, channel)
    return { answer: accepted, notes: verdict.right.notes }
  })

const ended = (answer: Settled["answer"]): Effect.Effect<Settled> => Effect.succeed({ answer })

/** Lets the work meet the fault. `limited` is how the place says that it was asked too often. */
export const meet = (
  fault: Fault,
  work: Effect.Effect<Settled>,
  limited: (retryAfter: number | undefined) => Answer
): Effect.Effect<Settled> =>
  Fault.$match(fault, {
    Delay: ({ duration }) => Effect.delay(work, duration),
    Hang: () => ended("Hang"),
    DropBefore: () => ended("Cut"),
    DropAfter: () => Effect.map(work, (settled): Settled => ({ ...settled, answer: "Cut" })),
    ServerError: ({ status = 500, body = "rollup_error" }) => ended(refusal(status, body)),
    RateLimited: ({ retryAfter }) => ended(limited(retryAfter)),
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
  return fault === undefined ? work : meet(fault, work, rateLimited)
}
