/** The method chat.update: a bot edits what it posted. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type { StoredMessage } from "../StoredMessage.ts"
import type { Json } from "../validate/Message.ts"
import { type Call, channelIn, type Done, type Method } from "./Call.ts"
import type { Channel } from "./Channel.ts"
import { findOwn } from "./findMessage.ts"
import { messageObject } from "./messageObject.ts"
import { judgeIn } from "./postMessage.ts"
import { missing, type Refusal, refused } from "./Refusal.ts"
import { isOn, nested, textIn } from "./readArguments.ts"
import { isReady, storedFile } from "./Upload.ts"

/** In Unicode code points: method page "chat.update", `msg_too_long`. */
const longestText = 4_000

const find = (call: Call, channel: Channel): Effect.Effect<StoredMessage, Refusal> =>
  Effect.gen(function* () {
    const ts = textIn(call.args, "ts")
    if (ts === undefined) return yield* Effect.fail(missing("ts"))
    if (channel.state === "archived") return yield* Effect.fail(refused("is_inactive"))
    const found = yield* findOwn(call, channel, ts, "cant_update_message")
    const age = (yield* Clock.currentTimeMillis) - found.at
    return age > Duration.toMillis(call.stores.settings.editWindow)
      ? yield* Effect.fail(refused("edit_window_closed"))
      : found
  })

const isEmpty = (value: unknown): boolean => Predicate.isReadonlyRecord(value) && Object.keys(value).length === 0

/** Metadata stays when none is given, and goes when it is given empty. */
const metadataFor = (given: unknown, before: StoredMessage): unknown => {
  if (given === undefined) return before.metadata
  return isEmpty(given) ? undefined : given
}

const parts = ["text", "blocks", "attachments", "markdown_text"]

const hasContent = (args: Json): boolean => parts.some((part) => args[part] !== undefined)

/** The method's page: a reply may be told to the channel later, but not while it is changed. */
const isBroadcast = (args: Json, { broadcast, threadTs }: StoredMessage): Effect.Effect<boolean, Refusal> => {
  if (broadcast === true || !isOn(args["reply_broadcast"])) return Effect.succeed(broadcast === true)
  if (threadTs === undefined) return Effect.fail(refused("cant_broadcast_message"))
  return hasContent(args) ? Effect.fail(refused("no_dual_broadcast_content_update")) : Effect.succeed(true)
}

/**
 * What the message is to be: what is not given stays as it was, blocks and attachments too, which only an empty list
 * takes away. So the method's page said until 2026, and so others saw it.
 */
const judged = (call: Call, channel: Channel, before: StoredMessage): Effect.Effect<StoredMessage, Refusal> =>
  Effect.gen(function* () {
    const { text, metadata: given, ...args } = call.args
    if (Predicate.isString(text) && Array.from(text).length > longestText) {
      return yield* Effect.fail(refused("msg_too_long"))
    }
    const metadata = nested(given)
    const { blocks, attachments } = before
    const content =
      args["markdown_text"] === undefined
        ? { blocks, attachments, ...args, text: text ?? before.text }
        : { ...args, text }
    const { message } = yield* judgeIn(
      { ...call, args: { ...content, metadata: isEmpty(metadata) ? undefined : metadata } },
      channel
    )
    return {
      ...before,
      text: message.text,
      blocks: message.blocks,
      attachments: message.attachments,
      metadata: metadataFor(metadata, before),
      editedAt: yield* Clock.currentTimeMillis
    }
  })

const listIn = (given: unknown): ReadonlyArray<unknown> => {
  const ids = nested(given)
  if (Array.isArray(ids)) return ids
  return Predicate.isString(ids) ? ids.split(",").map((id) => id.trim()) : []
}

/**
 * The message's files, and after them those that are new: the method's page, "file ids that will be sent with this
 * message". Assumed: its page has no code of its own for a file that is not there, or not yet.
 */
const filesWith = ({ args, stores }: Call, { files = [] }: StoredMessage) =>
  Effect.gen(function* () {
    const uploads = yield* stores.uploads.all
    const now = yield* Clock.currentTimeMillis
    const more = yield* Effect.forEach(listIn(args["file_ids"]), (id) =>
      Effect.mapError(Option.fromNullable(uploads.find((upload) => upload.id === id && isReady(upload, now))), () =>
        refused("file_not_found")
      )
    )
    const added = more.map(storedFile).filter(({ id }) => !files.some((file) => file.id === id))
    return added.length === 0 ? {} : { files: [...files, ...added] }
  })

const run = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const channel = yield* channelIn(call)
    const before = yield* find(call, channel)
    const broadcast = yield* isBroadcast(call.args, before)
    if (!broadcast && !hasContent(call.args)) return yield* Effect.fail(refused("no_text"))
    const edited = hasContent(call.args) ? yield* judged(call, channel, before) : before
    const files = yield* filesWith(call, before)
    const after: StoredMessage = { ...edited, ...(broadcast ? { broadcast } : {}), ...files }
    yield* call.stores.messages.edit(before.ts, () => after)
    return { fields: { channel: channel.id, ts: before.ts, text: after.text, message: messageObject(after) } }
  })

export const updateMessage: Method = { tier: "three", scope: "chat:write", takesJson: true, run }
