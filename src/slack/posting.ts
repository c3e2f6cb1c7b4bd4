/** Posts to a channel or into a thread once: a post whose fate is not known is looked for before it is made again. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import { type Fields, refusalOf } from "./ApiAnswer.ts"
import type { Body } from "./forms.ts"
import { isDoubtful } from "./isDoubtful.ts"
import { mayHaveArrived } from "./mayHaveArrived.ts"
import { type SlackError, SlackUnexpectedAnswer } from "./SlackError.ts"
import type { Method, WebApi } from "./WebApi.ts"

/** Where a message goes. */
export interface Place {
  /** The id of a channel or its name, or a person's id. */
  readonly channel: string
  /** The channel's id, where it is known: only that is good for looking into the channel. */
  readonly id?: string | undefined
  /** The `ts` of the message that it answers. */
  readonly thread?: string | undefined
  /** Whether an answer is shown in the channel too. */
  readonly broadcast?: boolean
}

/** Where a message stands. */
export interface Posted {
  /** The channel's id. */
  readonly channel: string
  readonly ts: string
}

/** A call whose refusal is an error that says what to do. */
export const called = (
  api: WebApi,
  method: Method,
  args: Readonly<Record<string, unknown>>
): Effect.Effect<Fields, SlackError> =>
  Effect.catchTag(api(method, args), "ApiRefused", (refused) => Effect.fail(refusalOf(refused)))

/** The kind of metadata by which runbell finds a message of its own again. */
const eventType = "runbell_message"

/** With its key twice: Slack's page on metadata leaves open whether it is kept for an app that does not announce it. */
const marked = (body: Body, key: string): Readonly<Record<string, unknown>> => ({
  ...body,
  ...(body.blocks === undefined
    ? {}
    : { blocks: body.blocks.map((block, index) => (index === 0 ? { ...block, block_id: key } : block)) }),
  metadata: { event_type: eventType, event_payload: { key } }
})

const isPosted = (value: unknown): value is Posted =>
  Predicate.isReadonlyRecord(value) && Predicate.isString(value["ts"]) && Predicate.isString(value["channel"])

const list = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])

const field = (value: unknown, name: string): unknown => (Predicate.isReadonlyRecord(value) ? value[name] : undefined)

const hasKey = (message: unknown, key: string): boolean =>
  field(field(field(message, "metadata"), "event_payload"), "key") === key ||
  list(field(message, "blocks")).some((block) => field(block, "block_id") === key)

/** The `ts` of the message that has the key, among the messages of an answer. */
const findKey = (answer: Fields, key: string): Option.Option<string> =>
  Option.fromNullable(list(answer["messages"]).find((message) => hasKey(message, key))).pipe(
    Option.map((message) => field(message, "ts")),
    Option.filter(Predicate.isString)
  )

/** As many as a busy channel may have got within the time of a delivery. */
const lookedThrough = 100

/** A thread is read from its beginning: method page "conversations.replies", at most so many. */
const longestThread = 999

/** What is seen in a channel; none where nobody can look. */
type Seen = Option.Option<Option.Option<Posted>>

const look = (
  api: WebApi,
  { id, thread }: Pick<Place, "id" | "thread">,
  key: string
): Effect.Effect<Seen, SlackError> => {
  if (id === undefined) return Effect.succeedNone
  const where = { channel: id, include_all_metadata: true }
  const answer =
    thread === undefined
      ? called(api, "conversations.history", { ...where, limit: lookedThrough })
      : called(api, "conversations.replies", { ...where, ts: thread, limit: longestThread })
  return answer.pipe(
    Effect.map((answer) => Option.some(Option.map(findKey(answer, key), (ts) => ({ channel: id, ts })))),
    Effect.tapError(() => Effect.logDebug("runbell: whether a message has arrived could not be looked up.")),
    Effect.catchIf(
      (error) => !error.canRetry,
      () => Effect.succeedNone
    )
  )
}

/**
 * Looks whether a doubtful post has arrived after all. Without the scope `channels:history` (or `groups:history`) it
 * cannot know, and the message is posted again. It fails where it may know later: "not seen" is not "not there".
 */
export const lookFor = (
  api: WebApi,
  place: Pick<Place, "id" | "thread">,
  key: string
): Effect.Effect<Option.Option<Posted>, SlackError> => Effect.map(look(api, place, key), Option.flatten)

/**
 * The posts of one message: run what it returns again and again, until it succeeds. `inDoubt`: it may be there already,
 * and says so. `again` says it of what may be there by one of these posts, where nobody can look.
 */
export const makePost = (
  api: WebApi,
  place: Place,
  key: string,
  inDoubt: boolean,
  again: (body: Body) => Body = (body) => body
) => {
  let isInDoubt = inDoubt
  let mayBeThere = false
  const threaded = place.thread === undefined ? {} : { thread_ts: place.thread, reply_broadcast: place.broadcast }
  return (body: Body): Effect.Effect<Posted, SlackError> =>
    Effect.gen(function* () {
      const seen: Seen = isInDoubt ? yield* look(api, place, key) : Option.none()
      const found = Option.flatten(seen)
      if (Option.isSome(found)) return found.value
      const isMarked = mayBeThere && Option.isNone(seen)
      const answer = yield* called(api, "chat.postMessage", {
        channel: place.channel,
        ...marked(isMarked ? again(body) : body, key),
        ...threaded
      }).pipe(
        Effect.tapError((error) =>
          Effect.sync(() => {
            isInDoubt ||= isDoubtful(error)
            mayBeThere ||= mayHaveArrived(error)
          })
        )
      )
      return isPosted(answer)
        ? { channel: answer.channel, ts: answer.ts }
        : yield* Effect.fail(new SlackUnexpectedAnswer({ status: 200 }))
    })
}
