/** Slack's judgement of a message that a bot posts: as strict as for a webhook, with other words. Pure. */
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
import { cutText, list, type Taken, threadIn } from "../judge.ts"
import type { Settings } from "../SandboxOptions.ts"
import type { Note } from "../StoredMessage.ts"
import type { ThreadOf } from "../threads.ts"
import type { Json } from "../validate/Message.ts"
import { type Circumstances, validateMessage } from "../validate/validateMessage.ts"
import { type Refusal, refused, refusedFor } from "./Refusal.ts"
import { isOn, nested, textIn } from "./readArguments.ts"

/** What is taken of a post, and what Slack remarks on it. */
export interface JudgedPost {
  readonly message: Taken
  readonly warnings: ReadonlyArray<string>
}

/** Needs the scope `chat:write.customize`, which the sandbox's bot has not. */
const disguises = ["username", "icon_emoji", "icon_url"]

const notesOf = (args: Json): ReadonlyArray<Note> =>
  disguises
    .filter((field) => args[field] !== undefined)
    .map((field) => ({ mark: "A", text: `"${field}" is ignored: it needs the scope chat:write.customize.` }))

const problemOfMetadata = (metadata: unknown): string | undefined => {
  if (metadata === undefined) return undefined
  if (!Predicate.isReadonlyRecord(metadata)) return "invalid_metadata_format"
  const { event_type: type, event_payload: payload } = metadata
  return Predicate.isString(type) && type !== "" && Predicate.isReadonlyRecord(payload)
    ? undefined
    : "invalid_metadata_schema"
}

/** Markdown is a block of its own, and stands alone. */
const markdownIn = ({ markdown_text: markdown, text, blocks }: Json): Either.Either<unknown, Refusal> => {
  if (markdown === undefined) return Either.right(nested(blocks))
  return text === undefined && blocks === undefined
    ? Either.right([{ type: "markdown", text: markdown }])
    : Either.left(refused("markdown_text_conflict"))
}

/** On a webhook there are two codes for a message without content, here there is one. */
const codeOf = (code: string): string => (code === "missing_text_or_fallback_or_attachments" ? "no_text" : code)

/** What is there for a post to refer to. */
export interface Surroundings {
  readonly threadOf: ThreadOf
  readonly circumstances: Circumstances
}

/** The judgement. */
export const judgePost = (
  args: Json,
  { threadOf, circumstances }: Surroundings,
  settings: Settings
): Either.Either<JudgedPost, Refusal> =>
  Either.gen(function* () {
    const blocks = yield* markdownIn(args)
    const attachments = nested(args["attachments"])
    const metadata = nested(args["metadata"])
    const wrong = problemOfMetadata(metadata)
    if (wrong !== undefined) return yield* Either.left(refused(wrong))
    const invalid = validateMessage({ ...args, blocks, attachments }, circumstances)
    if (invalid !== undefined) return yield* Either.left(refusedFor(codeOf(invalid.code), invalid.problems))
    const cut = cutText(Predicate.isString(args["text"]) ? args["text"] : "")
    const reply = threadIn(args, threadOf, settings)
    const clientMsgId = textIn(args, "client_msg_id")
    const broadcast = reply.threadTs !== undefined && isOn(args["reply_broadcast"])
    return {
      message: {
        text: cut.text,
        blocks: list(blocks),
        attachments: list(attachments),
        threadTs: reply.threadTs,
        metadata,
        bot: true,
        ...(clientMsgId === undefined ? {} : { clientMsgId }),
        ...(broadcast ? { broadcast } : {}),
        notes: [...notesOf(args), ...cut.notes, ...reply.notes]
      },
      warnings: cut.notes.length === 0 ? [] : ["message_truncated"]
    }
  })
