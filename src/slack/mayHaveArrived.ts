/** Tells a post that is not there from one of which nobody knows. */
import type { SlackError } from "./SlackError.ts"

/** The system's codes of a connection that never came to be. */
const neverConnected: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
  "EADDRNOTAVAIL",
  "EMFILE",
  "ENFILE",
  "UND_ERR_CONNECT_TIMEOUT"
])

/** An answer, also a fault of Slack's own, says that it is not there; silence says nothing. */
export const mayHaveArrived = (error: SlackError): boolean => {
  if (error._tag === "SlackTimeout" || error._tag === "SlackNotDelivered") return true
  return error._tag === "SlackUnavailable" && error.reason === "Connection" && !neverConnected.has(error.detail ?? "")
}
