/** A channel as a bot posts to it: what is asked of the Web API, and how a post whose fate is not known is settled. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { refusalOf } from "./ApiAnswer.ts"
import { type Body, type Destination, makeDelivery, type Request } from "./delivery.ts"
import { isDoubtful } from "./isDoubtful.ts"
import { type SlackError, SlackUnexpectedAnswer } from "./SlackError.ts"
import type { Policy } from "./SlackPolicy.ts"
import type { WebApi } from "./WebApi.ts"

/** The words for where a bot's messages go. */
export const destinationOf = (channel: string): string => `Slack channel ${channel}`

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

const keyed = (key: string) => Schema.Struct({ event_payload: Schema.Struct({ key: Schema.Literal(key) }) })

const blockKeyed = (key: string) => Schema.Struct({ block_id: Schema.Literal(key) })

const Found = Schema.Struct({
  messages: Schema.Array(
    Schema.Struct({
      ts: Schema.String,
      metadata: Schema.optional(Schema.Unknown),
      blocks: Schema.optional(Schema.Array(Schema.Unknown))
    })
  )
})

/** The `ts` of the message that has the key, among the messages of an answer. */
const findKey = (answer: unknown, key: string): Option.Option<string> => {
  const hasKey = Schema.is(keyed(key))
  const isBlock = Schema.is(blockKeyed(key))
  return Schema.decodeUnknownOption(Found)(answer).pipe(
    Option.flatMap(({ messages }) =>
      Option.fromNullable(
        messages.find(({ metadata, blocks = [] }) => hasKey(metadata) || blocks.some((block) => isBlock(block)))
      )
    ),
    Option.map(({ ts }) => ts)
  )
}

/** As many as a busy channel may have got within the time of a delivery. */
const lookedThrough = 100

/**
 * Looks whether a doubtful attempt has arrived after all. Without the scope `channels:history` (or `groups:history`) it
 * cannot know, and the message is posted again.
 */
const lookFor = (api: WebApi, channel: string, key: string): Effect.Effect<Option.Option<string>> =>
  api("conversations.history", { channel, limit: lookedThrough, include_all_metadata: true }).pipe(
    Effect.map((answer) => findKey(answer, key)),
    Effect.tapError(() => Effect.logDebug("runbell: whether a message has arrived could not be looked up.")),
    Effect.orElseSucceed(() => Option.none())
  )

const Posted = Schema.Struct({ ts: Schema.String, channel: Schema.String })

const post = (
  api: WebApi,
  channel: string,
  body: Readonly<Record<string, unknown>>
): Effect.Effect<typeof Posted.Type, SlackError> =>
  api("chat.postMessage", { channel, ...body }).pipe(
    Effect.catchTag("ApiRefused", (refused) => Effect.fail(refusalOf(refused))),
    Effect.flatMap((answer) =>
      Either.mapLeft(Schema.decodeUnknownEither(Posted)(answer), () => new SlackUnexpectedAnswer({ status: 200 }))
    )
  )

/** Only an id is good for looking into a channel; a name is good for posting. */
const isChannelId = (channel: string): boolean => /^[CDG][A-Z0-9]{7,}$/u.test(channel)

const botAt = (api: WebApi, channel: string): Destination => {
  let id = isChannelId(channel) ? channel : undefined
  const settle = (key: string) => (id === undefined ? Effect.succeedNone : lookFor(api, id, key))
  const open = Effect.sync((): Request => {
    const key = crypto.randomUUID()
    let isInDoubt = false
    return (body) =>
      Effect.gen(function* () {
        const found = isInDoubt ? yield* settle(key) : Option.none()
        if (Option.isSome(found)) return { ts: found.value }
        const posted = yield* Effect.tapError(post(api, channel, marked(body, key)), (error) =>
          Effect.sync(() => (isInDoubt ||= isDoubtful(error)))
        )
        id = posted.channel
        return { ts: posted.ts }
      })
  })
  return { destination: destinationOf(channel), open }
}

/** The delivery to a channel, with all its attempts. */
export const makeBot = (api: WebApi, channel: string, policy: Policy) => makeDelivery(botAt(api, channel), policy)
