/** The method conversations.info: what a channel is to the bot. */
import * as Effect from "effect/Effect"
import type { Json } from "../validate/Message.ts"
import { type Call, channelIn, type Done, type Method, requireScope } from "./Call.ts"
import type { Channel } from "./Channel.ts"
import type { Refusal } from "./Refusal.ts"

const channelObject = ({ id, name, state }: Channel): Json => {
  if (id.startsWith("D")) return { id, is_im: true, is_channel: false, user: name.slice(1), is_archived: false }
  return {
    id,
    name: name.slice(1),
    name_normalized: name.slice(1),
    is_channel: true,
    is_group: false,
    is_im: false,
    is_private: false,
    is_archived: state === "archived",
    is_member: state === "joined"
  }
}

const run = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const channel = yield* channelIn(call)
    yield* requireScope(call, channel.id.startsWith("D") ? "im:read" : "channels:read")
    return { fields: { channel: channelObject(channel) } }
  })

export const channelInfo: Method = { tier: "three", takesJson: false, run }
