/** Something that happened to a run. Messages are rendered from these, and from nothing else. */
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"
import { Alert } from "./Alert.ts"
import { Curve } from "./Curve.ts"
import { Mention } from "./Mention.ts"
import { MessageContent } from "./MessageContent.ts"
import { MetricSnapshot } from "./Metrics.ts"
import { Outcome } from "./Outcome.ts"
import { OutputTail } from "./OutputTail.ts"
import { Progress } from "./Progress.ts"
import { Run } from "./Run.ts"

/** When it happened, not when it was told. */
const at = Schema.DateTimeUtcFromNumber

const finiteDuration = Schema.DurationFromMillis.pipe(Schema.lessThanDuration(Duration.infinity))

/**
 * The program was started.
 *
 * @example
 * import { DateTime } from "effect"
 * import type { RunEvent } from "runbell"
 * const line = ({ run, at }: RunEvent.RunStarted) => `${run.name} began at ${DateTime.formatIso(at)}`
 *
 * @since 0.1.0
 */
export const RunStarted = Schema.TaggedStruct("RunStarted", { run: Run, at })

/**
 * @since 0.1.0
 */
export type RunStarted = typeof RunStarted.Type

/**
 * The program goes on: how far it has come. The run's card shows it, where the notifier can edit; a webhook, which
 * cannot edit what it posted, tells it now and then.
 *
 * @example
 * import type { RunEvent } from "runbell"
 * const line = ({ run, metrics }: RunEvent.RunProgressed) =>
 *   `${run.name} at step ${metrics.step}: ${Object.keys(metrics.values).join(", ")}`
 *
 * @since 0.1.0
 */
export const RunProgressed = Schema.TaggedStruct("RunProgressed", {
  run: Run,
  at,
  metrics: MetricSnapshot,
  progress: Schema.optional(Progress),
  curves: Schema.optional(Schema.Array(Curve))
})

/**
 * @since 0.1.0
 */
export type RunProgressed = typeof RunProgressed.Type

/**
 * The program said something in its own words; without `run` when it was said outside of any.
 *
 * @example
 * import type { RunEvent } from "runbell"
 * const line = ({ run, content }: RunEvent.MessageSent) =>
 *   `${run?.name ?? "outside of any run"}: ${content.title ?? content.text}`
 *
 * @since 0.1.0
 */
export const MessageSent = Schema.TaggedStruct("MessageSent", {
  run: Schema.optional(Run),
  at,
  content: MessageContent
})

/**
 * @since 0.1.0
 */
export type MessageSent = typeof MessageSent.Type

/**
 * A rule over the reported metrics came true.
 *
 * @example
 * import type { RunEvent } from "runbell"
 * const line = ({ run, alert }: RunEvent.AlertRaised) =>
 *   `${run.name}: ${alert.reason._tag} (${alert.heldBack} held back before it)`
 *
 * @since 0.1.0
 */
export const AlertRaised = Schema.TaggedStruct("AlertRaised", {
  run: Run,
  at,
  alert: Alert,
  mentions: Schema.Array(Mention)
})

/**
 * @since 0.1.0
 */
export type AlertRaised = typeof AlertRaised.Type

/**
 * The run is over. Exactly one for each run.
 *
 * @example
 * import { Duration } from "effect"
 * import { Outcome, type RunEvent } from "runbell"
 * const line = ({ run, outcome, duration }: RunEvent.RunEnded) =>
 *   `${run.name}: ${Outcome.kindOf(outcome)} after ${Duration.format(duration)}`
 *
 * @since 0.1.0
 */
export const RunEnded = Schema.TaggedStruct("RunEnded", {
  run: Run,
  at,
  outcome: Outcome,
  duration: finiteDuration,
  /** What was last reported, if anything was. */
  metrics: Schema.optional(MetricSnapshot),
  /** How far it came, where it said so. */
  progress: Schema.optional(Progress),
  /** How its metrics went. */
  curves: Schema.optional(Schema.Array(Curve)),
  /** Which metrics were asked to be drawn, in that order. Absent: those of all curves. */
  chart: Schema.optional(Schema.Array(Schema.String)),
  /** What it last printed, where somebody was listening. */
  output: Schema.optional(Schema.Struct({ stderr: OutputTail, stdout: OutputTail })),
  /** Alerts that came true and were never told, held back by their cooldown. */
  alertsHeldBack: Schema.NonNegativeInt,
  mentions: Schema.Array(Mention)
})

/**
 * @since 0.1.0
 */
export type RunEnded = typeof RunEnded.Type

/**
 * Everything that can happen to a run.
 *
 * @example
 * import { Schema } from "effect"
 * import { type Message, RunEvent } from "runbell"
 * const Line = Schema.parseJson(RunEvent.RunEvent)
 * const written = ({ event }: Message) => Schema.encodeSync(Line)(event)
 * const readAgain = (line: string): RunEvent.RunEvent => Schema.decodeSync(Line)(line)
 *
 * @since 0.1.0
 */
export const RunEvent = Schema.Union(RunStarted, RunProgressed, MessageSent, AlertRaised, RunEnded).annotations({
  identifier: "RunEvent"
})

/**
 * @since 0.1.0
 */
export type RunEvent = typeof RunEvent.Type
