/** A message as it waits in the outbox, and how it is read back: nothing in a file is believed. */
import * as Schema from "effect/Schema"
import { Message } from "../slack/Message.ts"

/** A message that waits. The version stands in the file's name too. */
export const Stored = Schema.Struct({
  version: Schema.Literal(1),
  /** When it happened, in milliseconds. */
  at: Schema.Int,
  /** When nobody wants to hear of it any more. */
  expiresAt: Schema.Int,
  /** It may have been delivered already. */
  mayRepeat: Schema.Boolean,
  /** What a second message of the same meaning has in common with it. */
  key: Schema.optionalWith(Schema.String, { exact: true }),
  message: Message
})

export type Stored = typeof Stored.Type

/** What a file's text holds; none where it was cut short or is somebody else's. */
export const readStored = Schema.decodeUnknownOption(Schema.parseJson(Stored))
