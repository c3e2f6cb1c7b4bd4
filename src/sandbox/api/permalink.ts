/** The method chat.getPermalink: the address of a message. */
import * as Effect from "effect/Effect"
import { type Call, channelIn, type Done, type Method } from "./Call.ts"
import { findMessage } from "./findMessage.ts"
import { missing, type Refusal } from "./Refusal.ts"
import { textIn } from "./readArguments.ts"

const run = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const channel = yield* channelIn(call)
    const given = textIn(call.args, "message_ts")
    if (given === undefined) return yield* Effect.fail(missing("message_ts"))
    const { ts, threadTs } = yield* findMessage(call, channel, given)
    const thread = threadTs === undefined || threadTs === ts ? "" : `?thread_ts=${threadTs}&cid=${channel.id}`
    const permalink = `https://sandbox.slack.com/archives/${channel.id}/p${ts.replace(".", "")}${thread}`
    return { fields: { channel: channel.id, permalink } }
  })

export const permalink: Method = { tier: "special", takesJson: false, run }
