/** What can be said of a run before it starts. */
import type * as Duration from "effect/Duration"
import type { Rule } from "../domain/Alert.ts"
import type { Mention } from "../domain/Mention.ts"

/**
 * The options of a run. What code without types gives wrong costs a warning that names the option and the remedy, never
 * the run.
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
  /** Whom to call. With `failure` (default): when the run ends in trouble or an alert of level `error` is raised; with `always`: at every end and every alert. */
  readonly mentions?:
    | { readonly who: ReadonlyArray<Mention>; readonly when?: "failure" | "always" | undefined }
    | undefined
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
