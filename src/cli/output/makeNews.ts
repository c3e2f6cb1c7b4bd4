/** Tells of each reading whether it is news, and keeps a program that makes up names without end from filling the memory. */
import * as Option from "effect/Option"
import type { Reading } from "./OutputRules.ts"

/** More names than a message could show. What comes under others is passed over. */
export const mostMetrics = 200

export interface News {
  readonly of: (reading: Reading) => Option.Option<{
    readonly reading: Reading
    /** Whether a metric or the step is another than before. */
    readonly isChange: boolean
  }>
}

export const makeNews = (): News => {
  const latest = new Map<string, number>()
  let lastStep: number | undefined

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

  return {
    of: ({ metrics, step }) => {
      const kept: Array<readonly [string, number]> = []
      let isChange = changeStep(step)
      for (const [metric, value] of Object.entries(metrics)) {
        if (!isKnown(metric)) continue
        kept.push([metric, value])
        isChange = change(metric, value) || isChange
      }
      if (kept.length === 0 && step === undefined) return Option.none()
      return Option.some({ reading: { metrics: Object.fromEntries(kept), step }, isChange })
    }
  }
}
