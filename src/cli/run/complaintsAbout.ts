/** What is said on the terminal of the settings before the command starts: nothing, where all is well. */
import { mayFind, mayFindEpoch, mayFindStep, type OutputRules } from "../output/OutputRules.ts"
import { cannotDraw } from "../plotter.ts"
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

const addRule = (metric: string, pattern: string): string =>
  `Add --metric '${metric}=${pattern}' with your own pattern, or --json-metrics.`

/** What is counted, and metrics that have a goal, have to be read from somewhere. */
const aboutFigures = ({ steps, epochs, goals, chart }: Settings, rules: OutputRules): ReadonlyArray<string> => [
  ...(steps === undefined || mayFindStep(rules)
    ? []
    : [`--steps says how many there are, and nothing gives the step. ${addRule("step", String.raw`step (\d+)`)}`]),
  ...(epochs === undefined || mayFindEpoch(rules)
    ? []
    : [`--epochs says how many there are, and nothing gives the epoch. ${addRule("epoch", String.raw`epoch (\d+)`)}`]),
  ...[
    ...Object.keys(goals).map((metric) => ["goal", metric] as const),
    ...chart.map((metric) => ["chart", metric] as const)
  ]
    .filter(([, metric]) => !mayFind(rules, metric))
    .map(
      ([option, metric]) =>
        `--${option} names ${JSON.stringify(metric)}, and nothing gives it. ${addRule(metric, String.raw`${metric}: (\S+)`)}`
    )
]

/** As many as a picture has panels for. */
const mostDrawn = 6

const aboutChart = ({ chart, destination }: Settings): ReadonlyArray<string> => {
  const left = chart.slice(mostDrawn)
  const isBot = destination._tag === "Usable" && destination.address._tag === "Bot"
  const reason = chart.length > 0 && isBot ? cannotDraw() : undefined
  return [
    ...(left.length === 0 ? [] : [`--chart draws ${mostDrawn} metrics at most, and leaves out ${left.join(", ")}.`]),
    ...(reason === undefined ? [] : [`--chart: ${reason}`])
  ]
}

/** One line each. */
export const complaintsAbout = (settings: Settings, rules: OutputRules): ReadonlyArray<string> => [
  ...settings.warnings.map(warningText),
  ...aboutDestination(settings.destination),
  ...aboutCheck(settings.check),
  ...aboutAlarm(settings),
  ...aboutFigures(settings, rules),
  ...aboutChart(settings)
]
