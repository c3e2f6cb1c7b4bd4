/** Where a report stands on the axis of steps: steps that go back, or are not given, still go from left to right. */

export interface StepAxis {
  /** Takes the step of the next report and returns its place, never less than that of the one before. */
  readonly place: (step: number | undefined) => number
}

/**
 * A program that begins to count again, as many do in each epoch, is counted on. One that goes back to the middle, as to
 * a checkpoint, does steps again: they stand at the furthest place until it is passed. Without any steps, reports are
 * counted.
 */
export const makeStepAxis = (): StepAxis => {
  let reports = 0
  let first = Number.NaN
  let offset = 0
  let furthest = Number.NaN

  const begin = (step: number): number => {
    first = step
    furthest = step
    return furthest
  }

  const goBack = (step: number): number => {
    if (step > first) return furthest
    offset = furthest + 1 - step
    furthest += 1
    return furthest
  }

  return {
    place: (step) => {
      reports += 1
      // Also what is no number at all, from code without types.
      if (typeof step !== "number" || !Number.isFinite(step)) return Number.isNaN(first) ? reports : furthest
      if (Number.isNaN(first)) return begin(step)
      const place = step + offset
      if (place < furthest) return goBack(step)
      furthest = place
      return place
    }
  }
}
