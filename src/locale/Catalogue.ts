/** What every language must be able to say. A missing or a surplus phrase in a catalogue is a compile error. */
import type { Level } from "../domain/Level.ts"

/**
 * A number that decides a phrase's plural, and how it is written in the language.
 *
 * @since 0.1.0
 */
export interface Count {
  readonly value: number
  readonly written: string
}

/**
 * The phrases of one language. Names, numbers and durations come in written form; a phrase only puts them in order.
 *
 * @since 0.1.0
 */
export interface Catalogue {
  readonly started: (name: string) => string
  readonly progressed: (name: string) => string
  readonly finished: (name: string) => string
  readonly failed: (name: string) => string
  readonly interrupted: (name: string) => string
  readonly killed: (name: string) => string
  readonly lost: (name: string) => string
  /** The end of a run in one line: "mnist failed after 3 min". */
  readonly after: (sentence: string, duration: string) => string

  readonly interruptedMeans: string
  readonly killedMeans: (signal: string | undefined) => string
  readonly lostMeans: (since: string | undefined) => string

  readonly project: string
  readonly workspace: string
  readonly tags: string
  readonly host: string
  readonly link: string
  readonly result: string
  readonly lastMetrics: string
  readonly stoppedAt: string
  readonly causedBy: string
  readonly run: string

  readonly step: (step: string) => string
  readonly linesLeftOut: (lines: Count) => string
  readonly fieldsLeftOut: (fields: Count) => string
  readonly otherErrors: (errors: Count) => string
  readonly alertsHeldBack: (alerts: Count) => string

  readonly above: (metric: string, threshold: string) => string
  readonly below: (metric: string, threshold: string) => string
  readonly notFinite: (metric: string) => string
  readonly condition: string
  readonly now: (metric: string, value: string) => string
  readonly level: Readonly<Record<Level, string>>

  /** Stands where a text is empty, so that no message is. */
  readonly nothing: string
}
