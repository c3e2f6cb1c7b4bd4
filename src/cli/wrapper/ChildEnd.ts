/** How a command ended, as the kernel told it. */

/** A signal by its name. */
export type Signal = NodeJS.Signals

/**
 * Exactly one of the two is set. Node does not name the real-time signals: a command that one of them killed looks like
 * one that ended with 0.
 */
export interface ChildEnd {
  readonly code: number | undefined
  readonly signal: Signal | undefined
}
