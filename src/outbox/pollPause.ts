/** How long to wait before one looks again after what another process delivers. Pure. */
import * as Duration from "effect/Duration"
import type { Policy } from "../slack/SlackPolicy.ts"

/** A tenth of the time that was waited, in milliseconds: so it is noticed at most that much later. */
export const pollPause = (
  waited: number,
  { outboxPoll, outboxPollAtMost }: Pick<Policy, "outboxPoll" | "outboxPollAtMost">
): Duration.Duration => {
  const least = Duration.toMillis(outboxPoll)
  return Duration.millis(Math.max(least, Math.min(waited / 10, Duration.toMillis(outboxPollAtMost))))
}
