/** A message that the sandbox has accepted, as Slack would keep it. */
import * as Schema from "effect/Schema"
import { StoredFile } from "./StoredFile.ts"

/**
 * Something that Slack would not tell the sender: a field that it ignores, a text that it cuts. `mark` says how well
 * that is known: documented by Slack (D), observed by others (O), or assumed (A).
 *
 * @example
 * import type { Note, StoredMessage } from "runbell/testing"
 * const isCertain = ({ mark }: Note) => mark === "D"
 * const ignoredBySlack = ({ notes }: StoredMessage) => notes.filter(isCertain).map(({ text }) => text)
 *
 * @since 0.1.0
 */
export const Note = Schema.Struct({ text: Schema.String, mark: Schema.Literal("D", "O", "A") })

/**
 * @since 0.1.0
 */
export type Note = typeof Note.Type

/**
 * An accepted message. Blocks and attachments are kept as they came: they are valid, and tests want to see them so.
 *
 * @example
 * import { Effect } from "effect"
 * import { SlackSandbox, type StoredMessage } from "runbell/testing"
 * const isReply = ({ threadTs }: StoredMessage) => threadTs !== undefined
 * const test = Effect.gen(function* () {
 *   const { awaitMessages } = yield* SlackSandbox
 *   return (yield* awaitMessages(3)).filter(isReply).map(({ text }) => text)
 * })
 *
 * @since 0.1.0
 */
export const StoredMessage = Schema.Struct({
  /** Slack's id of a message: seconds and a serial number, `1503435956.000247`. Strictly increasing in a channel. */
  ts: Schema.String,
  /** When it was accepted, in milliseconds since the epoch. */
  at: Schema.Number,
  /** The channel's name, such as `#runs`. */
  channel: Schema.String,
  text: Schema.String,
  blocks: Schema.Array(Schema.Unknown),
  attachments: Schema.Array(Schema.Unknown),
  /** The message it replies to. */
  threadTs: Schema.optional(Schema.String),
  metadata: Schema.optional(Schema.Unknown),
  /** The `client_msg_id` that it was posted with. */
  clientMsgId: Schema.optional(Schema.String),
  /** Whether the bot posted it by the Web API; otherwise it came by a webhook. */
  bot: Schema.optional(Schema.Boolean),
  /** Whether a reply is shown in the channel too. */
  broadcast: Schema.optional(Schema.Boolean),
  /** When it was last edited, in milliseconds since the epoch. */
  editedAt: Schema.optional(Schema.Number),
  /** The files that were shared with it. */
  files: Schema.optional(Schema.Array(StoredFile)),
  /** Its reactions, in the order in which they came, each by its name without colons. */
  reactions: Schema.optional(Schema.Array(Schema.Struct({ name: Schema.String, count: Schema.Number }))),
  notes: Schema.Array(Note)
}).annotations({ identifier: "StoredMessage" })

/**
 * @since 0.1.0
 */
export type StoredMessage = typeof StoredMessage.Type
