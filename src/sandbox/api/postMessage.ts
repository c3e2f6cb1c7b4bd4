/** The method chat.postMessage. */
import * as Effect from "effect/Effect"
import type { Taken } from "../judge.ts"
import { threadsIn } from "../threads.ts"
import { type Call, type Done, type Method, postableChannel } from "./Call.ts"
import type { Channel } from "./Channel.ts"
import { circumstances } from "./circumstances.ts"
import { judgePost } from "./judgePost.ts"
import { messageObject } from "./messageObject.ts"
import type { Refusal } from "./Refusal.ts"

/** The judgement of what the call would post into the channel. */
export const judgeIn = ({ args, stores }: Call, channel: Channel) =>
  Effect.gen(function* () {
    const messages = yield* stores.messages.all
    const threadOf = threadsIn(messages, channel.name)
    return yield* judgePost(args, { threadOf, circumstances: yield* circumstances(stores) }, stores.settings)
  })

/** The one of before that this repeats, where that is recognised. */
const repeated = ({ stores }: Call, { name }: Channel, { clientMsgId }: Taken) =>
  Effect.map(stores.messages.all, (messages) =>
    clientMsgId === undefined || stores.settings.repeatedMessage === "posted"
      ? undefined
      : messages.find((message) => message.channel === name && message.clientMsgId === clientMsgId)
  )

const run = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const channel = yield* postableChannel(call)
    yield* call.stores.rates.post(channel.id)
    const { message, warnings } = yield* judgeIn(call, channel)
    const before = yield* repeated(call, channel, message)
    const stored = before ?? (yield* call.stores.messages.store(message, channel.name))
    const duplicate = before === undefined ? {} : { is_duplicate: true }
    return { fields: { channel: channel.id, ts: stored.ts, message: messageObject(stored), ...duplicate }, warnings }
  })

/** Its limit is one post a second in a channel; the other is that of the whole workspace, whose number is not published. */
export const postMessage: Method = { tier: "special", scope: "chat:write", takesJson: true, run }
