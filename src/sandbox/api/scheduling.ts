/** The methods for messages that wait: chat.scheduleMessage, chat.deleteScheduledMessage, chat.scheduledMessages.list. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import { bot } from "./bot.ts"
import { type Call, channelIn, type Done, type Method, postableChannel } from "./Call.ts"
import { withBlockIds } from "./messageObject.ts"
import { pageOf } from "./paging.ts"
import { judgeIn } from "./postMessage.ts"
import { missing, type Refusal, refused } from "./Refusal.ts"
import { textIn } from "./readArguments.ts"
import { type Scheduled, timeOf } from "./Scheduled.ts"

const objectOf = ({ id, message }: Scheduled) => ({
  type: "delayed_message",
  subtype: "bot_message",
  bot_id: bot.bot_id,
  text: message.text,
  ...(message.blocks.length === 0 ? {} : { blocks: withBlockIds(message.blocks, id) })
})

const schedule = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const { post_at: given } = call.args
    const channel = yield* postableChannel(call)
    if (given === undefined) return yield* Effect.fail(missing("post_at"))
    const postAt = timeOf(given, (yield* Clock.currentTimeMillis) / 1_000)
    if (Predicate.isString(postAt)) return yield* Effect.fail(refused(postAt))
    const { message, warnings } = yield* judgeIn(call, channel)
    const scheduled = yield* call.stores.scheduled.add(channel, postAt, message)
    return {
      fields: {
        channel: channel.id,
        scheduled_message_id: scheduled.id,
        post_at: postAt,
        message: objectOf(scheduled)
      },
      warnings
    }
  })

const remove = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const channel = yield* channelIn(call)
    const id = textIn(call.args, "scheduled_message_id")
    if (id === undefined) return yield* Effect.fail(missing("scheduled_message_id"))
    yield* call.stores.scheduled.remove(channel.id, id)
    return { fields: {} }
  })

const listed = ({ id, channel, postAt, createdAt, message }: Scheduled) => ({
  id,
  channel_id: channel.id,
  post_at: postAt,
  date_created: createdAt,
  text: message.text
})

const show = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const channel = call.args["channel"] === undefined ? undefined : yield* channelIn(call, "invalid_channel")
    const all = yield* call.stores.scheduled.all
    const asked = all.filter((one) => channel === undefined || one.channel.id === channel.id)
    const { items, next } = yield* pageOf(asked, call.args, { most: 1_000, otherwise: 100 })
    return { fields: { scheduled_messages: items.map(listed), response_metadata: { next_cursor: next } } }
  })

export const scheduleMessage: Method = { tier: "three", scope: "chat:write", takesJson: true, run: schedule }

export const deleteScheduledMessage: Method = { tier: "three", scope: "chat:write", takesJson: true, run: remove }

export const listScheduledMessages: Method = { tier: "three", takesJson: true, run: show }
