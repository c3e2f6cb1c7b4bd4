/** Numbers, durations and times as each language writes them; no machine's language or zone takes part. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, FastCheck } from "effect"
import { formatIn } from "../../src/locale/Format.ts"

/** Which kind of space Intl sets between a number and its unit has changed with its versions. */
const spaced = (text: string) => text.replace(/\s/gu, " ")

const of = (language: string, timeZone = "UTC") => formatIn(language, timeZone)

describe("Format.number", () => {
  it.each([
    [0.95, "0.95"],
    [-0.5, "-0.5"],
    [1 / 3, "0.33333"],
    [0.00012345, "0.00012345"],
    [12_345.6789, "12,345.6789"],
    [1_234_567, "1,234,567"],
    [999_999_999_999, "999,999,999,999"],
    [1e12, "1e+12"],
    [-1e-7, "-1e-7"],
    [Number.MAX_VALUE, "1.798e+308"],
    [0, "0"],
    [-0, "-0"],
    [Number.NaN, "NaN"],
    [Infinity, "Infinity"],
    [-Infinity, "-Infinity"]
  ])("writes %d as %s", (value, written) => {
    for (const language of ["en", "zh", "ja"]) assert.strictEqual(of(language).number(value), written)
  })

  it("leaves NaN and the infinities as programs write them, in every language", () => {
    assert.deepStrictEqual([Number.NaN, -Infinity].map(of("ru").number), ["NaN", "-Infinity"])
  })

  it("follows the language's separators", () => {
    assert.strictEqual(of("de").number(12_345.5), "12.345,5")
    assert.strictEqual(spaced(of("fr").number(12_345.5)), "12 345,5")
    assert.strictEqual(spaced(of("ru").number(-12_345.5)), "-12 345,5")
    assert.strictEqual(of("es").number(1_234.5), "1234,5")
    assert.strictEqual(of("pt-BR").number(1_234.5), "1.234,5")
    assert.strictEqual(of("ko").number(12_345.5), "12,345.5")
  })

  it.prop("is short, never empty, and tells two signs apart", [FastCheck.double()], ([value]) => {
    const written = of("en").number(value)
    assert.isTrue(written.length > 0 && written.length <= 25)
    assert.strictEqual(written.startsWith("-"), value < 0 || Object.is(value, -0))
  })

  it("counts with the number beside its writing", () => {
    assert.deepStrictEqual(of("en").count(1_200), { value: 1_200, written: "1,200" })
  })
})

describe("Format.duration", () => {
  const minutes = 60_000
  const hours = 60 * minutes
  const days = 24 * hours

  it.each([
    [0, "0 ms", "0毫秒", "0 ms"],
    [12, "12 ms", "12毫秒", "12 ms"],
    [1_000, "1 sec", "1秒", "1 秒"],
    [1_549, "1.5 sec", "1.5秒", "1.5 秒"],
    [59_949, "59.9 sec", "59.9秒", "59.9 秒"],
    [59_950, "1 min", "1分钟", "1 分"],
    [3 * minutes + 12_000, "3 min, 12 sec", "3分钟12秒", "3 分 12 秒"],
    [hours, "1 hr", "1小时", "1 時間"],
    [hours + 23 * minutes + 59_000, "1 hr, 23 min", "1小时23分钟", "1 時間 23 分"],
    [3 * days + 4 * hours, "3 days, 4 hr", "3天4小时", "3 日 4 時間"],
    [3 * days + 59 * minutes, "3 days", "3天", "3 日"]
  ])("writes %d milliseconds as %s", (millis, en, zh, ja) => {
    const written = ["en", "zh", "ja"].map((language) => spaced(of(language).duration(Duration.millis(millis))))
    assert.deepStrictEqual(written, [en, zh, ja])
  })

  it.each([
    ["ko", "1.5초", "3분 12초", "3일 4시간"],
    ["ru", "1,5 с", "3 мин 12 с", "3 дн. 4 ч"],
    ["de", "1,5 Sek.", "3 Min., 12 Sek.", "3 Tg., 4 Std."],
    ["fr", "1,5 s", "3 min et 12 s", "3 j et 4 h"],
    ["es", "1,5 s", "3 min y 12 s", "3 d y 4 h"],
    ["pt-BR", "1,5 s", "3 min e 12 s", "3 dias e 4 h"]
  ])("writes in %s: %s, %s, %s", (language, ...expected) => {
    const written = [1_549, 3 * minutes + 12_000, 3 * days + 4 * hours].map((millis) =>
      spaced(of(language).duration(Duration.millis(millis)))
    )
    assert.deepStrictEqual(written, expected)
  })

  it.prop(
    "is never empty, and never more than two units",
    [FastCheck.nat({ max: Number.MAX_SAFE_INTEGER })],
    ([millis]) => {
      const written = of("en").duration(Duration.millis(millis))
      assert.match(written, /^\d/u)
      assert.isAtMost(written.split(", ").length, 2)
    }
  )
})

describe("Format.time", () => {
  const at = DateTime.unsafeMake("2026-11-24T19:05:09Z")

  it.each([
    ["en", "UTC", "Nov 24, 2026, 19:05:09 UTC"],
    ["zh", "Asia/Shanghai", "2026年11月25日 GMT+8 03:05:09"],
    ["ja", "Asia/Tokyo", "2026年11月25日 04:05:09 JST"],
    ["ko", "Asia/Seoul", "2026년 11월 25일 04시 5분 9초 GMT+9"],
    ["ru", "Europe/Moscow", "24 нояб. 2026 г., 22:05:09 GMT+3"],
    ["de", "Europe/Berlin", "24. Nov. 2026, 20:05:09 MEZ"],
    ["fr", "Europe/Paris", "24 nov. 2026, 20:05:09 UTC+1"],
    ["es", "Europe/Madrid", "24 nov 2026, 20:05:09 CET"],
    ["pt-BR", "America/Sao_Paulo", "24 de nov. de 2026, 16:05:09 BRT"]
  ])("writes in %s, in %s, with the zone: %s", (language, zone, written) => {
    assert.strictEqual(spaced(of(language, zone).time(at)), written)
  })

  it("begins the day at 00, not at 24", () => {
    assert.include(of("en").time(DateTime.unsafeMake("2026-11-24T00:05:09Z")), "00:05:09")
  })
})

describe("formatIn", () => {
  const at = DateTime.unsafeMake("2026-11-24T19:05:09Z")

  it("throws a RangeError for a language or zone that Intl does not know", () => {
    assert.throws(() => of("not a tag").time(at), RangeError)
    assert.throws(() => of("en", "Mars/Olympus").time(at), RangeError)
  })

  it("writes times in the machine's zone where none is given", () => {
    const machine = new Intl.DateTimeFormat().resolvedOptions().timeZone
    assert.strictEqual(formatIn("en").time(at), formatIn("en", machine).time(at))
  })
})
