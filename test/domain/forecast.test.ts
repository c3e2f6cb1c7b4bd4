/** How fast it goes and how long the rest takes: right where it is said, and not said where nobody knows. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { nowhere, remainingOf, type Sighting, sight, speedOf, type Track } from "../../src/domain/forecast.ts"

const { array, double, integer, record, tuple } = FastCheck

const trackOf = (sightings: ReadonlyArray<Sighting>): Track => sightings.reduce(sight, nowhere)

/** Seen each quarter of a minute, at a steady speed a second. */
const steady = (speed: number, count: number, from = 0): ReadonlyArray<Sighting> =>
  Array.from({ length: count }, (_, index) => ({ at: index * 15_000, place: from + index * 15 * speed }))

const left = (much: number) => ({ atLeast: much, atMost: much })

const speed = double({ min: 1e-3, max: 1e5, noNaN: true })
const many = integer({ min: 4, max: 500 })

describe("forecast", () => {
  it.prop(
    "knows a steady speed, and how long the rest takes at it",
    [speed, many, integer({ min: 1, max: 1e6 })],
    ([speed, many, rest]) => {
      const track = trackOf(steady(speed, many))
      assert.closeTo((speedOf(track) ?? 0) / speed, 1, 1e-6)
      const { atLeast = 0, atMost = 0 } = remainingOf(track, left(rest)) ?? {}
      const truth = (rest / speed) * 1_000
      assert.closeTo(atLeast / truth, 1, 1e-6)
      assert.closeTo(atMost / truth, 1, 1e-6)
    }
  )

  it("says nothing after a few sightings only", () => {
    for (const few of [0, 1, 2, 3]) {
      assert.isUndefined(speedOf(trackOf(steady(10, few))))
      assert.isUndefined(remainingOf(trackOf(steady(10, few)), left(100)))
    }
    assert.isDefined(remainingOf(trackOf(steady(10, 4)), left(100)))
  })

  it("says nothing of the rest while the speeds do not agree, and the usual speed all the same", () => {
    let place = 0
    const erratic = Array.from({ length: 5 }, (_, index) => ({
      at: index * 15_000,
      place: (place += index % 2 === 0 ? 1 : 400)
    }))
    assert.isUndefined(remainingOf(trackOf(erratic), left(10_000)))
    assert.isDefined(speedOf(trackOf(erratic)))
  })

  it("says nothing of what is over, or beyond its end", () => {
    for (const rest of [0, -1, Number.NaN]) assert.isUndefined(remainingOf(trackOf(steady(1, 10)), left(rest)))
  })

  it.prop(
    "holds the truth between its two ends where evaluations break in again and again",
    [integer({ min: 1, max: 100 }), integer({ min: 10, max: 40 }), integer({ min: 1, max: 20 })],
    ([speed, between, pause]) => {
      // Steady but for a pause after each so many sightings: its length in sightings, up to twice what is between.
      const sightings: Array<Sighting> = []
      let at = 0
      let place = 0
      for (let index = 1; index <= between * 6; index += 1) {
        at += 15_000 * (index % between === 0 ? 1 + pause : 1)
        place += speed * 15
        sightings.push({ at, place })
      }
      const rest = place * 2
      const truth = (at / place) * rest
      const track = trackOf(sightings)
      assert.closeTo(speedOf(track) ?? 0, speed, 1e-6)
      const found = remainingOf(track, left(rest))
      if (found === undefined) return
      assert.isAtMost(found.atLeast, truth * 1.001)
      assert.isAtLeast(found.atMost, truth * 0.85)
    }
  )

  it("begins anew where it goes back: a resumed run says nothing until it has shown how fast it goes now", () => {
    const before = steady(100, 40)
    const after = (count: number) => steady(10, count, 500).map(({ at, place }) => ({ at: at + 3_600_000, place }))
    assert.isUndefined(speedOf(trackOf([...before, ...after(3)])))
    assert.closeTo(speedOf(trackOf([...before, ...after(10)])) ?? 0, 10, 1e-9)
  })

  it("takes the speed of late where it has changed", () => {
    const slow = steady(1, 100)
    const end = slow.at(-1) ?? { at: 0, place: 0 }
    const fast = steady(50, 30)
      .slice(1)
      .map(({ at, place }) => ({ at: at + end.at, place: place + end.place }))
    assert.closeTo(speedOf(trackOf([...slow, ...fast])) ?? 0, 50, 1e-9)
  })

  const sightings = array(record({ at: integer({ min: 0, max: 1e12 }), place: double() }), {
    maxLength: 400,
    size: "max"
  })

  it.prop(
    "never says what is no time at all, and never remembers more than a little",
    [sightings, tuple(double(), double())],
    ([sightings, [one, other]]) => {
      const track = trackOf(sightings)
      assert.isAtMost(track.recent.length + track.long.length, 90)
      const speed = speedOf(track)
      if (speed !== undefined) assert.isTrue(Number.isFinite(speed) && speed > 0)
      const found = remainingOf(track, { atLeast: Math.min(one, other), atMost: Math.max(one, other) })
      if (found === undefined) return
      assert.isTrue(Number.isFinite(found.atMost) && found.atLeast > 0 && found.atLeast <= found.atMost)
      assert.isAtMost(found.atMost, found.atLeast * 3)
    }
  )
})
