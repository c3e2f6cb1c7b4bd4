/** An alert in words: what came true, and how things stand now. Pure. */
import type { Alert } from "../domain/Alert.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import { inertLine } from "./Mrkdwn.ts"

const longest = { metric: 60, title: 90, line: 300 } as const

/** What came true, in one line. */
export const alertSentence = ({ reason }: Alert, { catalogue, format }: Locale): string => {
  const named = (metric: string) => inertLine(metric, longest.metric, catalogue.nothing)
  switch (reason._tag) {
    case "Above":
      return catalogue.above(named(reason.metric), format.number(reason.threshold))
    case "Below":
      return catalogue.below(named(reason.metric), format.number(reason.threshold))
    case "NotFinite":
      return catalogue.notFinite(named(reason.metric))
    case "Condition":
      return inertLine(reason.title ?? "", longest.title, catalogue.condition)
    case "Stalled":
      return catalogue.stalled[reason.watched](format.duration(reason.silentFor))
    case "Resumed":
      return catalogue.resumed(format.duration(reason.silentFor))
    case "WrapperLost":
      return catalogue.wrapperLost(String(reason.pid))
  }
}

const evidenceOf = ({ reason }: Alert, { catalogue, format }: Locale): ReadonlyArray<string> => {
  switch (reason._tag) {
    case "Above":
    case "Below":
    case "NotFinite":
      return [catalogue.now(inertLine(reason.metric, longest.metric, catalogue.nothing), format.number(reason.value))]
    case "Stalled":
      return reason.lastLine === undefined ? [] : [inertLine(reason.lastLine, longest.line, catalogue.nothing)]
    case "WrapperLost":
      return [catalogue.wrapperLostMeans]
    case "Condition":
    case "Resumed":
      return []
  }
}

/** The value and the step it was seen at, or the last line before the silence; empty when there is nothing to add. */
export const alertNow = (alert: Alert, locale: Locale): string =>
  [
    ...evidenceOf(alert, locale),
    ...(alert.step === undefined ? [] : [locale.catalogue.step(locale.format.number(alert.step))])
  ].join(" · ")
