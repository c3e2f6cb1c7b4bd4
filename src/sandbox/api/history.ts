/** The methods conversations.history and conversations.replies: what was posted in a channel, and in a thread. */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import type { StoredMessage } from "../StoredMessage.ts"
import type { Json } from "../validate/Message.ts"
import { type Call, channelIn, type Done, type Method, requireScope } from "./Call.ts"
import { messageObject } from "./messageObject.ts"
import { pageOf } from "./paging.ts"
import { missing, type Refusal, refused } from "./Refusal.ts"
import { isOn, textIn } from "./readArguments.ts"

/** A bound in time; without one, the beginning or the end of all. */
const bound = (args: Json, name: "oldest" | "latest", otherwise: number): Effect.Effect<number, Refusal> => {
  const given = textIn(args, name)
  if (given === undefined || given === "") return Effect.succeed(otherwise)
  return /^\d+(?:\.\d+)?$/u.test(given) ? Effect.succeed(Number(given)) : Effect.fail(refused(`invalid_ts_${name}`))
}

/** Without the flag, Slack tells of metadata only what kind it is of. */
const metadataFor = ({ metadata }: StoredMessage, all: boolean): unknown =>
  all || !Predicate.isReadonlyRecord(metadata) ? metadata : { event_type: metadata["event_type"] }

/** A reply stands in its thread, and in the channel only when it was sent there too. */
const isInChannel = ({ threadTs, ts, broadcast }: StoredMessage): boolean =>
  threadTs === undefined || threadTs === ts || broadcast === true

const shown = (message: StoredMessage, all: ReadonlyArray<StoredMessage>, withMetadata: boolean): Json => {
  const replies = all.filter(({ threadTs, ts }) => threadTs === message.ts && ts !== message.ts).length
  return {
    ...messageObject(message, metadataFor(message, withMetadata)),
    ...(replies === 0 ? {} : { thread_ts: message.ts, reply_count: replies })
  }
}

type Which = (messages: ReadonlyArray<StoredMessage>) => Effect.Effect<ReadonlyArray<StoredMessage>, Refusal>

/** A page of the messages of the call's channel, for who may read it. */
const read = (call: Call, which: Which): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const channel = yield* channelIn(call)
    yield* requireScope(call, channel.id.startsWith("D") ? "im:history" : "channels:history")
    if (channel.state !== "joined" && channel.state !== "archived") {
      return yield* Effect.fail(refused("not_in_channel"))
    }
    const oldest = yield* bound(call.args, "oldest", 0)
    const latest = yield* bound(call.args, "latest", Number.POSITIVE_INFINITY)
    const inclusive = isOn(call.args["inclusive"])
    const isBetween = ({ ts }: StoredMessage) =>
      inclusive ? Number(ts) >= oldest && Number(ts) <= latest : Number(ts) > oldest && Number(ts) < latest
    const all = (yield* call.stores.messages.all).filter((message) => message.channel === channel.name)
    const asked = (yield* which(all)).filter(isBetween)
    const { items, next } = yield* pageOf(asked, call.args, { most: 999, otherwise: 100 })
    return {
      fields: {
        messages: items.map((message) => shown(message, all, isOn(call.args["include_all_metadata"]))),
        has_more: next !== "",
        ...(next === "" ? {} : { response_metadata: { next_cursor: next } })
      }
    }
  })

const run = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.map(
    read(call, (all) => Effect.succeed(all.filter(isInChannel).toReversed())),
    ({ fields }) => ({ fields: { ...fields, pin_count: 0 } })
  )

export const history: Method = { tier: "three", takesJson: false, run }

const inThread =
  (ts: string): Which =>
  (all) => {
    const found = all.filter((message) => message.ts === ts || message.threadTs === ts)
    return found.length === 0 ? Effect.fail(refused("thread_not_found")) : Effect.succeed(found)
  }

/** The method conversations.replies: a message and what answers it, the oldest first. */
export const replies: Method = {
  tier: "three",
  takesJson: false,
  run: (call) => {
    const ts = textIn(call.args, "ts")
    return ts === undefined ? Effect.fail(missing("ts")) : read(call, inThread(ts))
  }
}
