/** What a failed attempt means for a message that is kept. Pure. */
import type { SlackError } from "../slack/SlackError.ts"

/**
 * Whether the outbox gives the message up. Not for an answer that is none of Slack's, as the login page of a hotel's
 * network: that goes away, and the message must still be there. But where Slack is reached and this message alone is not
 * let through, it would hold up all behind it for as long as it is kept.
 */
export const isFinal = (error: SlackError): boolean =>
  error._tag === "SlackUnexpectedAnswer" ? error.code !== undefined || error.onlyThisMessage === true : !error.canRetry
