/**
 * How Slack keeps messages for later, case by case, by a clock that only the test moves. The mark says how well it is
 * known: D documented by Slack, O observed by others, A assumed.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck, TestClock } from "effect"
import { SlackSandbox } from "runbell/testing"
import { isCrowded, type Scheduled, timeOf } from "../../src/sandbox/api/Scheduled.ts"
import { answer, callForm, code, idOf } from "./callApi.ts"
import { sandboxed } from "./support.ts"

/** The morning of 24 November 2026, in seconds. */
const now = 1_795_510_800

const minutes = (count: number) => now + count * 60

const schedule = (postAt: unknown, more: object = {}) =>
  answer("chat.scheduleMessage", { channel: "#runs", text: "no sign of life", post_at: postAt, ...more })

const scheduledId = ({ scheduled_message_id: id }: Readonly<Record<string, unknown>>) => String(id)

const remove = (id: string) =>
  Effect.flatMap(idOf(), (channel) => code("chat.deleteScheduledMessage", { channel, scheduled_message_id: id }))

const listed = Effect.map(
  Effect.flatMap(idOf(), (channel) => answer("chat.scheduledMessages.list", { channel })),
  ({ scheduled_messages: all }) => (all as ReadonlyArray<{ readonly id: string }>).map(({ id }) => id)
)

/** What is posted by now: the question travels over a socket, so that all that is due is done before the answer. */
const posted = Effect.zipRight(
  answer("auth.test"),
  Effect.flatMap(SlackSandbox, ({ messages }) => Effect.map(messages, (all) => all.map(({ text }) => text)))
)

const atMorning = <A, E>(test: Effect.Effect<A, E, SlackSandbox>) =>
  Effect.zipRight(TestClock.setTime(now * 1_000), test)

describe("a scheduled message", () => {
  it.effect("90 (D): is posted when its time comes, as a message like any other, and not before", () =>
    Effect.gen(function* () {
      const { channelId, messages, awaitMessages } = yield* SlackSandbox
      const told = yield* schedule(minutes(10))
      assert.match(scheduledId(told), /^Q/u)
      assert.containsSubset(told, {
        ok: true,
        channel: yield* channelId("#runs"),
        post_at: minutes(10),
        message: { type: "delayed_message", text: "no sign of life" }
      })
      yield* TestClock.adjust("599 seconds")
      assert.deepStrictEqual(yield* posted, [])
      yield* TestClock.adjust("1 second")
      yield* awaitMessages(1)
      const [message] = yield* messages
      assert.containsSubset(message, { channel: "#runs", text: "no sign of life", bot: true, at: minutes(10) * 1_000 })
      assert.deepStrictEqual(yield* listed, [])
    }).pipe(atMorning, sandboxed())
  )

  it.effect("90 (D): may be a reply, and its time may be written as a text", () =>
    Effect.gen(function* () {
      const { awaitMessages } = yield* SlackSandbox
      const { ts } = yield* answer("chat.postMessage", { channel: "#runs", text: "parent" })
      assert.strictEqual((yield* schedule(String(minutes(1)), { thread_ts: ts }))["ok"], true)
      yield* TestClock.adjust("1 minute")
      assert.strictEqual((yield* awaitMessages(2))[1]?.threadTs, ts)
    }).pipe(atMorning, sandboxed())
  )

  it.effect("91 (D): not in the past, not more than 120 days ahead, and at a time that is one", () =>
    Effect.gen(function* () {
      const codes = yield* Effect.forEach([now - 1, now, minutes(121 * 24 * 60), "abc", 1.5], (time) =>
        Effect.map(schedule(time), ({ error }) => error)
      )
      assert.deepStrictEqual(codes, ["time_in_past", "time_in_past", "time_too_far", "invalid_time", "invalid_time"])
      assert.strictEqual((yield* schedule(minutes(120 * 24 * 60)))["ok"], true)
    }).pipe(atMorning, sandboxed())
  )

  it.effect("is judged as one that is posted now", () =>
    Effect.gen(function* () {
      const { setChannel } = yield* SlackSandbox
      yield* setChannel("#old", "archived")
      assert.strictEqual((yield* schedule(minutes(10), { channel: "#old" }))["error"], "is_archived")
      assert.strictEqual((yield* schedule(minutes(10), { text: "" }))["error"], "no_text")
      assert.strictEqual((yield* schedule(minutes(10), { blocks: [{ type: "alert" }] }))["error"], "invalid_blocks")
      assert.strictEqual((yield* schedule(undefined))["error"], "invalid_arguments")
    }).pipe(atMorning, sandboxed())
  )

  it.effect("92 (D): the 31st within five minutes is refused, in that channel", () =>
    Effect.gen(function* () {
      const { channelId } = yield* SlackSandbox
      yield* channelId("#other")
      for (let count = 0; count < 30; count += 1) {
        assert.strictEqual((yield* schedule(minutes(10) + count * 9))["ok"], true)
      }
      assert.strictEqual((yield* schedule(minutes(10) + 299))["error"], "restricted_too_many")
      assert.strictEqual((yield* schedule(minutes(15)))["ok"], true)
      assert.strictEqual((yield* schedule(minutes(10), { channel: "#other" }))["ok"], true)
    }).pipe(atMorning, sandboxed())
  )

  it("92: no window of five minutes ever holds more than 30", () => {
    const at = (postAt: number): Scheduled => ({
      id: "Q",
      channel: { id: "C", name: "#runs" },
      postAt,
      createdAt: 0,
      message: { text: "x", blocks: [], attachments: [], threadTs: undefined, metadata: undefined, notes: [] },
      listed: true,
      posts: true
    })
    FastCheck.assert(
      FastCheck.property(
        FastCheck.array(FastCheck.integer({ min: 1, max: 1_200 }), { minLength: 40, maxLength: 150 }),
        (times) => {
          const taken: Array<Scheduled> = []
          for (const time of times) if (!isCrowded(taken, "C", time)) taken.push(at(time))
          for (const { postAt } of taken) {
            const within = taken.filter((other) => other.postAt >= postAt && other.postAt < postAt + 300)
            assert.isAtMost(within.length, 30)
          }
        }
      )
    )
  })

  it.effect("93 (D): with metadata it is taken and listed, and never posted", () =>
    Effect.gen(function* () {
      const metadata = { event_type: "run", event_payload: { id: "1" } }
      const id = scheduledId(yield* schedule(minutes(10), { metadata }))
      assert.deepStrictEqual(yield* listed, [id])
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* posted, [])
      assert.deepStrictEqual(yield* listed, [])
    }).pipe(atMorning, sandboxed())
  )

  it.effect("94 (D): deleted with ten minutes left it is listed no more and never posted", () =>
    Effect.gen(function* () {
      const id = scheduledId(yield* schedule(minutes(10)))
      assert.strictEqual(yield* remove(id), "ok")
      assert.deepStrictEqual(yield* listed, [])
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* posted, [])
    }).pipe(atMorning, sandboxed())
  )

  it.effect("95 (O): deleted with four minutes left it is listed no more, and posted all the same", () =>
    Effect.gen(function* () {
      const id = scheduledId(yield* schedule(minutes(10)))
      yield* TestClock.adjust("6 minutes")
      assert.strictEqual(yield* remove(id), "ok")
      assert.deepStrictEqual(yield* listed, [])
      yield* TestClock.adjust("4 minutes")
      assert.deepStrictEqual(yield* posted, ["no sign of life"])
    }).pipe(atMorning, sandboxed())
  )

  it.effect("96 (D): with half a minute left the deletion is refused; by a switch it is accepted; it is posted", () =>
    Effect.gen(function* () {
      const late = Effect.gen(function* () {
        const id = scheduledId(yield* schedule((yield* TestClock.currentTimeMillis) / 1_000 + 600))
        yield* TestClock.adjust("570 seconds")
        const told = yield* remove(id)
        yield* TestClock.adjust("30 seconds")
        return [told, yield* posted] as const
      })
      const text = "no sign of life"
      assert.deepStrictEqual(yield* late.pipe(atMorning, sandboxed()), ["invalid_scheduled_message_id", [text]])
      const other = sandboxed({ lastMinuteDeletion: "accepted" })
      assert.deepStrictEqual(yield* late.pipe(other), ["ok", [text]])
    })
  )

  it.effect("97 (D): cannot be deleted twice, nor after it was posted, nor in another channel", () =>
    Effect.gen(function* () {
      const { channelId } = yield* SlackSandbox
      yield* channelId("#other")
      const first = scheduledId(yield* schedule(minutes(10)))
      const elsewhere = { channel: yield* idOf("#other"), scheduled_message_id: first }
      assert.strictEqual(yield* code("chat.deleteScheduledMessage", elsewhere), "invalid_scheduled_message_id")
      assert.strictEqual(yield* remove(first), "ok")
      assert.strictEqual(yield* remove(first), "invalid_scheduled_message_id")
      const second = scheduledId(yield* schedule(minutes(10)))
      yield* TestClock.adjust("11 minutes")
      assert.deepStrictEqual(yield* posted, ["no sign of life"])
      assert.strictEqual(yield* remove(second), "invalid_scheduled_message_id")
    }).pipe(atMorning, sandboxed())
  )

  it.effect("98 (D): those that wait are listed by channel, a page at a time", () =>
    Effect.gen(function* () {
      const { channelId } = yield* SlackSandbox
      yield* channelId("#other")
      const ids = [scheduledId(yield* schedule(minutes(10))), scheduledId(yield* schedule(minutes(11)))]
      yield* schedule(minutes(12), { channel: "#other" })
      const list = (args: Readonly<Record<string, string>>) =>
        Effect.map(callForm("chat.scheduledMessages.list", args), ({ json }) => json)
      assert.strictEqual(((yield* list({}))["scheduled_messages"] as ReadonlyArray<unknown>).length, 3)
      const first = yield* list({ channel: yield* idOf(), limit: "1" })
      assert.containsSubset(first["scheduled_messages"], [
        { id: ids[0], channel_id: yield* channelId("#runs"), post_at: minutes(10), date_created: now }
      ])
      const { next_cursor: cursor } = first["response_metadata"] as { readonly next_cursor: string }
      const second = yield* list({ channel: yield* idOf(), limit: "1", cursor })
      assert.containsSubset(second["scheduled_messages"], [{ id: ids[1], text: "no sign of life" }])
      assert.deepStrictEqual(second["response_metadata"], { next_cursor: "" })
      assert.strictEqual((yield* list({ channel: "#nowhere" }))["error"], "invalid_channel")
    }).pipe(atMorning, sandboxed())
  )

  it.effect("is forgotten when the sandbox is cleared", () =>
    Effect.gen(function* () {
      const { clear } = yield* SlackSandbox
      yield* schedule(minutes(10))
      yield* clear
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* posted, [])
    }).pipe(atMorning, sandboxed())
  )

  it.effect("may wait for longer than any timer runs", () =>
    Effect.gen(function* () {
      yield* schedule(minutes(60 * 24 * 30))
      yield* TestClock.adjust("30 days")
      assert.deepStrictEqual(yield* posted, ["no sign of life"])
    }).pipe(atMorning, sandboxed())
  )

  it("is at a time that is a whole second", () => {
    FastCheck.assert(
      FastCheck.property(FastCheck.oneof(FastCheck.string(), FastCheck.double(), FastCheck.anything()), (given) => {
        const time = timeOf(given, now)
        assert.isTrue(typeof time === "string" || (Number.isInteger(time) && time > now))
      })
    )
    assert.strictEqual(timeOf(`${now + 1}`, now), now + 1)
  })
})
