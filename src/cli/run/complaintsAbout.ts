/** What is said on the terminal of the settings before the command starts: nothing, where all is well. */
import { missingParts, parts } from "../../chart/loadPart.ts"
import { Finding } from "../doctor/Finding.ts"
import { problemFinding, whereOf } from "../doctor/findDestination.ts"
import { mayFind, mayFindEpoch, mayFindStep, type OutputRules } from "../output/OutputRules.ts"
import type { Check } from "../settings/Check.ts"
import type { Destination } from "../settings/Destination.ts"
import type { Settings } from "../settings/Settings.ts"
import { warningText } from "../settings/Warning.ts"
import type { Complaint } from "../usage/Complaint.ts"
import { inTurn, type Sentence } from "../usage/Sentence.ts"
import type { UsageWords } from "../usage/words/UsageWords.ts"

const aboutDestination = (destination: Destination): ReadonlyArray<Complaint> => {
  switch (destination._tag) {
    case "Missing":
      return [{ say: ({ untold, nothingSet }) => untold(nothingSet) }]
    case "Unusable": {
      const finding = problemFinding(destination.problem, whereOf(destination.source))
      return [{ say: ({ untold }, found) => untold(found(finding)) }]
    }
    case "Usable":
      return []
  }
}

/** The run itself is told all the same. */
const aboutCheck = (check: Check): ReadonlyArray<Complaint> => {
  if (check._tag !== "Unusable") return []
  const { source, problem } = check
  switch (problem._tag) {
    case "InvalidPingUrl":
      return [{ say: (words) => words.unpinged(words[`ping${problem.reason}`](whereOf(source))) }]
    case "SecretFileUnreadable":
      return [{ say: ({ unpinged }, found) => unpinged(found(Finding.SecretFileUnreadable(problem))) }]
  }
}

const aboutAlarm = ({ alarm, destination }: Settings): ReadonlyArray<Complaint> =>
  alarm && destination._tag === "Usable" && destination.address._tag === "Webhook"
    ? [{ say: ({ alarmNeedsBot }) => alarmNeedsBot }]
    : []

/** What is counted or drawn, or has a goal, and is never read: said with a rule that would read it. */
const unread = (what: Sentence, metric: string, pattern: string): Complaint => ({
  say: (words) => inTurn(words, what(words), words.addRule(`--metric '${metric}=${pattern}'`))
})

/** What is counted, and metrics that have a goal, have to be read from somewhere. */
const aboutFigures = ({ steps, epochs, goals, chart }: Settings, rules: OutputRules): ReadonlyArray<Complaint> => [
  ...(steps === undefined || mayFindStep(rules)
    ? []
    : [unread(({ nothingGivesStep }) => nothingGivesStep, "step", String.raw`step (\d+)`)]),
  ...(epochs === undefined || mayFindEpoch(rules)
    ? []
    : [unread(({ nothingGivesEpoch }) => nothingGivesEpoch, "epoch", String.raw`epoch (\d+)`)]),
  ...[
    ...Object.keys(goals).map((metric) => ["--goal", metric] as const),
    ...chart.map((metric) => ["--chart", metric] as const)
  ]
    .filter(([, metric]) => !mayFind(rules, metric))
    .map(([option, metric]) =>
      unread(({ nothingGives }) => nothingGives(option, JSON.stringify(metric)), metric, String.raw`${metric}: (\S+)`)
    )
]

/** As many as a picture has panels for. */
const mostDrawn = 6

const aboutChart = ({ chart, destination }: Settings): ReadonlyArray<Complaint> => {
  const left = chart.slice(mostDrawn).join(", ")
  const isBot = destination._tag === "Usable" && destination.address._tag === "Bot"
  const missing = chart.length > 0 && isBot ? missingParts() : []
  const line = `npm install ${parts.join(" ")}`
  return [
    ...(left === "" ? [] : [{ say: ({ tooManyDrawn }: UsageWords) => tooManyDrawn(mostDrawn, left) }]),
    ...(missing.length === 0 ? [] : [{ say: ({ cannotDraw, and }: UsageWords) => cannotDraw(missing.join(and), line) }])
  ]
}

/** One line each. */
export const complaintsAbout = (settings: Settings, rules: OutputRules): ReadonlyArray<Complaint> => [
  ...settings.warnings.map((warning) => ({ say: warningText(warning) })),
  ...aboutDestination(settings.destination),
  ...aboutCheck(settings.check),
  ...aboutAlarm(settings),
  ...aboutFigures(settings, rules),
  ...aboutChart(settings)
]
