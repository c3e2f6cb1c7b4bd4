/** The doctor's report as lines for a terminal. Pure. */
import type { DoctorWords } from "./DoctorWords.ts"
import { Finding, type Outcome, outcomeOf } from "./Finding.ts"
import { type Check, type Report, verdictOf } from "./Report.ts"

const marks: Readonly<Record<Outcome, string>> = { ok: "✓", warning: "!", problem: "✗", skipped: "–" }

const linesOf = ({ name, finding }: Check, words: DoctorWords): ReadonlyArray<string> => {
  const { what, remedy } = Finding.$match(words.findings)(finding)
  const line = `${marks[outcomeOf(finding)]} ${words.checks[name]}: ${what}`
  return remedy === undefined ? [line] : [line, `  → ${remedy}`]
}

export const renderReport = (report: Report, words: DoctorWords): ReadonlyArray<string> => [
  ...report.flatMap((check) => linesOf(check, words)),
  "",
  words.verdict[verdictOf(report)]
]
