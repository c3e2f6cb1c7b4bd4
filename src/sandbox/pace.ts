/** The pace at which one webhook takes posts. Pure. */
import * as Duration from "effect/Duration"

/** `burst` posts at once, then one each `interval`. */
export interface Pace {
  readonly burst: number
  readonly interval: Duration.DurationInput
}

/**
 * Takes one post at `now`. `busyUntil` is when all posts taken so far would be over if each took one interval; a burst
 * may run ahead of the clock by its own length. Times are in milliseconds.
 *
 * Answers in how many whole seconds to come back, if not now, and the new `busyUntil`.
 */
export const take = (busyUntil: number, pace: Pace, now: number): readonly [retryAfter: number | undefined, number] => {
  const interval = Duration.toMillis(pace.interval)
  const tooEarly = busyUntil - now - (pace.burst - 1) * interval
  return tooEarly > 0 ? [Math.ceil(tooEarly / 1_000), busyUntil] : [undefined, Math.max(busyUntil, now) + interval]
}
