/** What every language must be able to say. A missing or a surplus phrase in a catalogue is a compile error. */
import type { Level } from "../domain/Level.ts"

/**
 * A number that decides a phrase's plural, and how it is written in the language.
 *
 * @example
 * import { type Count, ru } from "runbell"
 * const lines: Count = { value: 21, written: "21" }
 * ru.linesLeftOut(lines) // "… пропущена 21 строка …"
 *
 * @since 0.1.0
 */
export interface Count {
  readonly value: number
  readonly written: string
}

/**
 * What was seen of why a process ended, in a sentence. It claims no more than that.
 *
 * @example
 * import { type EvidencePhrases, en, Locale } from "runbell"
 * const evidence: EvidencePhrases = { ...en.evidence, OutOfMemory: () => "It needed more memory than its pod has." }
 * Locale.layer({ catalogue: { evidence } })
 *
 * @since 0.1.0
 */
export interface EvidencePhrases {
  readonly OutOfMemory: (limit: string | undefined) => string
  readonly PerhapsOutOfMemory: (killed: Count) => string
  readonly NotOutOfMemory: string
  readonly ShellSignal: (signal: string) => string
  readonly CommandNotFound: string
  readonly CommandNotExecutable: string
  readonly NativeCrash: string
  readonly TimeLimit: (launcher: string) => string
  readonly StoppedByLauncher: (launcher: string) => string
  readonly Requeued: (launcher: string) => string
  readonly Vanished: string
  readonly EndedUnseen: string
  readonly EndedEarly: string
  readonly Rebooted: string
}

/**
 * The phrases of one language. Names, numbers and durations come in written form; a phrase only puts them in order.
 *
 * @example
 * import { type Catalogue, en } from "runbell"
 * const own: Catalogue = { ...en, finished: (name) => `${name} is done` }
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
  /** Instead of `killed` or `interrupted`, where the evidence says more. */
  readonly ranOutOfMemory: (name: string) => string
  readonly reachedTimeLimit: (name: string) => string
  readonly requeued: (name: string) => string
  readonly vanished: (name: string) => string
  /** The end of a run in one line: "mnist failed after 3 min". */
  readonly after: (sentence: string, duration: string) => string
  /** A failure in one line, with its shortest reason: "mnist failed after 3 min: ShapeMismatch". */
  readonly because: (sentence: string, reason: string) => string

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
  readonly command: string
  readonly commit: string
  /** Stands after a commit that the work tree differs from. */
  readonly uncommitted: string
  readonly job: string
  readonly task: (task: string) => string
  readonly node: (node: string) => string
  readonly rank: (rank: string, world: string | undefined) => string
  readonly attempt: (attempt: string) => string
  readonly lastLines: Readonly<Record<"stderr" | "stdout", string>>

  readonly exitCode: (code: string) => string
  readonly endedWith: (exitCode: string) => string
  readonly stoppedBy: (signal: string) => string
  readonly evidence: EvidencePhrases

  readonly step: (step: string) => string
  /** "step 120 of 1,000" */
  readonly stepOf: (step: string, steps: string) => string
  readonly epoch: (epoch: string) => string
  readonly epochOf: (epoch: string, epochs: string) => string
  /** The label of how long a run has lasted so far. */
  readonly elapsed: string
  /** The label of how long the rest may take. */
  readonly remaining: string
  /** The rest takes between two durations. */
  readonly between: (atLeast: string, atMost: string) => string
  /** The label of how fast it goes. */
  readonly speed: string
  readonly stepsPer: Readonly<Record<"second" | "minute" | "hour", (steps: string) => string>>
  /** The label of a metric's best value. */
  readonly best: string
  /** "0.031 (step 400)" */
  readonly valueAt: (value: string, step: string) => string
  /** The title of the curves of a run. */
  readonly curvesOf: (name: string) => string
  /** One curve for a screen reader: "loss went from 2.3 to 0.03 between step 1 and step 400". */
  readonly went: (metric: string, from: string, to: string, firstStep: string, lastStep: string) => string
  /** The label of the step axis. */
  readonly stepAxis: string
  /** When the card was last edited. */
  readonly updated: (time: string) => string
  /** In a thread: another attempt of the work began. */
  readonly startedAgain: (name: string, attempt: string | undefined) => string
  /** Why a run's card is a new one. */
  readonly newCard: Readonly<Record<"deleted" | "tooOld" | "unknown", string>>
  /** The title of an error in full. */
  readonly wholeError: string
  /** One of several messages that belong together: "part 2 of 3". */
  readonly part: (part: string, parts: string) => string
  /** Stands in a message that comes much later than its event. */
  readonly toldLate: (time: string) => string
  readonly linesLeftOut: (lines: Count) => string
  readonly fieldsLeftOut: (fields: Count) => string
  readonly otherErrors: (errors: Count) => string
  readonly alertsHeldBack: (alerts: Count) => string

  readonly above: (metric: string, threshold: string) => string
  readonly below: (metric: string, threshold: string) => string
  readonly notFinite: (metric: string) => string
  readonly condition: string
  readonly stalled: Readonly<Record<"output" | "metrics", (silentFor: string) => string>>
  readonly resumed: (silentFor: string) => string
  readonly wrapperLost: (process: string) => string
  readonly wrapperLostMeans: string
  readonly now: (metric: string, value: string) => string
  readonly level: Readonly<Record<Level, string>>

  /** Stands in a message that Slack may have got already. */
  readonly perhapsRepeat: string
  /** Stands for alike messages that are told as one. */
  readonly moreLikeThis: (messages: Count) => string
  /** The title of what could not be told in time. */
  readonly catchUp: (messages: Count) => string

  /** Stands where a text is empty, so that no message is. */
  readonly nothing: string
}
