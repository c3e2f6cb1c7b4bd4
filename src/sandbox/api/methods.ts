/** The methods of the Web API that the sandbox knows. */
import { addReaction } from "./addReaction.ts"
import { announceUpload } from "./announceUpload.ts"
import { authTest } from "./authTest.ts"
import type { Method } from "./Call.ts"
import { channelInfo } from "./channelInfo.ts"
import { completeUpload, fileInfo } from "./completeUpload.ts"
import { deleteMessage } from "./deleteMessage.ts"
import { history, replies } from "./history.ts"
import { lookupByEmail } from "./lookupByEmail.ts"
import { permalink } from "./permalink.ts"
import { postMessage } from "./postMessage.ts"
import { deleteScheduledMessage, listScheduledMessages, scheduleMessage } from "./scheduling.ts"
import { updateMessage } from "./updateMessage.ts"
import { validateBlocks } from "./validateBlocks.ts"

const methods: Readonly<Record<string, Method>> = {
  "auth.test": authTest,
  "chat.postMessage": postMessage,
  "chat.update": updateMessage,
  "chat.delete": deleteMessage,
  "chat.getPermalink": permalink,
  "blocks.validate": validateBlocks,
  "chat.scheduleMessage": scheduleMessage,
  "chat.deleteScheduledMessage": deleteScheduledMessage,
  "chat.scheduledMessages.list": listScheduledMessages,
  "conversations.history": history,
  "conversations.replies": replies,
  "conversations.info": channelInfo,
  "reactions.add": addReaction,
  "users.lookupByEmail": lookupByEmail,
  "files.getUploadURLExternal": announceUpload,
  "files.completeUploadExternal": completeUpload,
  "files.info": fileInfo
}

/** The method of that name, if there is one. */
export const methodNamed = (name: string): Method | undefined =>
  Object.hasOwn(methods, name) ? methods[name] : undefined
