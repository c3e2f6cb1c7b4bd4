/** What can have become of a webhook, and what Slack answers then. Pure. */
import { type Answer, refusal } from "./Answer.ts"

/**
 * The states, with what Slack answers in each (its page "Sending messages using incoming webhooks", section "Handling
 * errors"; the statuses of some are only observed or assumed):
 *
 * - `active`: it takes messages.
 * - `revoked`: 403 `invalid_token`; the same answer as for a wrong secret.
 * - `removed`: 404 `no_service`. `disabled`: 404 `no_active_hooks`.
 * - `channelArchived`: 410 `channel_is_archived`. `channelDeleted`: 404 `channel_not_found`.
 * - `prohibited`: 403 `action_prohibited`. `generalRestricted`: 403 `posting_to_general_channel_denied`.
 * - `teamDisabled`: 403 `team_disabled`.
 *
 * @example
 * import { Effect } from "effect"
 * import { SlackSandbox, type WebhookState } from "runbell/testing"
 * const becomes = (state: WebhookState) => Effect.flatMap(SlackSandbox, ({ setState }) => setState(state))
 * const test = becomes("revoked") // from here on the webhook of #runs answers invalid_token
 *
 * @since 0.1.0
 */
export type WebhookState =
  | "active"
  | "revoked"
  | "removed"
  | "disabled"
  | "channelArchived"
  | "channelDeleted"
  | "prohibited"
  | "generalRestricted"
  | "teamDisabled"

/** The answer of a webhook in this state; none when it takes messages. */
export const refusalIn = (state: WebhookState, invalidTokenStatus: number): Answer | undefined => {
  switch (state) {
    case "active":
      return undefined
    case "revoked":
      return refusal(invalidTokenStatus, "invalid_token")
    case "removed":
      return refusal(404, "no_service")
    case "disabled":
      return refusal(404, "no_active_hooks")
    case "channelArchived":
      return refusal(410, "channel_is_archived")
    case "channelDeleted":
      return refusal(404, "channel_not_found")
    case "prohibited":
      return refusal(403, "action_prohibited")
    case "generalRestricted":
      return refusal(403, "posting_to_general_channel_denied")
    case "teamDisabled":
      return refusal(403, "team_disabled")
  }
}
