/** Every kind of event with everything in it that there can be, each as long as the given text and more often than fits. */
import { DateTime, Duration } from "effect"
import type { Curve, Outcome, Progress, RunEvent } from "runbell"
import type { ErrorReport } from "../../src/domain/ErrorReport.ts"
import type { Run } from "../../src/domain/Run.ts"

const at = DateTime.unsafeMake("2026-11-24T19:05:09Z")

const longestNumber = -123_456_789_012.1234

const byName = <A>(text: string, value: A): Readonly<Record<string, A>> =>
  Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${text}${index}`, value]))

const runOf = (text: string, link: string, many: ReadonlyArray<string>): Run => ({
  id: text,
  name: text,
  project: text,
  workspace: text,
  description: text,
  link,
  tags: many,
  host: text,
  origin: {
    command: text,
    commit: { id: text, dirty: true },
    job: { launcher: text, id: text, task: text, node: text, rank: 1e11, world: 1e11, attempt: 1e11, link }
  }
})

/** Longer than any that a run tells. */
const curvesOf = (text: string): ReadonlyArray<Curve> =>
  Array.from({ length: 12 }, (_, index) => ({
    metric: `${text}${index}`,
    points: Array.from({ length: 300 }, (_, step) => ({
      step: -123_456_789_012 + step,
      low: longestNumber - step,
      high: longestNumber,
      last: longestNumber - step
    })),
    best: { goal: index % 2 === 0 ? "lowest" : "highest", step: longestNumber, value: longestNumber } as const
  }))

const progress: Progress = {
  elapsed: Duration.days(1e6),
  step: longestNumber,
  steps: longestNumber,
  epoch: longestNumber,
  epochs: longestNumber,
  speed: 123_456_789_012.1234,
  remaining: { atLeast: Duration.days(1e6), atMost: Duration.days(3e6) }
}

const errorOf = (text: string, many: ReadonlyArray<string>): ErrorReport => ({
  kind: "defect",
  name: text,
  message: text,
  head: many,
  omitted: 1e9,
  tail: many,
  causes: many.map((text) => ({ name: text, message: text })),
  location: text,
  others: 1e9
})

const outcomes = (text: string, many: ReadonlyArray<string>): ReadonlyArray<Outcome.Outcome> => {
  const evidence = { _tag: "StoppedByLauncher", launcher: text } as const
  return [
    { _tag: "Finished", summary: byName(text, text) },
    { _tag: "Failed", error: errorOf(text, many), exitCode: 255, evidence },
    { _tag: "Interrupted", signal: text, evidence },
    { _tag: "Killed", signal: text, evidence },
    { _tag: "Lost", lastSignOfLife: at, evidence }
  ]
}

/** All of them; `link` is a web address as long as one may be. */
export const longestEvents = (text: string, link: string): ReadonlyArray<RunEvent.RunEvent> => {
  const many = Array.from({ length: 40 }, () => text)
  const run = runOf(text, link, many)
  const metrics = { values: byName(text, longestNumber), step: longestNumber }
  const mentions = many.map((id) => ({ _tag: "User", id }) as const)
  const alert = { level: "error", step: longestNumber, heldBack: 1e9 } as const
  const curves = curvesOf(text)
  const content = { title: text, text, level: "error", fields: byName(text, text), link, curves } as const
  const raised = (reason: RunEvent.AlertRaised["alert"]["reason"]): RunEvent.RunEvent => ({
    _tag: "AlertRaised",
    run,
    at,
    alert: { ...alert, reason },
    mentions
  })
  const ended = (outcome: Outcome.Outcome): RunEvent.RunEvent => ({
    _tag: "RunEnded",
    run,
    at,
    outcome,
    duration: Duration.days(1e6),
    metrics,
    progress,
    curves,
    output: { stderr: { lines: many, omitted: 1e9 }, stdout: { lines: many, omitted: 1e9 } },
    alertsHeldBack: 1e9,
    mentions
  })
  return [
    { _tag: "RunStarted", run, at },
    { _tag: "RunProgressed", run, at, metrics, progress, curves },
    { _tag: "MessageSent", run, at, content },
    raised({ _tag: "Condition", title: text }),
    raised({ _tag: "Above", metric: text, threshold: 1.2345e-300, value: Number.MAX_VALUE }),
    raised({ _tag: "Stalled", watched: "output", silentFor: Duration.days(1e6), lastLine: text }),
    ...outcomes(text, many).map(ended)
  ]
}
