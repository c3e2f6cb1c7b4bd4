/** Tells an attempt that has failed from one of which that is not known. */
import { mayHaveArrived } from "./mayHaveArrived.ts"
import type { SlackError } from "./SlackError.ts"

/** Whether what was asked may have been done although the attempt failed; who can look asks also after a fault of Slack's own. */
export const isDoubtful = (error: SlackError): boolean =>
  mayHaveArrived(error) || (error._tag === "SlackUnavailable" && error.reason === "ServerError")
