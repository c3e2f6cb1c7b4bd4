/** What the doctor found, check by check. */
import { type Finding, type Outcome, outcomeOf } from "./Finding.ts"

/** The checks, in the order of the way from here to Slack. */
export type CheckName =
  | "settings"
  | "destination"
  | "dns"
  | "tcp"
  | "proxy"
  | "tls"
  | "webhook"
  | "bot"
  | "scopes"
  | "channel"
  | "clock"
  | "post"

export interface Check {
  readonly name: CheckName
  readonly finding: Finding
}

export type Report = ReadonlyArray<Check>

/** The worst of all. */
export const verdictOf = (report: Report): Exclude<Outcome, "skipped"> => {
  const found = new Set(report.map(({ finding }) => outcomeOf(finding)))
  if (found.has("problem")) return "problem"
  return found.has("warning") ? "warning" : "ok"
}

/** 0 when a run's messages would arrive, else 1. */
export const exitCodeOf = (report: Report): 0 | 1 => (verdictOf(report) === "problem" ? 1 : 0)
