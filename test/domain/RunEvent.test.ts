/** Every event survives JSON, whatever it holds: journal, outbox and tests read back what was written. */
import { assert, describe, expect, it } from "@effect/vitest"
import { DateTime, Duration, Either, Schema } from "effect"
import { RunEvent } from "runbell"
import { hostileEvents } from "../support/hostileEvent.ts"

const text = Schema.parseJson(RunEvent.RunEvent)
const encode = Schema.encodeSync(text)
const decode = Schema.decodeSync(text)

const ended = (fields: Partial<RunEvent.RunEnded>): RunEvent.RunEvent =>
  RunEvent.RunEnded.make({
    run: { id: "1", name: "mnist", tags: [] },
    at: DateTime.unsafeMake(0),
    outcome: { _tag: "Finished" },
    duration: Duration.minutes(3),
    alertsHeldBack: 0,
    mentions: [],
    ...fields
  })

/** Fields that are undefined are left out of JSON: `toEqual` takes the two for the same. */
const assertSurvives = (event: RunEvent.RunEvent): void => expect(decode(encode(event))).toEqual(event)

describe("RunEvent", () => {
  for (const [kind, events] of Object.entries(hostileEvents)) {
    it.prop(`${kind} comes back from JSON as it was`, [events], ([event]) => {
      assertSurvives(event)
    })
  }

  it("carries NaN, the infinities and -0 through JSON, which knows none of them", () => {
    const values = { nan: Number.NaN, up: Infinity, down: -Infinity, zero: -0, plain: 0 }
    const event = ended({ metrics: { values, step: Infinity }, outcome: { _tag: "Finished", summary: values } })
    const back = decode(encode(event))
    if (back._tag !== "RunEnded" || back.outcome._tag !== "Finished") return assert.fail(back._tag)
    assert.deepStrictEqual(back.metrics, { values, step: Infinity })
    assert.deepStrictEqual(back.outcome.summary, values)
  })

  it.each(["NaN", "Infinity", "-Infinity", "-0", "0", "1e3", ""])(
    "keeps the text %j in a result a text, and makes no number of it",
    (text) => {
      const event = ended({ outcome: { _tag: "Finished", summary: { text } } })
      expect(decode(encode(event))).toEqual(event)
    }
  )

  it.each([
    ["an unknown kind of event", { _tag: "RunPaused" }],
    ["an unknown outcome", { outcome: { _tag: "Paused" } }],
    ["a negative duration", { duration: -1 }],
    ["half an alert", { alertsHeldBack: 0.5 }],
    ["a word that is no number", { metrics: { values: { loss: { number: "lots" } } } }],
    ["a number written as text", { metrics: { values: { loss: "0.5" } } }]
  ])("refuses %s", (_, change) => {
    const wire: unknown = { ...JSON.parse(encode(ended({}))), ...change }
    assert.isTrue(Either.isLeft(Schema.decodeUnknownEither(RunEvent.RunEvent)(wire)))
  })

  it("refuses a duration without an end, which JSON would turn into nothing", () => {
    assert.throws(() => ended({ duration: Duration.infinity }))
  })
})
