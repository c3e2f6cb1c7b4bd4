/** What a failed attempt means for a message that is kept. Pure. */
import type { SlackError } from "../slack/SlackError.ts"

/** The system's codes of a connection that never came to be. */
const neverConnected: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT"
])

/** An answer, also a fault of Slack's own, says that it is not there; silence says nothing. */
export const mayHaveArrived = (error: SlackError): boolean => {
  if (error._tag === "SlackTimeout" || error._tag === "SlackNotDelivered") return true
  return error._tag === "SlackUnavailable" && error.reason === "Connection" && !neverConnected.has(error.detail ?? "")
}

/**
 * Whether the outbox gives the message up. Not for an answer that is none of Slack's, as the login page of a hotel's
 * network: that goes away, and the message must still be there. But where Slack is reached and this message alone is not
 * let through, it would hold up all behind it for as long as it is kept.
 */
export const isFinal = (error: SlackError): boolean =>
  error._tag === "SlackUnexpectedAnswer" ? error.code !== undefined || error.onlyThisMessage === true : !error.canRetry
