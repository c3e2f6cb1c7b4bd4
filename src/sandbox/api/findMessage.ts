/** Finds the message that a call means. */
import * as Effect from "effect/Effect"
import type { StoredMessage } from "../StoredMessage.ts"
import type { Call } from "./Call.ts"
import type { Channel } from "./Channel.ts"
import { type Refusal, refused } from "./Refusal.ts"

/** The message of that `ts` in the channel. */
export const findMessage = ({ stores }: Call, channel: Channel, ts: string): Effect.Effect<StoredMessage, Refusal> =>
  Effect.flatMap(stores.messages.all, (messages) => {
    const found = messages.find((message) => message.ts === ts && message.channel === channel.name)
    return found === undefined ? Effect.fail(refused("message_not_found")) : Effect.succeed(found)
  })

/** The same if the bot itself posted it; what a webhook posted is not the bot's. */
export const findOwn = (
  call: Call,
  channel: Channel,
  ts: string,
  otherwise: string
): Effect.Effect<StoredMessage, Refusal> =>
  Effect.filterOrFail(
    findMessage(call, channel, ts),
    (message) => message.bot === true,
    () => refused(otherwise)
  )
