/** Makes news of readings: whether anything changed, and at which step it is. Keeps a program that makes up names without end from filling the memory. */
import * as Option from "effect/Option"
import { findsStep, type OutputRules, type Reading } from "./OutputRules.ts"

/** More names than a message could show. What comes under others is passed over. */
export const mostMetrics = 200

export interface News {
  readonly of: (reading: Reading) => Option.Option<{
    readonly reading: Reading
    /** Whether a metric or the step is another than before. */
    readonly isChange: boolean
  }>
}

export const makeNews = (rules: OutputRules): News => {
  const latest = new Map<string, number>()
  let lastStep: number | undefined
  let countsSteps = findsStep(rules)

  const isKnown = (metric: string): boolean => latest.has(metric) || latest.size < mostMetrics

  const change = (metric: string, value: number): boolean => {
    const changes = !Object.is(latest.get(metric), value)
    if (changes) latest.set(metric, value)
    return changes
  }

  const changeStep = (step: number | undefined): boolean => {
    if (step === undefined || Object.is(step, lastStep)) return false
    lastStep = step
    return true
  }

  /** Where nothing but epochs is counted, they are the steps; beside steps, an epoch alone is none. */
  const stepOf = ({ step, epoch }: Reading): number | undefined => {
    countsSteps ||= step !== undefined
    return countsSteps ? step : epoch
  }

  return {
    of: (reading) => {
      const { metrics, epoch } = reading
      const step = stepOf(reading)
      const kept: Array<readonly [string, number]> = []
      let isChange = changeStep(step)
      for (const [metric, value] of Object.entries(metrics)) {
        if (!isKnown(metric)) continue
        kept.push([metric, value])
        isChange = change(metric, value) || isChange
      }
      if (kept.length === 0 && step === undefined) return Option.none()
      return Option.some({ reading: { metrics: Object.fromEntries(kept), step, epoch }, isChange })
    }
  }
}
