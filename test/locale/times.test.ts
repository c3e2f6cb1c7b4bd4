/** The times that the built-in languages write without Intl are those that Intl writes, wherever the machine is. */
import { afterAll, assert, describe, it } from "@effect/vitest"
import { DateTime, FastCheck } from "effect"
import type { Language } from "runbell"
import { formatIn } from "../../src/locale/Format.ts"
import { ownTime } from "../../src/locale/ownTime.ts"
import { plainTags } from "../../src/locale/plainLanguage.ts"
import { timeConventions } from "../../src/locale/timeConventions.ts"

const machine = process.env["TZ"]

/** Puts the machine into a zone. */
const moveTo = (zone: string | undefined): void => {
  if (zone === undefined) delete process.env["TZ"]
  else process.env["TZ"] = zone
}

afterAll(() => moveTo(machine))

/** What is no place is what `TZ` may name as well. */
const zones = [
  ...Intl.supportedValuesOf("timeZone"),
  "UTC",
  "Etc/UTC",
  "GMT",
  "Etc/GMT+5",
  "EST5EDT",
  "UTC0",
  "<+07>-7",
  ""
]

const zone = FastCheck.constantFrom(...zones)

const thirtyYears = FastCheck.date({
  min: new Date("2010-01-01T00:00:00Z"),
  max: new Date("2040-12-31T23:59:59Z"),
  noInvalidDate: true
}).map((date) => DateTime.unsafeMake(date))

const quarters = [2026, 2037, 2040].flatMap((year) =>
  [1, 4, 7, 10].map((month) => DateTime.unsafeMake({ year, month, day: 15, hours: month }))
)

/** Intl, and nothing but Intl, under a tag that asks for the same. */
const throughIntl = (tag: string) => formatIn(`${tag}-u-nu-latn`)

describe.each(plainTags)("a time in %s", (tag) => {
  it("is as Intl writes it in every zone, summer and winter", () => {
    for (const zone of zones) {
      moveTo(zone)
      const [own, intl] = [formatIn(tag), throughIntl(tag)]
      for (const at of quarters) assert.strictEqual(own.time(at), intl.time(at), zone)
    }
  })

  it.prop("is as Intl writes it at any time", [zone, thirtyYears], ([zone, at]) => {
    moveTo(zone)
    assert.strictEqual(formatIn(tag).time(at), throughIntl(tag).time(at))
  })

  it("is in the zone that is asked for, wherever the machine is", () => {
    moveTo("Asia/Shanghai")
    for (const at of quarters) assert.include(formatIn(tag, "UTC").time(at), "UTC")
  })
})

describe("ownTime", () => {
  const inSummer = DateTime.unsafeMake("2026-07-05T09:05:09Z")

  const at = (zone: string, language: Language) => {
    moveTo(zone)
    return ownTime(inSummer, timeConventions[language])
  }

  it("needs no Intl where a zone is written by its distance from UTC", () => {
    assert.strictEqual(at("Asia/Shanghai", "zh"), "2026年7月5日 GMT+8 17:05:09")
    assert.strictEqual(at("Asia/Seoul", "ko"), "2026년 7월 5일 18시 5분 9초 GMT+9")
    assert.strictEqual(at("Europe/Moscow", "ru"), "5 июл. 2026 г., 12:05:09 GMT+3")
    assert.strictEqual(at("America/Bogota", "fr"), "5 juil. 2026, 04:05:09 UTC\u22125")
    assert.strictEqual(at("Asia/Kolkata", "en"), "Jul 5, 2026, 14:35:09 GMT+5:30")
  })

  it("leaves a name that it does not know to Intl", () => {
    assert.isUndefined(at("Pacific/Honolulu", "en"))
    assert.isUndefined(at("Africa/Abidjan", "en"))
  })

  it("leaves times to Intl in which zones had other names", () => {
    moveTo("Asia/Shanghai")
    assert.isUndefined(ownTime(DateTime.unsafeMake(0), timeConventions.zh))
  })
})
