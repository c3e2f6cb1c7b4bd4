/** The method chat.delete: a bot takes back what it posted. */
import * as Effect from "effect/Effect"
import { type Call, channelIn, type Done, type Method } from "./Call.ts"
import { findOwn } from "./findMessage.ts"
import { missing, type Refusal } from "./Refusal.ts"
import { textIn } from "./readArguments.ts"

const run = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const channel = yield* channelIn(call)
    const ts = textIn(call.args, "ts")
    if (ts === undefined) return yield* Effect.fail(missing("ts"))
    yield* findOwn(call, channel, ts, "cant_delete_message")
    yield* call.stores.messages.remove(ts)
    return { fields: { channel: channel.id, ts } }
  })

export const deleteMessage: Method = { tier: "three", scope: "chat:write", takesJson: true, run }
