/** Files of a bot: a picture of curves, an error as a snippet. What cannot be uploaded is told in text, or not at all. */
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Curve } from "../domain/Curve.ts"
import { drawnCurves } from "../domain/drawnCurves.ts"
import type { RunEvent } from "../domain/RunEvent.ts"
import type { BotParts } from "./BotParts.ts"
import type { Turns } from "./delivery.ts"
import type { Message } from "./Message.ts"
import { truncate } from "./Mrkdwn.ts"
import type { Posted } from "./posting.ts"
import { type SlackError, SlackTimeout } from "./SlackError.ts"
import { type FileToUpload, type Share, uploadFile } from "./uploadFile.ts"
import { wholeIn } from "./wholeError.ts"

/** A refusal that the next file would meet as well is said once in the log, with what to do, and nothing is uploaded from then on. */
const noted = (parts: BotParts, error: SlackError): Effect.Effect<void> => {
  if (error._tag === "SlackScopeMissing" || error._tag === "SlackFileRefused") {
    parts.files.refusedBy = error
    return Effect.logWarning(`runbell: no pictures and no files are uploaded from now on. ${error.message}`)
  }
  return Effect.logDebug(`runbell: a file was not uploaded. ${error.message}`)
}

const givenUp = (error: SlackError): Effect.Effect<Option.Option<never>> =>
  Effect.as(
    Effect.logWarning(
      `runbell: a file was not uploaded, and is given up: a network that lets messages through to slack.com may hold back files on their way to files.slack.com. ${error.message}`
    ),
    Option.none()
  )

/**
 * The file's id; none where Slack does not take it. What may pass fails, for who tries again, until half of the
 * message's time is over: all that waits behind it waits as well, and what it says may still be told in text. A 429
 * says itself when it is over.
 */
const uploaded = (
  parts: BotParts,
  { event }: Message,
  file: FileToUpload,
  share: Share | undefined,
  turns: Turns
): Effect.Effect<Option.Option<string>, SlackError> => {
  const limit = Duration.times(parts.policy.deliveryTimeout, 0.5)
  const isLate = Effect.map(DateTime.now, (now) => now.epochMillis - event.at.epochMillis >= Duration.toMillis(limit))
  return Effect.suspend(() =>
    parts.files.refusedBy === undefined ? Effect.asSome(uploadFile(parts, file, share, turns)) : Effect.succeedNone
  ).pipe(
    Effect.catchIf(
      (error) => !error.canRetry,
      (error) => Effect.as(noted(parts, error), Option.none())
    ),
    Effect.catchIf(
      (error) => error._tag !== "SlackRateLimited",
      (error) => Effect.if(isLate, { onTrue: () => givenUp(error), onFalse: () => Effect.fail(error) })
    ),
    Effect.timeoutOption(limit),
    Effect.flatMap(Option.match({ onNone: () => givenUp(new SlackTimeout({ limit })), onSome: Effect.succeed }))
  )
}

/** The whole error as a file in the thread. Answers whether it is there. */
export const sendSnippet = (
  parts: BotParts,
  message: Message,
  share: Share,
  turns: Turns
): Effect.Effect<boolean, SlackError> => {
  const { event, whole } = message
  const text = wholeIn(event)
  if (text === undefined || whole === undefined) return Effect.succeed(true)
  const file = { name: "error.txt", title: whole.title, bytes: new TextEncoder().encode(text) }
  return Effect.map(uploaded(parts, message, file, share, turns), Option.isSome)
}

const curvesIn = (event: RunEvent): ReadonlyArray<Curve> => {
  if (event._tag === "RunEnded") return drawnCurves(event)
  return event._tag === "MessageSent" ? (event.content.curves ?? []) : []
}

const drawn = (
  { draw }: BotParts,
  { event, picture }: Message
): Effect.Effect<Option.Option<FileToUpload & { readonly alt: string }>> => {
  const curves = curvesIn(event)
  if (Option.isNone(draw) || picture === undefined || curves.length === 0) return Effect.succeedNone
  return draw.value(curves, picture).pipe(
    Effect.map((bytes) => Option.some({ name: "curves.png", title: picture.title, alt: picture.alt, bytes })),
    Effect.catchAll(({ message }) => Effect.as(Effect.logWarning(`runbell: ${message}`), Option.none()))
  )
}

/** Reference "Image block", in Unicode code points. */
const longestAlt = 2_000

/** Above the footer, which is the last block. */
const withImage = (blocks: ReadonlyArray<unknown>, id: string, alt: string): ReadonlyArray<unknown> => [
  ...blocks.slice(0, -1),
  { type: "image", slack_file: { id }, alt_text: truncate(alt, longestAlt) },
  ...blocks.slice(-1)
]

/** A message that is posted, with the blocks that Slack took. */
export interface Standing extends Posted {
  readonly text: string
  readonly blocks: Message["blocks"]
}

/** Whether the picture is in the message now. Slack looks through a file first and refuses it until then (`invalid_blocks`). */
const placed = ({ api, edits, policy }: BotParts, { channel, ts, text, blocks }: Standing, id: string, alt: string) =>
  edits.run(api("chat.update", { channel, ts, text, parse: "none", blocks: withImage(blocks, id, alt) })).pipe(
    Effect.retry({
      schedule: policy.fileProcessing,
      while: (error) => error._tag === "ApiRefused" && error.code.startsWith("invalid_blocks")
    }),
    Effect.match({ onFailure: () => false, onSuccess: () => true })
  )

/**
 * The picture of a message's curves, in the message itself; where that is not to be, or nobody knows any more where it
 * stands, in its thread. A completed file is shared no second time, so that it is uploaded again for the thread.
 */
export const sendPicture = (
  parts: BotParts,
  message: Message,
  standing: Standing | undefined,
  share: Share,
  turns: Turns
): Effect.Effect<void, SlackError> =>
  Effect.gen(function* () {
    const file = Option.getOrUndefined(
      parts.files.refusedBy === undefined ? yield* drawn(parts, message) : Option.none()
    )
    if (file === undefined) return
    if (standing !== undefined) {
      const id = yield* uploaded(parts, message, file, undefined, turns)
      if (Option.isNone(id) || (yield* placed(parts, standing, id.value, file.alt))) return
    }
    yield* uploaded(parts, message, file, share, turns)
  })
