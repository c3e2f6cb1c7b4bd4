/** What is raised when a rule over the reported metrics comes true, and the rules themselves. */
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"
import { Level } from "./Level.ts"
import { type Metrics, MetricValue } from "./Metrics.ts"

const threshold = { metric: Schema.String, threshold: MetricValue, value: MetricValue }

/**
 * Why an alert was raised.
 *
 * @example
 * import type { Alert } from "runbell"
 * const metricOf = (reason: typeof Alert.Reason.Type) => ("metric" in reason ? reason.metric : undefined)
 * const words = ({ level, reason }: Alert.Alert) => `${level}: ${reason._tag} ${metricOf(reason) ?? ""}`
 *
 * @since 0.1.0
 */
export const Reason = Schema.Union(
  Schema.TaggedStruct("Above", threshold),
  Schema.TaggedStruct("Below", threshold),
  Schema.TaggedStruct("NotFinite", { metric: Schema.String, value: MetricValue }),
  Schema.TaggedStruct("Condition", { title: Schema.optional(Schema.String) }),
  /** Nothing came for so long, where more was expected: no output, or no metric that changed. */
  Schema.TaggedStruct("Stalled", {
    watched: Schema.Literal("output", "metrics"),
    silentFor: Schema.DurationFromMillis,
    lastLine: Schema.optional(Schema.String)
  }),
  /** It goes on after a stall that was told. */
  Schema.TaggedStruct("Resumed", { silentFor: Schema.DurationFromMillis }),
  /** The process that was to see a command's end is gone; the command goes on as this process. */
  Schema.TaggedStruct("WrapperLost", { pid: Schema.NonNegativeInt })
)

/**
 * A raised alert, as it is told.
 *
 * @example
 * import { Schema } from "effect"
 * import { Alert } from "runbell"
 * const alert: Alert.Alert = { level: "error", reason: { _tag: "NotFinite", metric: "loss", value: Number.NaN }, heldBack: 0 }
 * const json = Schema.encodeSync(Schema.parseJson(Alert.Alert))(alert) // NaN survives, for an endpoint of your own
 *
 * @since 0.1.0
 */
export const Alert = Schema.Struct({
  level: Level,
  reason: Reason,
  step: Schema.optional(MetricValue),
  /** How often the rule came true since it was last told, and was held back by its cooldown. */
  heldBack: Schema.NonNegativeInt
}).annotations({ identifier: "Alert" })

/**
 * @since 0.1.0
 */
export type Alert = typeof Alert.Type

/**
 * Where a rule stands: `met` raises it, `clear` makes it ready again, `between` (inside the hysteresis, or without a
 * usable value) changes nothing.
 *
 * @example
 * import { Alert } from "runbell"
 * const rule = Alert.above("accuracy", 0.95, { hysteresis: 0.01 })
 * const standing: Alert.Standing = rule.judge({ accuracy: 0.945 }, 120) // "between"
 *
 * @since 0.1.0
 */
export type Standing = "met" | "between" | "clear"

/**
 * A rule over the reported metrics. Made by {@link above}, {@link below}, {@link notFinite} and {@link when}.
 *
 * @example
 * import { Alert } from "runbell"
 * const alerts: ReadonlyArray<Alert.Rule> = [Alert.above("accuracy", 0.95), Alert.notFinite("loss")]
 *
 * @since 0.1.0
 */
export interface Rule {
  readonly level: Level
  /** In milliseconds. */
  readonly cooldown: number
  readonly judge: (latest: Metrics, step: number | undefined) => Standing
  readonly reason: (latest: Metrics) => typeof Reason.Type
}

/**
 * What every rule can be told.
 *
 * @example
 * import { Alert } from "runbell"
 * const seldom: Alert.Options = { level: "warn", cooldown: "1 hour" }
 * const alerts = [Alert.notFinite("loss", seldom), Alert.notFinite("gradient_norm", seldom)]
 *
 * @since 0.1.0
 */
export interface Options {
  /** Default: `info`; for {@link notFinite} `error`. */
  readonly level?: Level | undefined
  /** The least time between two alerts of this rule. Default: 1 minute. What comes true within it is counted and told with the next one. */
  readonly cooldown?: Duration.DurationInput | undefined
}

/**
 * What a threshold can be told besides.
 *
 * @example
 * import { Alert } from "runbell"
 * const noisy: Alert.ThresholdOptions = { level: "warn", hysteresis: 0.02 }
 * const alerts = [Alert.below("accuracy", 0.9, noisy), Alert.below("f1", 0.8, noisy)]
 *
 * @since 0.1.0
 */
export interface ThresholdOptions extends Options {
  /**
   * How far the metric must come back over the threshold before the rule is ready again, in the metric's own unit.
   * Default: 0. Give the size of the noise, and a metric that trembles around its threshold is told once.
   */
  readonly hysteresis?: number | undefined
}

const defaultCooldown = Duration.minutes(1)

const shared = (options: Options | undefined, level: Level): Pick<Rule, "level" | "cooldown"> => ({
  level: options?.level ?? level,
  cooldown: Duration.toMillis(options?.cooldown ?? defaultCooldown)
})

/**
 * Tells once when the metric is above the threshold, and is ready again when it has come back to the threshold less
 * the hysteresis.
 *
 * @example
 * import { Alert } from "runbell"
 * Alert.above("accuracy", 0.95, { hysteresis: 0.01 })
 *
 * @since 0.1.0
 */
export const above = (metric: string, threshold: number, options?: ThresholdOptions): Rule => {
  const ready = threshold - Math.abs(options?.hysteresis ?? 0)
  return {
    ...shared(options, "info"),
    judge: (latest) => {
      const value = latest[metric]
      if (value === undefined) return "between"
      return value > threshold ? "met" : value <= ready ? "clear" : "between"
    },
    reason: (latest) => ({ _tag: "Above", metric, threshold, value: latest[metric] ?? Number.NaN })
  }
}

/**
 * Tells once when the metric is below the threshold; the mirror of {@link above}.
 *
 * @example
 * import { Alert } from "runbell"
 * Alert.below("throughput", 100, { level: "warn", cooldown: "10 minutes" })
 *
 * @since 0.1.0
 */
export const below = (metric: string, threshold: number, options?: ThresholdOptions): Rule => {
  const ready = threshold + Math.abs(options?.hysteresis ?? 0)
  return {
    ...shared(options, "info"),
    judge: (latest) => {
      const value = latest[metric]
      if (value === undefined) return "between"
      return value < threshold ? "met" : value >= ready ? "clear" : "between"
    },
    reason: (latest) => ({ _tag: "Below", metric, threshold, value: latest[metric] ?? Number.NaN })
  }
}

/**
 * Tells at once when the metric is NaN or infinite, at level `error`: a loss that left the numbers does not come back
 * by itself.
 *
 * @example
 * import { Alert } from "runbell"
 * Alert.notFinite("loss")
 *
 * @since 0.1.0
 */
export const notFinite = (metric: string, options?: Options): Rule => ({
  ...shared(options, "error"),
  judge: (latest) => {
    const value = latest[metric]
    if (value === undefined) return "between"
    return Number.isFinite(value) ? "clear" : "met"
  },
  reason: (latest) => ({ _tag: "NotFinite", metric, value: latest[metric] ?? Number.NaN })
})

/**
 * Tells when the predicate over the latest value of every metric comes true, and is ready again when it is false. A
 * predicate that throws never fails the run: it counts as unknown, and the log says so once.
 *
 * @example
 * import { Alert } from "runbell"
 * Alert.when(({ loss = 0, accuracy = 0 }) => loss > 1 && accuracy > 0.9, { title: "Loss and accuracy disagree" })
 *
 * @since 0.1.0
 */
export const when = (
  predicate: (latest: Metrics, step: number | undefined) => boolean,
  options?: Options & { readonly title?: string | undefined }
): Rule => ({
  ...shared(options, "info"),
  judge: (latest, step) => (predicate(latest, step) ? "met" : "clear"),
  reason: () => ({ _tag: "Condition", title: options?.title })
})
