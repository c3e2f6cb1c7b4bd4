/** English. */
import { synopsis } from "./synopsis.ts"
import type { Words } from "./Words.ts"

export const en: Words = {
  title: "runbell tells people in Slack what became of their runs.",
  sandboxAt: (url) => `Here the sandbox stands in for Slack. Its page: ${url}`,
  live: "The messages go to your Slack, and are shown here as they arrive.",
  loading: "Reading 10,000 handwritten digits …",

  runs: {
    finishes: "A training that finishes",
    fails: "The same training, with a corrupt batch on its way",
    isStopped: "The same training, stopped by somebody"
  },

  step: (step, steps) => `step ${step}/${steps}`,
  loss: (value) => `loss ${value}`,
  accuracy: (share) => `accuracy ${share}`,

  accepted: { sandbox: "What the sandbox accepted", live: "What Slack accepted" },
  kind: { started: "started", alert: "alert", finished: "finished", failed: "failed", stopped: "stopped" },
  insteadOf: (wanted) => `, and not: ${wanted}`,
  nothing: "nothing",
  noneRefused: "Nothing was refused.",
  refused: (answers) => `Refused: ${answers}`,

  keepOpenHint: "To keep the page open, and look at the messages as Slack shows them:",
  liveHint: "To see them in your own Slack, set SLACK_WEBHOOK_URL to the URL of an incoming webhook, then:",
  openUntilStopped: (url) => `The page stays open until you press Ctrl-C: ${url}`,

  usage: `Trains a small network three times, and tells what becomes of each run.

  ${synopsis}

  --lang       The language of the messages. Default: RUNBELL_LANGUAGE,
               or that of the environment.
  --keep-open  Leaves the sandbox's page open when all is done, until Ctrl-C.
  --live       Sends to the real Slack: SLACK_WEBHOOK_URL is the URL
               of an incoming webhook.
  --help       Says this.

Ends with 0; with 1 if a message was not accepted;
with 64 if it was called wrongly.`,
  unknownArgument: (argument) => `There is no "${argument}". --help says what there is.`,
  unknownLanguage: (given, known) => `"${given}" is not a language that runbell speaks. These are: ${known}`,
  noWebhook: "--live sends to SLACK_WEBHOOK_URL, and that is not set.",
  trouble: (what) => `Something went wrong: ${what}`
}
