/** The variables that the watchdog hands on to who reports a death: the run's own, and what was given on the command line. Pure. */
import * as Redacted from "effect/Redacted"
import type { Address } from "../../slack/Address.ts"
import { tellingArguments } from "../redact/tellingArguments.ts"
import type { Plan } from "./Plan.ts"

const nowhere = {
  SLACK_WEBHOOK_URL: undefined,
  SLACK_BOT_TOKEN: undefined,
  SLACK_CHANNEL: undefined,
  SLACK_API_URL: undefined
}

const variablesOf = (address: Address | undefined) => {
  if (address === undefined) return nowhere
  if (address._tag === "Webhook") return { ...nowhere, SLACK_WEBHOOK_URL: Redacted.value(address.url) }
  const { token, channel, api } = address
  return { ...nowhere, SLACK_BOT_TOKEN: Redacted.value(token), SLACK_CHANNEL: channel, SLACK_API_URL: api }
}

/** Like those of the run itself, they can be read by their owner alone. */
export const watchedEnvironment = ({ environment, settings, command, args, address, cwd }: Plan) => ({
  ...environment,
  ...variablesOf(address),
  /** What draws may be installed there. */
  RUNBELL_CWD: cwd,
  RUNBELL_TAIL: String(settings.tail),
  RUNBELL_REDACT: settings.redact.map(({ source }) => source).join("\n"),
  /** Secrets among them are to be taken out of what the command last printed. */
  RUNBELL_ARGUMENTS: JSON.stringify(tellingArguments([command, ...args]))
})
