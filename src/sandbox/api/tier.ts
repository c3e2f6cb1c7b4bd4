/** The tiers of Slack's page "Rate limits": so many calls of a method in any minute. Pure. */

/** Calls a minute. What Slack grants over these is not published, so nothing is granted here. */
export const tiers = { two: 20, three: 50, four: 100, special: 300 } as const

/** The tier of a method. */
export type Tier = keyof typeof tiers

const minute = 60_000

/**
 * Takes one call at `now`, given the times of those before. Answers in how many whole seconds to come back, if not now,
 * and the times that still count. All in milliseconds.
 */
export const takeCall = (
  before: ReadonlyArray<number>,
  tier: Tier,
  now: number
): readonly [retryAfter: number | undefined, ReadonlyArray<number>] => {
  const recent = before.filter((at) => at > now - minute)
  const [first = now] = recent
  return recent.length < tiers[tier]
    ? [undefined, [...recent, now]]
    : [Math.max(1, Math.ceil((first + minute - now) / 1_000)), recent]
}
