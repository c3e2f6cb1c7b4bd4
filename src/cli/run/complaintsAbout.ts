/** What is said on the terminal of the settings before the command starts: nothing, where all is well. Pure. */
import type { Settings } from "../settings/Settings.ts"
import { nameOf } from "../settings/Source.ts"
import { warningText } from "../settings/Warning.ts"
import type { Webhook } from "../settings/Webhook.ts"

const aboutWebhook = (webhook: Webhook): ReadonlyArray<string> => {
  switch (webhook._tag) {
    case "Missing":
      return ["no webhook is set, so nobody is told of this run. Set SLACK_WEBHOOK_URL, or call `runbell init`."]
    case "Unusable":
      return [`nobody is told of this run. ${webhook.problem.message} It was given as ${nameOf(webhook.source)}.`]
    case "Usable":
      return []
  }
}

/** One line each. */
export const complaintsAbout = ({ warnings, webhook }: Settings): ReadonlyArray<string> => [
  ...warnings.map(warningText),
  ...aboutWebhook(webhook)
]
