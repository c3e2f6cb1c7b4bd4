/** What is reported of one item of many, by a function of somebody else's: one that throws costs a warning, and no item. */
import type { Metrics } from "../domain/Metrics.ts"

/**
 * What to report of an item, and nothing when it is undefined. `index` counts the items from 0.
 *
 * @example
 * import { type Picker, tapMetrics } from "runbell"
 * const scores: Picker<{ readonly score: number | null }> = ({ score }) => (score === null ? undefined : { score })
 * const tapped = tapMetrics(scores)
 *
 * @since 0.1.0
 */
export type Picker<Item> = (item: Item, index: number) => Metrics | undefined

/** Whoever reads it is told that it is no number. */
const unreadable: Metrics = Object.defineProperty({}, "unreadable", {
  enumerable: true,
  get: () => {
    throw new TypeError("the metrics could not be picked")
  }
})

/** The item's metrics; none where the function picks none. */
export const picked = <Item>(pick: Picker<Item>, item: Item, index: number): Metrics => {
  try {
    return pick(item, index) ?? {}
  } catch {
    return unreadable
  }
}
