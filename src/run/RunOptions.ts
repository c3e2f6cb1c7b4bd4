/** What can be said of a run before it starts. */
import type * as Duration from "effect/Duration"
import type { Rule } from "../domain/Alert.ts"
import type { Goal } from "../domain/Curve.ts"
import type { Mentions } from "../domain/Mentions.ts"

/**
 * The options of a run. What code without types gives wrong costs a warning that names the option and the remedy, never
 * the run.
 *
 * @example
 * import { Alert, Mention, type RunOptions, withSlackNotify } from "runbell"
 * const options: RunOptions = {
 *   name: "mnist-cnn",
 *   epochs: 10,
 *   alerts: [Alert.notFinite("loss")],
 *   mentions: { who: [Mention.here] },
 *   minDuration: "1 minute"
 * }
 * withSlackNotify(options)
 *
 * @since 0.1.0
 */
export interface RunOptions {
  /** The experiment's name. */
  readonly name: string
  readonly project?: string | undefined
  readonly workspace?: string | undefined
  readonly description?: string | undefined
  /** A page about the run, http or https. */
  readonly link?: string | undefined
  readonly tags?: ReadonlyArray<string> | undefined
  /** How many steps it will take, for its progress. Default: nobody knows. */
  readonly steps?: number | undefined
  /** How many epochs it will take. Default: nobody knows. */
  readonly epochs?: number | undefined
  /** Which way a metric is better, by its name. Default: guessed from the usual names, such as `loss` and `accuracy`. */
  readonly goals?: Readonly<Record<string, Goal>> | undefined
  /**
   * Which metrics the picture and Slack's own charts at the end show, in this order; the first six are drawn. Default: those
   * of which it is known what is best first.
   */
  readonly chart?: ReadonlyArray<string> | undefined
  /**
   * What attempts at the same work have in common, such as a job's id: where the notifier can edit, they share one card
   * and one thread. Default: a card of its own.
   */
  readonly card?: string | undefined
  /**
   * Whom to call. With `when: "failure"` (default): when the run ends in trouble or an alert of level `error` is raised;
   * with `"always"`: at every end and every alert; with a list, such as `["Failed", "Lost"]`: when it ends so. Whoever tells
   * the end calls the same people, also where the run could not tell it itself.
   */
  readonly mentions?: Mentions | undefined
  /**
   * Which events to tell: `all` (default), `end` (no start), or `failure` (only an end in trouble). Alerts and messages
   * of the program's own are always told.
   */
  readonly events?: "all" | "end" | "failure" | undefined
  /** A run that finishes sooner than this stays silent, and its start is told only when it has lasted so long. Default: none. */
  readonly minDuration?: Duration.DurationInput | undefined
  /** Rules over the reported metrics. */
  readonly alerts?: ReadonlyArray<Rule> | undefined
}
