/** Slack's judgement of a message: taken, with what it silently ignores or cuts, or refused with a code. Pure. */
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
import type { Settings } from "./SandboxOptions.ts"
import type { Note, StoredMessage } from "./StoredMessage.ts"
import type { ThreadOf } from "./threads.ts"
import type { Invalid } from "./validate/Invalid.ts"
import type { Json } from "./validate/Message.ts"
import { validateMessage } from "./validate/validateMessage.ts"

/** A message that is taken, before it has its place in the channel. */
export type Taken = Omit<StoredMessage, "ts" | "at" | "channel">

/** Method page "chat.postMessage": text beyond this is cut. In Unicode code points. */
const longestText = 40_000

const note = (mark: Note["mark"], text: string): Note => ({ mark, text })

/** What the page "Sending messages using incoming webhooks" says cannot be overridden. */
const overrides = ["channel", "username", "icon_emoji", "icon_url"]

const known: ReadonlySet<string> = new Set(
  overrides.concat(
    ["text", "blocks", "attachments", "thread_ts", "mrkdwn", "parse", "link_names", "metadata"],
    ["unfurl_links", "unfurl_media", "reply_broadcast", "response_type", "replace_original", "delete_original"]
  )
)

const unknownFields = (payload: Json): ReadonlyArray<Note> => {
  const unknown = Object.keys(payload).filter((field) => !known.has(field))
  return unknown.length === 0
    ? []
    : [note("A", `No fields of a message, and ignored: ${unknown.slice(0, 10).join(", ").slice(0, 200)}.`)]
}

const ignored = (payload: Json): ReadonlyArray<Note> => [
  ...overrides
    .filter((field) => Object.hasOwn(payload, field))
    .map((field) => note("D", `"${field}" is ignored: a webhook posts to its own channel, under its own name.`)),
  ...unknownFields(payload)
]

/** A text as long as Slack keeps it. */
export const cutText = (text: string): { readonly text: string; readonly notes: ReadonlyArray<Note> } => {
  const characters = Array.from(text)
  return characters.length <= longestText
    ? { text, notes: [] }
    : {
        text: characters.slice(0, longestText).join(""),
        notes: [note("D", `The text is cut after ${longestText} characters.`)]
      }
}

/** The thread that a message answers in. */
export const threadIn = (payload: Json, threadOf: ThreadOf, { unknownThread }: Settings) => {
  const { thread_ts: given } = payload
  if (!Predicate.isString(given)) return { threadTs: undefined, notes: [] }
  const threadTs = threadOf(given)
  if (threadTs === given) return { threadTs, notes: [] }
  return threadTs === undefined
    ? {
        threadTs: unknownThread === "threaded" ? given : undefined,
        notes: [note("A", `It replies to a message that is not in the channel (thread_ts ${given}).`)]
      }
    : { threadTs, notes: [note("A", `It replies to a reply (thread_ts ${given}), and stands in the thread of that.`)] }
}

const metadata = ({ metadata }: Json, settings: Settings) => {
  if (metadata === undefined) return { metadata, notes: [] }
  return {
    metadata: settings.metadata === "kept" ? metadata : undefined,
    notes: [note("A", `Whether a webhook keeps metadata is not certain; here it is ${settings.metadata}.`)]
  }
}

/** What is a list, and an empty one instead of anything else. */
export const list = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])

/** The judgement. */
export const judge = (payload: Json, threadOf: ThreadOf, settings: Settings): Either.Either<Taken, Invalid> => {
  const refused = validateMessage(payload, { canBeShown: () => false, takesNewest: settings.newestBlocks === "taken" })
  if (refused !== undefined) {
    const code = refused.code === "msg_blocks_too_long" ? settings.blocksTooLong : refused.code
    return Either.left({ ...refused, code })
  }
  const cut = cutText(Predicate.isString(payload["text"]) ? payload["text"] : "")
  const reply = threadIn(payload, threadOf, settings)
  const extra = metadata(payload, settings)
  return Either.right({
    text: cut.text,
    blocks: list(payload["blocks"]),
    attachments: list(payload["attachments"]),
    threadTs: reply.threadTs,
    metadata: extra.metadata,
    notes: [...ignored(payload), ...cut.notes, ...reply.notes, ...extra.notes]
  })
}
