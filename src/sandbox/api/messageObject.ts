/** A stored message as the Web API shows it. Pure. */
import * as Predicate from "effect/Predicate"
import type { StoredMessage } from "../StoredMessage.ts"
import type { Json } from "../validate/Message.ts"
import { bot } from "./bot.ts"
import { fileSummary } from "./fileObject.ts"

/** Slack gives each block an id where it has none. */
export const withBlockIds = (blocks: ReadonlyArray<unknown>, ts: string): ReadonlyArray<unknown> =>
  blocks.map((block, index) =>
    Predicate.isReadonlyRecord(block) ? { block_id: `${ts.replace(".", "")}${index}`, ...block } : block
  )

const sender = ({ bot: isBot }: StoredMessage): Json =>
  isBot === true
    ? {
        user: bot.user_id,
        bot_id: bot.bot_id,
        app_id: bot.app_id,
        team: bot.team_id,
        bot_profile: { id: bot.bot_id, app_id: bot.app_id, name: bot.user, team_id: bot.team_id }
      }
    : { subtype: "bot_message", bot_id: "B00000001" }

/** What is there of it; a field without a value is left out, as Slack does. */
export const messageObject = (message: StoredMessage, metadata: unknown = message.metadata): Json => ({
  type: "message",
  ...sender(message),
  ...(message.broadcast === true ? { subtype: "thread_broadcast" } : {}),
  text: message.text,
  ts: message.ts,
  ...(message.blocks.length === 0 ? {} : { blocks: withBlockIds(message.blocks, message.ts) }),
  ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
  ...(message.files === undefined
    ? {}
    : { files: message.files.map((file) => fileSummary(file, message.at)), upload: true }),
  ...(message.reactions === undefined
    ? {}
    : { reactions: message.reactions.map(({ name, count }) => ({ name, count, users: [bot.user_id] })) }),
  ...(message.clientMsgId === undefined ? {} : { client_msg_id: message.clientMsgId }),
  ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  ...(metadata === undefined ? {} : { metadata }),
  ...(message.editedAt === undefined
    ? {}
    : { edited: { user: bot.user_id, ts: `${Math.floor(message.editedAt / 1_000)}.000000` } })
})
