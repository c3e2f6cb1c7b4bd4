/**
 * The pace at which a run gives signs of life, and when its silence has become too long for it. Pure; all times are
 * milliseconds of one clock.
 *
 * With a limit, that limit counts. Without one the pace is learnt. A silence is too long then when it is longer than all
 * of: {@link shortestLearnt}; {@link medianFactor} times the usual silence (the median of the last {@link remembered});
 * and {@link longestFactor} times the longest that it ever came back from. So the pauses of an evaluation or a
 * checkpoint are waited for once the run has made one. Nothing is judged before {@link leastSilences} silences and
 * {@link leastWatched} have been seen.
 */
import * as Duration from "effect/Duration"

/** No shorter silence is a stall when the pace is learnt: many a pause that comes for the first time is as long. */
export const shortestLearnt = Duration.minutes(10)

/** How many of the last silences tell what is usual. */
export const remembered = 64

/** How many silences have to be seen before one is judged. */
export const leastSilences = 10

/** How long a run has to be watched before it is judged: programs start in another rhythm than they run. */
export const leastWatched = Duration.hours(1)

export const medianFactor = 3

export const longestFactor = 1.5

/** Signs that follow one another sooner are one burst, and tell of no pace. */
export const burst = Duration.seconds(30)

/**
 * A silence that was told and then ended counts at most as so many limits of its time. A pause that comes again is told
 * once or twice and then known; a machine that stood still for a day does not make the rest of the run unwatched.
 */
export const mostLearnt = 2

export interface Pace {
  readonly beganAt: number
  readonly lastSign: number
  /** When the present burst of signs began. */
  readonly burstAt: number
  readonly silences: ReadonlyArray<number>
  /** Their median. */
  readonly usual: number
  readonly seen: number
  readonly longest: number
  /** The limit that was passed, while a stall that was told goes on. */
  readonly stalledAfter: number | undefined
}

/** In milliseconds. */
export type Limit = "learn" | number

export const begin = (now: number): Pace => ({
  beganAt: now,
  lastSign: now,
  burstAt: now,
  silences: [],
  usual: 0,
  seen: 0,
  longest: 0,
  stalledAfter: undefined
})

const median = (numbers: ReadonlyArray<number>): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

const learn = (pace: Pace, silence: number): Pace => {
  const most = pace.stalledAfter === undefined ? silence : pace.stalledAfter * mostLearnt
  const silences = [...pace.silences.slice(1 - remembered), silence]
  return {
    ...pace,
    silences,
    usual: median(silences),
    seen: pace.seen + 1,
    longest: Math.max(pace.longest, Math.min(silence, most))
  }
}

/** A sign of life: it goes on. */
export const sign = (pace: Pace, now: number): Pace => {
  const continues = now - pace.burstAt < Duration.toMillis(burst)
  const after = continues ? pace : learn(pace, now - pace.lastSign)
  return { ...after, lastSign: now, burstAt: continues ? pace.burstAt : now, stalledAfter: undefined }
}

/** Nobody watched up to now: what was not seen tells nothing. */
export const resume = (pace: Pace, now: number): Pace => ({ ...pace, lastSign: now, burstAt: now })

/** How long a silence may be; none while the pace is not known. */
const limitOf = (pace: Pace, limit: Limit): number | undefined => {
  if (limit !== "learn") return limit
  if (pace.seen < leastSilences) return undefined
  return Math.max(Duration.toMillis(shortestLearnt), medianFactor * pace.usual, longestFactor * pace.longest)
}

/** When the silence becomes too long if nothing comes; none while that cannot be said. */
export const dueAt = (pace: Pace, limit: Limit): number | undefined => {
  const longest = limitOf(pace, limit)
  if (longest === undefined) return undefined
  const due = pace.lastSign + longest
  return limit === "learn" ? Math.max(due, pace.beganAt + Duration.toMillis(leastWatched)) : due
}

/** The same pace, in a stall that is told now. */
export const stall = (pace: Pace, limit: Limit): Pace => ({ ...pace, stalledAfter: limitOf(pace, limit) })

/** How long nothing came. */
export const silentFor = (pace: Pace, now: number): Duration.Duration => Duration.millis(now - pace.lastSign)
