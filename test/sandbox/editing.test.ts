/**
 * How Slack lets a bot edit and take back what it posted, case by case, by a clock that only the test moves. The mark
 * says how well it is known: D documented by Slack, O observed by others, A assumed.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, TestClock } from "effect"
import { SlackSandbox } from "runbell/testing"
import { answer, callForm, code, idOf } from "./callApi.ts"
import { post, sandboxed } from "./support.ts"

const stored = Effect.flatMap(SlackSandbox, ({ messages }) => messages)

const section = (text: string) => ({ type: "section", text: { type: "plain_text", text } })

const fast = { pace: { burst: 1_000, interval: "1 second" } } as const

/** The `ts` of a new message. */
const posted = (args: object = { text: "a" }) =>
  Effect.map(answer("chat.postMessage", { channel: "#runs", ...args }), ({ ts }) => String(ts))

const update = (ts: string, args: object) =>
  Effect.flatMap(idOf(), (channel) => answer("chat.update", { channel, ts, ...args }))

const updateCode = (ts: string, args: object) =>
  Effect.map(update(ts, args), ({ ok, error }) => (ok === true ? "ok" : error))

describe("chat.update", () => {
  it.effect("83 (D): says that a message was edited, by whom and when, and so does the history", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_503_435_956_000)
      const ts = yield* posted()
      yield* TestClock.adjust("10 seconds")
      const edited = { user: "U00000001", ts: "1503435966.000000" }
      assert.containsSubset(yield* update(ts, { text: "b" }), { message: { text: "b", edited } })
      const { json } = yield* callForm("conversations.history", { channel: yield* idOf() })
      assert.containsSubset(json["messages"], [{ ts, text: "b", edited }])
      assert.deepStrictEqual(
        (yield* stored).map(({ at, editedAt }) => [at, editedAt]),
        [[1_503_435_956_000, 1_503_435_966_000]]
      )
    }).pipe(sandboxed())
  )

  it.effect("(D, O) leaves blocks and attachments that are not given as they were; an empty list takes them away", () =>
    Effect.gen(function* () {
      const ts = yield* posted({ text: "a", blocks: [section("x")], attachments: [{ text: "y" }] })
      yield* update(ts, { text: "b" })
      const [kept] = yield* stored
      assert.deepStrictEqual([kept?.text, kept?.blocks, kept?.attachments], ["b", [section("x")], [{ text: "y" }]])
      yield* update(ts, { blocks: [section("z")] })
      const [changed] = yield* stored
      assert.deepStrictEqual([changed?.text, changed?.blocks], ["b", [section("z")]])
      yield* update(ts, { blocks: [], attachments: [] })
      const [bare] = yield* stored
      assert.deepStrictEqual([bare?.text, bare?.blocks, bare?.attachments], ["b", [], []])
    }).pipe(sandboxed())
  )

  it.effect("(D) judges blocks as a new message's, and keeps the message where they are refused", () =>
    Effect.gen(function* () {
      const ts = yield* posted()
      const header = { type: "header", text: { type: "plain_text", text: "x".repeat(151) } }
      assert.containsSubset(yield* update(ts, { blocks: [header] }), {
        error: "invalid_blocks",
        errors: ["must be less than 151 characters [json-pointer:/blocks/0/text/text]"]
      })
      assert.strictEqual(yield* updateCode(ts, { blocks: "x" }), "invalid_blocks_format")
      assert.strictEqual(yield* updateCode(ts, {}), "no_text")
      assert.strictEqual(yield* updateCode(ts, { text: "b", markdown_text: "c" }), "markdown_text_conflict")
      assert.strictEqual(yield* updateCode(ts, { text: "b", metadata: "c" }), "invalid_metadata_format")
      assert.deepStrictEqual(
        (yield* stored).map(({ text, editedAt }) => [text, editedAt]),
        [["a", undefined]]
      )
    }).pipe(sandboxed())
  )

  it.effect("(D) needs a channel by its id, the message's ts, and the scope", () =>
    Effect.gen(function* () {
      const { setScopes } = yield* SlackSandbox
      const ts = yield* posted()
      const channel = yield* idOf()
      assert.strictEqual(yield* code("chat.update", { channel: "#runs", ts, text: "b" }), "channel_not_found")
      assert.strictEqual(yield* code("chat.update", { channel, text: "b" }), "invalid_arguments")
      assert.strictEqual(yield* code("chat.update", { channel: "C99999999", ts, text: "b" }), "channel_not_found")
      yield* setScopes("files:write")
      assert.containsSubset(yield* update(ts, { text: "b" }), { error: "missing_scope", needed: "chat:write" })
    }).pipe(sandboxed())
  )

  it.effect("(D) is refused in an archived channel", () =>
    Effect.gen(function* () {
      const { setChannel } = yield* SlackSandbox
      const ts = yield* posted()
      yield* setChannel("#runs", "archived")
      assert.strictEqual(yield* updateCode(ts, { text: "b" }), "is_inactive")
    }).pipe(sandboxed())
  )

  it.effect("(D) is refused once the time is over in which the workspace lets a message be edited", () =>
    Effect.gen(function* () {
      const ts = yield* posted()
      yield* TestClock.adjust("5 minutes")
      assert.strictEqual(yield* updateCode(ts, { text: "b" }), "ok")
      yield* TestClock.adjust("1 millis")
      assert.strictEqual(yield* updateCode(ts, { text: "c" }), "edit_window_closed")
      assert.deepStrictEqual(
        (yield* stored).map(({ text }) => text),
        ["b"]
      )
    }).pipe(sandboxed({ editWindow: "5 minutes" }))
  )

  it.effect("(D) tells a reply to the channel too, but does not change it in the same call", () =>
    Effect.gen(function* () {
      const parent = yield* posted()
      const reply = yield* posted({ text: "reply", thread_ts: parent })
      const broadcast = { reply_broadcast: true }
      assert.strictEqual(yield* updateCode(parent, broadcast), "cant_broadcast_message")
      assert.strictEqual(yield* updateCode(reply, { ...broadcast, text: "b" }), "no_dual_broadcast_content_update")
      assert.containsSubset(yield* update(reply, broadcast), { ok: true, message: { subtype: "thread_broadcast" } })
      assert.strictEqual(yield* updateCode(reply, { ...broadcast, text: "b" }), "ok")
      assert.containsSubset((yield* stored)[1], { text: "b", broadcast: true, threadTs: parent })
    }).pipe(sandboxed(fast))
  )

  it.effect("52 (D): is taken fifty times a minute, and not once more", () =>
    Effect.gen(function* () {
      const ts = yield* posted()
      for (let count = 0; count < 50; count += 1) assert.strictEqual(yield* updateCode(ts, { text: `${count}` }), "ok")
      assert.strictEqual(yield* updateCode(ts, { text: "x" }), "ratelimited")
    }).pipe(sandboxed())
  )
})

describe("chat.delete", () => {
  const remove = (ts: string) => Effect.flatMap(idOf(), (channel) => answer("chat.delete", { channel, ts }))

  it.effect("88 (D): takes back what the bot posted, once; nothing that is not there, and nothing of others", () =>
    Effect.gen(function* () {
      const ts = yield* posted()
      assert.deepStrictEqual(yield* remove(ts), { ok: true, channel: yield* idOf(), ts })
      assert.deepStrictEqual(yield* stored, [])
      assert.strictEqual((yield* remove(ts))["error"], "message_not_found")
      assert.strictEqual(yield* updateCode(ts, { text: "b" }), "message_not_found")
      yield* post({ text: "by a webhook" })
      const [other] = yield* stored
      assert.strictEqual((yield* remove(other?.ts ?? ""))["error"], "cant_delete_message")
    }).pipe(sandboxed())
  )

  it.effect("what a person deletes is gone for the bot as well", () =>
    Effect.gen(function* () {
      const { deleteMessage } = yield* SlackSandbox
      const ts = yield* posted()
      yield* deleteMessage(ts)
      assert.strictEqual(yield* updateCode(ts, { text: "b" }), "message_not_found")
      assert.deepStrictEqual(yield* stored, [])
    }).pipe(sandboxed())
  )
})
