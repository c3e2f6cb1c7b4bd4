/** The method files.completeUploadExternal: the files become Slack's, and are shown where they are asked for. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import { list, type Taken, threadIn } from "../judge.ts"
import type { StoredFile } from "../StoredFile.ts"
import { threadsIn } from "../threads.ts"
import type { Json } from "../validate/Message.ts"
import { type Call, type Done, type Method, postableChannel } from "./Call.ts"
import { type Channel, isChannelId } from "./Channel.ts"
import { fileObject } from "./fileObject.ts"
import { isPicture } from "./fileType.ts"
import { judgeIn } from "./postMessage.ts"
import { missing, type Refusal, refused } from "./Refusal.ts"
import { nested, textIn } from "./readArguments.ts"
import { type Completion, storedFile, type Upload } from "./Upload.ts"

const Files = Schema.NonEmptyArray(Schema.Struct({ id: Schema.String, title: Schema.optional(Schema.String) }))

const completionsIn = ({ args }: Call): Effect.Effect<ReadonlyArray<Completion>, Refusal> =>
  args["files"] === undefined
    ? Effect.fail(missing("files"))
    : Schema.decodeUnknown(Files)(nested(args["files"])).pipe(
        Effect.map((files) => files.map(({ id, title }) => ({ id, title: title === "" ? undefined : title }))),
        Effect.mapError(() => refused("invalid_arguments"))
      )

/** The method's page: "A maximum of 100 channels is allowed per request." */
const mostChannels = 100

const channelOf = (call: Call, channel: string, unknown: string): Effect.Effect<Channel, Refusal> =>
  (isChannelId(channel)
    ? postableChannel({ ...call, args: { channel }, scopes: [] })
    : Effect.fail(refused(unknown))
  ).pipe(
    Effect.mapError((refusal) => {
      if (refusal.error === "channel_not_found") return refused(unknown)
      // Assumed: the page has no code of its own for a channel where nobody posts any more.
      return refusal.error === "is_archived" ? refused("posting_to_channel_denied") : refusal
    })
  )

/** The one channel, or the several; none when the files are to be seen by the bot alone. */
const channelsIn = (call: Call): Effect.Effect<ReadonlyArray<Channel>, Refusal> => {
  const one = textIn(call.args, "channel_id") ?? ""
  if (one !== "") return Effect.map(channelOf(call, one, "channel_not_found"), (channel) => [channel])
  const several = (textIn(call.args, "channels") ?? "").split(",").filter((channel) => channel !== "")
  return several.length > mostChannels
    ? Effect.fail(refused("channels_limit_exceeded"))
    : Effect.forEach(several, (channel) => channelOf(call, channel.trim(), "invalid_channel"))
}

const isMarkdown = (block: unknown): boolean => Predicate.isReadonlyRecord(block) && block["type"] === "markdown"

/** The blocks; a comment has them ignored. Observed in 2026: one of Markdown, which other methods take, breaks this. */
const blocksIn = (call: Call, channel: Channel): Effect.Effect<ReadonlyArray<unknown>, Refusal> => {
  const blocks = nested(call.args["blocks"])
  if (blocks === undefined || (textIn(call.args, "initial_comment") ?? "") !== "") return Effect.succeed([])
  if (list(blocks).some(isMarkdown)) return Effect.fail(refused("internal_error"))
  return judgeIn({ ...call, args: { blocks } }, channel).pipe(
    Effect.map(({ message }) => message.blocks),
    Effect.mapError((refusal) => ({ ...refusal, error: "invalid_blocks" }))
  )
}

/** The message that shows the files in a channel. */
const messageIn = (call: Call, channel: Channel): Effect.Effect<Taken, Refusal> =>
  Effect.gen(function* () {
    const blocks = yield* blocksIn(call, channel)
    const messages = yield* call.stores.messages.all
    const { threadTs, notes } = threadIn(call.args, threadsIn(messages, channel.name), call.stores.settings)
    const text = textIn(call.args, "initial_comment") ?? ""
    return { text, blocks, attachments: [], threadTs, bot: true, notes }
  })

const objectsOf = ({ stores }: Call, uploads: ReadonlyArray<Upload>): Effect.Effect<ReadonlyArray<Json>> =>
  Effect.gen(function* () {
    const messages = yield* stores.messages.all
    const channels = yield* stores.channels.all
    const now = yield* Clock.currentTimeMillis
    return uploads.map((upload) => fileObject(upload, messages, channels, now))
  })

/**
 * Observed from 2025 on, and open as a fault of Slack's: files are not shared, though the answer is good, where one that
 * is no picture has a description.
 */
const isShared = (files: ReadonlyArray<StoredFile>): boolean =>
  files.every(({ alt, mimetype }) => alt === undefined || isPicture(mimetype))

const complete = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const completions = yield* completionsIn(call)
    const channels = yield* channelsIn(call)
    const messages = yield* Effect.forEach(channels, (channel) => messageIn(call, channel))
    const uploads = yield* call.stores.uploads.complete(completions)
    const files = uploads.map(storedFile)
    yield* call.stores.uploads.whenReady(
      Effect.forEach(isShared(files) ? messages : [], (message, index) =>
        call.stores.messages.store({ ...message, files }, channels[index]?.name ?? "")
      )
    )
    return { fields: { files: yield* objectsOf(call, uploads) } }
  })

export const completeUpload: Method = { tier: "four", scope: "files:write", takesJson: true, run: complete }

const info = (call: Call): Effect.Effect<Done, Refusal> =>
  Effect.gen(function* () {
    const id = textIn(call.args, "file")
    if (id === undefined) return yield* Effect.fail(missing("file"))
    const uploads = yield* call.stores.uploads.all
    const found = Option.fromNullable(uploads.find((upload) => upload.id === id && upload.readyAt !== undefined))
    const upload = yield* Effect.mapError(found, () => refused("file_not_found"))
    const [file] = yield* objectsOf(call, [upload])
    return { fields: { file, comments: [], response_metadata: { next_cursor: "" } } }
  })

/** The method files.info. */
export const fileInfo: Method = { tier: "four", scope: "files:read", takesJson: false, run: info }
