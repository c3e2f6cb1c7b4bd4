/** The variables that the watchdog hands on to who reports a death: the run's own, and what was given on the command line. Pure. */
import * as Redacted from "effect/Redacted"
import type { Plan } from "./Plan.ts"

/** Like those of the run itself, they can be read by their owner alone. */
export const watchedEnvironment = ({ environment, settings, command, args, url }: Plan) => ({
  ...environment,
  SLACK_WEBHOOK_URL: url === undefined ? undefined : Redacted.value(url),
  RUNBELL_TAIL: String(settings.tail),
  RUNBELL_REDACT: settings.redact.map(({ source }) => source).join("\n"),
  /** Secrets among them are to be taken out of what the command last printed. */
  RUNBELL_ARGUMENTS: JSON.stringify([command, ...args])
})
