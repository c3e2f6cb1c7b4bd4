/** Tells an attempt that has failed from one of which that is not known. */
import type { SlackError } from "./SlackError.ts"

/** These codes say that no connection was made: nothing can have arrived. */
const neverSent: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH"
])

/** Whether what was asked may have been done although the attempt failed. */
export const isDoubtful = (error: SlackError): boolean => {
  if (error._tag === "SlackTimeout") return true
  return error._tag === "SlackUnavailable" && !neverSent.has(error.detail ?? "")
}
