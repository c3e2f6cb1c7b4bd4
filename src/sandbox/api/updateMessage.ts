/** The method chat.update: a bot edits what it posted. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import type { StoredMessage } from "../StoredMessage.ts"
import { type Call, channelIn, type Done, type Method } from "./Call.ts"
import type { Channel } from "./Channel.ts"
import { messageObject } from "./messageObject.ts"
import { judgeIn } from "./postMessage.ts"
import { missing, type Refusal, refused } from "./Refusal.ts"
import { nested, textIn } from "./readArguments.ts"

/** In Unicode code points: method page "chat.update", `msg_too_long`. */
const longestText = 4_000

const find = ({ args, stores }: Call, channel: Channel): Effect.Effect<StoredMessage, Refusal> =>
  Effect.flatMap(stores.messages.all, (messages) => {
    const ts = textIn(args, "ts")
    if (ts === undefined) return Effect.fail(missing("ts"))
    const found = messages.find((message) => message.ts === ts && message.channel === channel.name)
    if (found === undefined) return Effect.fail(refused("message_not_found"))
    return found.bot === true ? Effect.succeed(found) : Effect.fail(refused("cant_update_message"))
  })

const isEmpty = (value: unknown): boolean => Predicate.isReadonlyRecord(value) && Object.keys(value).length === 0

/** Metadata stays when none is given, and goes when it is given empty. */
const metadataFor = (given: unknown, before: StoredMessage): unknown => {
  if (given === undefined) return before.metadata
  return isEmpty(given) ? undefined : given
}

const run = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const channel = yield* channelIn(call)
    const before = yield* find(call, channel)
    const { text, metadata: given, ...args } = call.args
    if (Predicate.isString(text) && Array.from(text).length > longestText) {
      return yield* Effect.fail(refused("msg_too_long"))
    }
    const metadata = nested(given)
    const judged = isEmpty(metadata) || metadata === undefined ? {} : { metadata }
    const { message } = yield* judgeIn(
      { ...call, args: { ...args, ...(text === undefined ? {} : { text }), ...judged } },
      channel
    )
    const edited: StoredMessage = {
      ...before,
      text: message.text,
      blocks: message.blocks,
      attachments: message.attachments,
      metadata: metadataFor(metadata, before),
      editedAt: yield* Clock.currentTimeMillis
    }
    yield* call.stores.messages.edit(before.ts, () => edited)
    return { fields: { channel: channel.id, ts: before.ts, text: edited.text, message: messageObject(edited) } }
  })

export const updateMessage: Method = { tier: "three", scope: "chat:write", takesJson: true, run }
