/** What is said on the terminal of the settings before the command starts: nothing, where all is well. Pure. */
import type { Check } from "../settings/Check.ts"
import type { Destination } from "../settings/Destination.ts"
import type { Settings } from "../settings/Settings.ts"
import { nameOf } from "../settings/Source.ts"
import { warningText } from "../settings/Warning.ts"

/** What there is to do about it where a message has nowhere to go. */
export const nothingSet =
  "no webhook and no bot is set. Set SLACK_WEBHOOK_URL, or SLACK_BOT_TOKEN and SLACK_CHANNEL, or call `runbell init`."

const aboutDestination = (destination: Destination): ReadonlyArray<string> => {
  switch (destination._tag) {
    case "Missing":
      return [`${nothingSet} Nobody is told of this run.`]
    case "Unusable":
      return [
        `nobody is told of this run. ${destination.problem.message} It was given as ${nameOf(destination.source)}.`
      ]
    case "Usable":
      return []
  }
}

/** The run itself is told all the same. */
const aboutCheck = (check: Check): ReadonlyArray<string> =>
  check._tag === "Unusable" ? [`no check is pinged. ${check.problem.message}`] : []

const aboutAlarm = ({ alarm, destination }: Settings): ReadonlyArray<string> =>
  alarm && destination._tag === "Usable" && destination.address._tag === "Webhook"
    ? ["--alarm needs a bot: a webhook cannot have Slack say anything later. Set SLACK_BOT_TOKEN and SLACK_CHANNEL."]
    : []

/** One line each. */
export const complaintsAbout = (settings: Settings): ReadonlyArray<string> => [
  ...settings.warnings.map(warningText),
  ...aboutDestination(settings.destination),
  ...aboutCheck(settings.check),
  ...aboutAlarm(settings)
]
