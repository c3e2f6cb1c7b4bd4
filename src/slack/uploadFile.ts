/** Uploads a file as Slack's page "Working with files" says: asks for an address, sends the bytes there, completes. */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import type { BotParts } from "./BotParts.ts"
import type { Turns } from "./delivery.ts"
import { isDoubtful } from "./isDoubtful.ts"
import { truncate } from "./Mrkdwn.ts"
import { called } from "./posting.ts"
import { type SlackError, SlackUnexpectedAnswer } from "./SlackError.ts"

/** A file on its way. */
export interface FileToUpload {
  readonly name: string
  readonly title: string
  readonly bytes: Uint8Array
  /** What a screen reader says of a picture. */
  readonly alt?: string | undefined
}

/** Where a file is shared; nowhere, and it is the bot's own, for a block of a message to show. */
export interface Share {
  /** The channel's id. */
  readonly channel: string
  readonly thread?: string | undefined
}

/** Method page "files.getUploadURLExternal": `alt_txt_too_large`. In Unicode code points. */
const longestAlt = 1_000

const announce = ({ api }: BotParts, { name, bytes, alt }: FileToUpload) =>
  Effect.flatMap(
    called(api, "files.getUploadURLExternal", {
      filename: name,
      length: bytes.length,
      ...(alt === undefined ? {} : { alt_txt: truncate(alt, longestAlt) })
    }),
    ({ upload_url: url, file_id: id }) =>
      Predicate.isString(url) && Predicate.isString(id)
        ? Effect.succeed({ url, id })
        : Effect.fail(new SlackUnexpectedAnswer({ status: 200 }))
  )

/**
 * Can be done once only: where an attempt has no answer, a second one that does not find the file says that it was done.
 * It is made at once: who tries again later begins with another file, and would share it beside the first.
 */
const complete = ({ api }: BotParts, id: string, title: string, share: Share | undefined) => {
  let isInDoubt = false
  const request = called(api, "files.completeUploadExternal", {
    files: [{ id, title }],
    ...(share === undefined ? {} : { channel_id: share.channel }),
    ...(share?.thread === undefined ? {} : { thread_ts: share.thread })
  })
  return request.pipe(
    Effect.asVoid,
    Effect.catchIf(
      (error) => isInDoubt && error._tag === "SlackFileRefused" && error.code === "file_not_found",
      () => Effect.void
    ),
    Effect.tapError((error) =>
      Effect.sync(() => {
        isInDoubt ||= isDoubtful(error)
      })
    ),
    Effect.retry({ times: 1, while: isDoubtful })
  )
}

/** Answers with the file's id. Slack looks through the file before it shows it anywhere. Needs the scope `files:write`. */
export const uploadFile = (
  parts: BotParts,
  file: FileToUpload,
  share: Share | undefined,
  { call }: Turns
): Effect.Effect<string, SlackError> =>
  Effect.gen(function* () {
    const { url, id } = yield* call(announce(parts, file))
    yield* call(parts.send(url, file.bytes))
    yield* call(complete(parts, id, file.title, share))
    return id
  })
