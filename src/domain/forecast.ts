/** How fast something goes, and how long the rest of it takes, from the moments at which it was seen. Pure; times are milliseconds of one clock. */

/** It had come so far then. */
export interface Sighting {
  readonly at: number
  readonly place: number
}

/** What is remembered of a way: all of its last part, and a little of every part. */
export interface Track {
  readonly recent: ReadonlyArray<Sighting>
  /** One of `every` sightings. */
  readonly long: ReadonlyArray<Sighting>
  readonly every: number
  readonly passedOver: number
}

const mostRecent = 21
const mostLong = 64

/** Two speeds may be chance; the third shows whether they agree. */
const leastSpeeds = 3

/** Who says "in 1 to 4 hours" says nothing. */
const widestSpread = 3

export const nowhere: Track = { recent: [], long: [], every: 1, passedOver: 0 }

const beginning = (sighting: Sighting): Track => ({ ...nowhere, recent: [sighting], long: [sighting] })

const thin = (track: Track): Track =>
  track.long.length <= mostLong
    ? track
    : { ...track, long: track.long.filter((_, index) => index % 2 === 0), every: track.every * 2 }

/** The track with one more sighting. Who goes back begins anew: what was done at another speed, or by another attempt, tells nothing. */
export const sight = (track: Track, sighting: Sighting): Track => {
  const last = track.recent.at(-1)
  if (last === undefined || sighting.place < last.place) return beginning(sighting)
  if (sighting.place === last.place || sighting.at <= last.at) return track
  const recent = [...track.recent.slice(1 - mostRecent), sighting]
  const passedOver = track.passedOver + 1
  if (passedOver < track.every) return { ...track, recent, passedOver }
  return thin({ ...track, recent, passedOver: 0, long: [...track.long, sighting] })
}

const speedBetween = (from: Sighting, to: Sighting): number => (to.place - from.place) / (to.at - from.at)

/** The speeds of late, the slowest first. A pause, as for an evaluation, is one slow speed among many. */
const speeds = ({ recent }: Track): ReadonlyArray<number> =>
  recent
    .slice(1)
    .flatMap((to, index) => {
      const from = recent[index]
      return from === undefined ? [] : [speedBetween(from, to)]
    })
    .toSorted((one, other) => one - other)

const quantile = (sorted: ReadonlyArray<number>, part: number): number =>
  sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN

/** The mean of the second half of the way, with all its pauses: what came first was the start, and went as starts go. */
const meanSpeed = ({ long, recent }: Track): number => {
  const from = long[Math.floor((long.length - 1) / 2)]
  const to = recent.at(-1)
  return from === undefined || to === undefined || to.at <= from.at ? Number.NaN : speedBetween(from, to)
}

const isUsable = (speed: number): boolean => Number.isFinite(speed) && speed > 0

/** How far it comes in a second, of late; none while too little was seen. */
export const speedOf = (track: Track): number | undefined => {
  const all = speeds(track)
  const speed = quantile(all, 0.5) * 1_000
  return all.length >= leastSpeeds && isUsable(speed) ? speed : undefined
}

/**
 * How long, in milliseconds, it takes at least and at most for so much more. None while too little was seen, or while
 * what was seen does not agree. The usual speed of late counts, how far its neighbours are from it, and the mean of the
 * way with its pauses.
 */
export const remainingOf = (
  track: Track,
  { atLeast, atMost }: { readonly atLeast: number; readonly atMost: number }
): { readonly atLeast: number; readonly atMost: number } | undefined => {
  const all = speeds(track)
  if (all.length < leastSpeeds || !(atLeast > 0)) return undefined
  const usual = quantile(all, 0.5)
  const doubt = (quantile(all, 0.75) - quantile(all, 0.25)) / Math.sqrt(all.length)
  const mean = meanSpeed(track)
  const fastest = Math.max(usual + doubt, mean)
  const slowest = Math.min(usual - doubt, mean)
  const [least, most] = [atLeast / fastest, atMost / slowest]
  return isUsable(slowest) && isUsable(fastest) && Number.isFinite(most) && most <= least * widestSpread
    ? { atLeast: least, atMost: most }
    : undefined
}
