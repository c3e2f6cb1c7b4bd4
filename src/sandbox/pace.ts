/** The pace at which one webhook takes posts: a bucket of tokens, one of which comes back each interval. Pure. */
import * as Duration from "effect/Duration"

/** How many posts may still come at once, as of a time in milliseconds. */
export interface Bucket {
  readonly tokens: number
  readonly at: number
}

/** The bucket of a webhook that nobody has posted to. */
export const full = (burst: number): Bucket => ({ tokens: burst, at: 0 })

/** Takes one post at `now`: none is left to wait for, or so many whole seconds are. */
export const take = (
  bucket: Bucket,
  pace: { readonly burst: number; readonly interval: Duration.DurationInput },
  now: number
): readonly [retryAfter: number | undefined, Bucket] => {
  const interval = Duration.toMillis(pace.interval)
  const tokens = Math.min(pace.burst, bucket.tokens + (now - bucket.at) / interval)
  return tokens >= 1
    ? [undefined, { tokens: tokens - 1, at: now }]
    : [Math.max(1, Math.ceil(((1 - tokens) * interval) / 1_000)), { tokens, at: now }]
}
