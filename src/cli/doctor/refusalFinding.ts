/** What a refusal of Slack's means for the doctor. Pure. */
import type { SlackError } from "../../slack/SlackError.ts"
import { Finding } from "./Finding.ts"

export const refusalFinding = (error: SlackError): Finding => {
  switch (error._tag) {
    case "SlackWebhookRevoked":
      return Finding.WebhookUnknown(error)
    case "SlackTokenRefused":
      return Finding.TokenRefused(error)
    case "SlackScopeMissing":
      return Finding.ScopeMissing({ scope: error.needed })
    case "SlackChannelUnavailable":
      return error.code.endsWith("is_archived") ? Finding.ChannelArchived(error) : Finding.ChannelGone(error)
    case "SlackWorkspaceGone":
      return Finding.WorkspaceGone(error)
    case "SlackPostForbidden":
      return Finding.PostForbidden(error)
    case "SlackRateLimited":
      return Finding.RateLimited()
    case "SlackUnavailable":
      return Finding.SlackAtFault({ detail: error.detail ?? String(error.status ?? "") })
    case "SlackUnexpectedAnswer":
      return Finding.NotSlack({ status: error.code ?? String(error.status) })
    default:
      return Finding.NotSlack({ status: error._tag })
  }
}
