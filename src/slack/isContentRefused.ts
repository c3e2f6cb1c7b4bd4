/** Tells a refusal of what a message says, or how, from one of whatever it may be. */
import type { SlackError } from "./SlackError.ts"

/** Whether the content is what is wrong: in another form the message may be taken. */
export const isContentRefused = (error: SlackError): boolean =>
  error._tag === "SlackMessageRefused" || (error._tag === "SlackUnexpectedAnswer" && error.onlyThisMessage === true)
