/** Slack as an alarm clock: a message for later is an alarm, and to delete it takes the alarm back. */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Schema from "effect/Schema"
import { type ApiRefused, refusalOf } from "../slack/ApiAnswer.ts"
import { type Body, bodyOf, plainBodyOf } from "../slack/forms.ts"
import type { Message } from "../slack/Message.ts"
import { type SlackError, SlackUnexpectedAnswer } from "../slack/SlackError.ts"
import type { WebApi } from "../slack/WebApi.ts"

/** An alarm that is set. */
export interface Alarm {
  readonly id: string
  /** The id of its channel. */
  readonly channel: string
  /** When it goes off, in milliseconds. */
  readonly due: number
}

const answered = <A, I>(schema: Schema.Schema<A, I>, answer: unknown): Either.Either<A, SlackError> =>
  Either.mapLeft(Schema.decodeUnknownEither(schema)(answer), () => new SlackUnexpectedAnswer({ status: 200 }))

const Scheduled = Schema.Struct({ channel: Schema.String, scheduled_message_id: Schema.String })

/** Slack's own sample shows the id as a number, its schema as a text. */
const Listed = Schema.Struct({
  scheduled_messages: Schema.Array(
    Schema.Struct({
      id: Schema.Union(Schema.String, Schema.Number),
      channel_id: Schema.String,
      post_at: Schema.Union(Schema.Number, Schema.NumberFromString),
      text: Schema.optional(Schema.String)
    })
  )
})

const named = <A>(call: Effect.Effect<A, SlackError | ApiRefused>): Effect.Effect<A, SlackError> =>
  Effect.catchTag(call, "ApiRefused", (refused) => Effect.fail(refusalOf(refused)))

/** How often an alarm is set later because there are too many, before it is given up: an hour later with the default. */
const mostSteps = 12

/** Below the run's card, and in the channel all the same: nobody looks into a thread for what has not been said. */
const inThread = (thread: string | undefined) =>
  thread === undefined ? {} : { thread_ts: thread, reply_broadcast: true }

/** The alarms of a channel. `step` is by how much later one is set when there are too many, in milliseconds. */
export const slackAlarms = (api: WebApi, channel: string, step: number) => {
  const schedule = (body: Body, mark: string, due: number, thread: string | undefined) =>
    Effect.flatMap(
      // Never with metadata: a message for later that has some is never posted (method page "chat.scheduleMessage").
      api("chat.scheduleMessage", {
        ...body,
        ...inThread(thread),
        channel,
        text: `${body.text} · ${mark}`,
        post_at: Math.ceil(due / 1_000)
      }),
      (answer) => answered(Scheduled, answer)
    ).pipe(Effect.map((told): Alarm => ({ id: told.scheduled_message_id, channel: told.channel, due })))

  const scheduleFrom = (
    body: Body,
    mark: string,
    due: number,
    thread: string | undefined,
    left: number
  ): Effect.Effect<Alarm, SlackError | ApiRefused> =>
    Effect.catchIf(
      schedule(body, mark, due, thread),
      (error) => error._tag === "ApiRefused" && error.code === "restricted_too_many" && left > 0,
      () => scheduleFrom(body, mark, due + step, thread, left - 1)
    )

  return {
    /** Sets an alarm; later, where there are too many at that time. It is known again by its mark. */
    set: (message: Message, mark: string, due: number, thread?: string): Effect.Effect<Alarm, SlackError> =>
      named(scheduleFrom(bodyOf(message), mark, due, thread, mostSteps)).pipe(
        Effect.catchTag("SlackMessageRefused", () =>
          named(scheduleFrom(plainBodyOf(message), mark, due, thread, mostSteps))
        )
      ),
    /** Takes it back. One that is not there any more has been taken back before. */
    unset: ({ id, channel }: Alarm): Effect.Effect<void, SlackError> =>
      api("chat.deleteScheduledMessage", { channel, scheduled_message_id: id }).pipe(
        Effect.catchIf(
          (error) => error._tag === "ApiRefused" && error.code === "invalid_scheduled_message_id",
          () => Effect.void
        ),
        named,
        Effect.asVoid
      ),
    /** The alarms with the mark that Slack has, whoever heard of them. */
    find: (mark: string): Effect.Effect<ReadonlyArray<Alarm>, SlackError> =>
      named(api("chat.scheduledMessages.list", { limit: 1_000 })).pipe(
        Effect.flatMap((answer) => answered(Listed, answer)),
        Effect.map(({ scheduled_messages: all }) =>
          all
            .filter(({ text = "" }) => text.endsWith(mark))
            .map(({ id, channel_id, post_at }) => ({ id: String(id), channel: channel_id, due: post_at * 1_000 }))
        )
      ),
    /** Says something now. */
    say: (message: Message, thread?: string): Effect.Effect<void, SlackError> =>
      Effect.asVoid(named(api("chat.postMessage", { ...bodyOf(message), ...inThread(thread), channel })))
  }
}

/** The alarms of a channel. */
export type Alarms = ReturnType<typeof slackAlarms>
