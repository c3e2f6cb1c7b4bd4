/** What the built-in languages write without Intl is what Intl writes, space for space; a CLDR that has something new turns this red. */
import { assert, describe, it } from "@effect/vitest"
import { Duration, FastCheck } from "effect"
import { languages } from "runbell"
import { formatIn } from "../../src/locale/Format.ts"
import { intlNumerals } from "../../src/locale/intlNumerals.ts"
import { numeralsOf } from "../../src/locale/numeralsOf.ts"
import { plainTags } from "../../src/locale/plainLanguage.ts"

const magnitude = FastCheck.integer({ min: -20, max: 20 })

/** The next double, up or down. */
const beside = (value: number, way: bigint): number => {
  const bits = new BigInt64Array(new Float64Array([value]).buffer)
  bits[0] = (bits[0] ?? 0n) + way
  return new Float64Array(bits.buffer)[0] ?? value
}

/** What is, in decimals, half of some digit, and what is just not. */
const nearTie = FastCheck.tuple(
  FastCheck.integer({ min: -9_999_999, max: 9_999_999 }),
  magnitude,
  FastCheck.bigInt(-1n, 1n)
).map(([digits, exponent, way]) => beside(Number(`${digits}5e${exponent}`), way))

const value = FastCheck.oneof(
  FastCheck.double(),
  FastCheck.maxSafeInteger(),
  FastCheck.integer({ min: -20_000, max: 20_000 }),
  FastCheck.double({ min: -20_000, max: 20_000 }),
  FastCheck.tuple(FastCheck.double({ min: -10, max: 10 }), magnitude).map(([size, exponent]) => size * 10 ** exponent),
  nearTie,
  FastCheck.constantFrom(0, -0, 0.5, 1, 999, 1_000, 9_999, 10_000, 0.999_995, 1.000_05, 0.285, 0.005)
)

const units = ["hour", "minute", "second", "millisecond"] as const

const runs = { fastCheck: { numRuns: 2_000 } }

describe.each(plainTags)("in %s", (tag) => {
  const own = numeralsOf(tag)
  const intl = intlNumerals(tag)

  it.prop(
    "numbers are as Intl writes them",
    [value],
    ([value]) => {
      assert.strictEqual(own.number(value), intl.number(value))
    },
    runs
  )

  it.prop(
    "percents are as Intl writes them",
    [value],
    ([part]) => {
      assert.strictEqual(own.percent(part), intl.percent(part))
    },
    runs
  )

  it.prop(
    "amounts of each unit are as Intl writes them",
    [value, FastCheck.constantFrom(...units)],
    ([value, unit]) => {
      assert.strictEqual(own.amount(value, unit), intl.amount(value, unit))
    },
    runs
  )

  it.prop("days are as Intl writes them", [FastCheck.nat()], ([more]) => {
    for (const days of [1, 2, 3, 4, 5, 11, 21, 22, 25, 101, 1 + more]) {
      assert.strictEqual(own.amount(days, "day"), intl.amount(days, "day"))
    }
  })

  it("two amounts are put together as Intl does it, and one alone stays as it is", () => {
    for (const amounts of [["1"], ["1", "2"]]) assert.strictEqual(own.together(amounts), intl.together(amounts))
  })
})

/** The same conventions, under a tag of which only Intl knows them. */
const throughIntl = (language: string) => formatIn(`${language}-u-nu-latn`, "UTC")

/** As many short ones as long ones, up to some hundred years. */
const millis = FastCheck.oneof(
  FastCheck.nat({ max: 130_000 }),
  FastCheck.double({ min: 0, max: 130_000, noNaN: true }),
  FastCheck.nat({ max: 200_000_000 }),
  FastCheck.nat({ max: 4e12 }),
  FastCheck.constantFrom(0, 999.5, 1_000, 59_949, 59_950, 59_999, 86_399_500, 86_400_000, Infinity)
)

describe.each(languages)("a format in %s", (language) => {
  const own = formatIn(language, "UTC")
  const intl = throughIntl(language)

  it.prop(
    "writes durations as it would through Intl",
    [millis],
    ([millis]) => {
      const duration = Duration.millis(millis)
      assert.strictEqual(own.duration(duration), intl.duration(duration))
    },
    runs
  )

  it.prop(
    "writes numbers, percents and sizes as it would through Intl",
    [value],
    ([value]) => {
      assert.strictEqual(own.number(value), intl.number(value))
      assert.deepStrictEqual(own.count(value), intl.count(value))
      assert.strictEqual(own.percent(value), intl.percent(value))
      assert.strictEqual(own.bytes(Math.abs(value)), intl.bytes(Math.abs(value)))
    },
    runs
  )
})

describe("numeralsOf", () => {
  it("has Intl write in a region with other conventions", () => {
    assert.strictEqual(numeralsOf("pt-PT").number(1_234.5), "1234,5")
    assert.strictEqual(numeralsOf("es-MX").number(1_234.5), "1,234.5")
    assert.strictEqual(numeralsOf("en-IN").number(1_234_567), "12,34,567")
  })
})
