/** Every time limit of the dead-man's switch, named, with its reason. */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Layer from "effect/Layer"
import { over } from "../domain/over.ts"

/**
 * The times that the dead-man's switch keeps to.
 *
 * @since 0.1.0
 */
export interface Policy {
  /** How often a run shows that it lives. Default: 5 minutes, so that 25 runs in one channel stay below Slack's limits. */
  readonly beat: Duration.DurationInput
  /**
   * How long after its last sign of life a run counts as silent. Default: 15 minutes. At least `beat`, `leastLeft` and
   * `again` together: else every beat would come too late to take the alarm before it back.
   */
  readonly alarm: Duration.DurationInput
  /**
   * An alarm is not taken back with less than this left. Default: 5.5 minutes. With less than about five Slack says ok
   * and posts it all the same, as many saw from 2021 to 2026 and its documentation does not say.
   */
  readonly leastLeft: Duration.DurationInput
  /** How long to wait after a beat that failed. Default: 30 seconds. */
  readonly again: Duration.DurationInput
  /**
   * By how much later an alarm is set when there are too many around its time. Default: 5 minutes, the window for which
   * Slack counts them (method page "chat.scheduleMessage").
   */
  readonly crowded: Duration.DurationInput
  /** How much later than its time an alarm may be posted, before it is taken for posted. Default: 1 minute. */
  readonly late: Duration.DurationInput
  /**
   * How long an alarm of the command waits for the run's card, to be set below it; then it is set for the channel.
   * Default: 2 seconds, longer than it takes to tell a start, and no longer than the end of a command waits.
   */
  readonly card: Duration.DurationInput
}

/** The times that hold unless others are given. */
export const defaults: Policy = {
  beat: "5 minutes",
  alarm: "15 minutes",
  leastLeft: "330 seconds",
  again: "30 seconds",
  crowded: "5 minutes",
  late: "1 minute",
  card: "2 seconds"
}

/** The times in milliseconds, the alarm as late as the others demand. */
export const millisOf = (policy: Policy): Readonly<Record<keyof Policy, number>> => {
  const { beat, leastLeft, again } = policy
  const times = [beat, leastLeft, again].map((time) => Duration.toMillis(time))
  return {
    beat: Duration.toMillis(beat),
    alarm: Math.max(
      Duration.toMillis(policy.alarm),
      times.reduce((sum, time) => sum + time, 0)
    ),
    leastLeft: Duration.toMillis(leastLeft),
    again: Duration.toMillis(again),
    crowded: Duration.toMillis(policy.crowded),
    late: Duration.toMillis(policy.late),
    card: Duration.toMillis(policy.card)
  }
}

/**
 * The policy in force. Nobody has to give one; a layer changes single times.
 *
 * @example
 * import { DeadMansSwitch } from "runbell"
 * DeadMansSwitch.Policy.layer({ beat: "10 minutes", alarm: "20 minutes" })
 *
 * @since 0.1.0
 */
export class SwitchPolicy extends Context.Reference<SwitchPolicy>()("runbell/SwitchPolicy", {
  defaultValue: () => defaults
}) {
  /** The default times with some replaced; one that is `undefined` counts as not given. Give it to the switch's layer. */
  static readonly layer = (times: Partial<Policy>): Layer.Layer<SwitchPolicy> =>
    Layer.succeed(SwitchPolicy, over(defaults, times))
}
