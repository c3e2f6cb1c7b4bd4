/** Tells refusals that are about a thread alone: the same message may be taken in the channel. */
import type { SlackError } from "./SlackError.ts"

/** Posts are refused in a thread, and may be taken in the channel: method page "chat.postMessage". */
const threadRefusals: ReadonlySet<string> = new Set([
  "cannot_reply_to_message",
  "restricted_action_non_threadable_channel",
  "restricted_action_thread_locked"
])

/**
 * Assumed of a thread whose first message was deleted: the method page "chat.postMessage" has no code for it, those of
 * other methods on threads and messages have these.
 */
const threadGone: ReadonlySet<string | undefined> = new Set(["thread_not_found", "message_not_found"])

export const isThreadRefusal = (error: SlackError): boolean => {
  if (error._tag === "SlackPostForbidden") return threadRefusals.has(error.code)
  return (error._tag === "SlackEditRefused" || error._tag === "SlackUnexpectedAnswer") && threadGone.has(error.code)
}
