/** How often Slack lets each method be called, from its page "Rate limits" and the pages of the methods. */
import type { Method } from "./WebApi.ts"

/**
 * Calls a minute and workspace that are granted at least. `undefined`: a rule of its own, which is not a number of calls
 * a minute: chat.postMessage takes one message a second in a channel.
 */
export const callsPerMinute: Readonly<Record<Method, number | undefined>> = {
  "auth.test": 100, // "hundreds"
  "chat.deleteScheduledMessage": 50,
  "chat.postMessage": undefined,
  "chat.scheduleMessage": 50,
  "chat.scheduledMessages.list": 50,
  "chat.update": 50,
  "conversations.history": 50,
  "conversations.replies": 50,
  "files.completeUploadExternal": 100,
  "files.getUploadURLExternal": 100,
  "reactions.add": 50,
  "users.lookupByEmail": 50
}
