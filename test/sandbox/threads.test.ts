/**
 * How Slack keeps threads, case by case. The mark says how well it is known: D documented by Slack, O observed by others,
 * A assumed.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { SlackSandbox } from "runbell/testing"
import { answer, callForm, idOf } from "./callApi.ts"
import { post, sandboxed } from "./support.ts"

const fast = { pace: { burst: 1_000, interval: "1 second" } } as const

const posted = (text: string, args: object = {}) =>
  Effect.map(answer("chat.postMessage", { channel: "#runs", text, ...args }), ({ ts }) => String(ts))

const stored = Effect.flatMap(SlackSandbox, ({ messages }) => messages)

/** What a method that reads tells of messages: their texts. */
const texts = (method: string, args: Readonly<Record<string, string>> = {}) =>
  Effect.gen(function* () {
    const { json } = yield* callForm(method, { channel: yield* idOf(), ...args })
    const messages = json["messages"] as ReadonlyArray<{ readonly text: string }> | undefined
    return messages?.map(({ text }) => text) ?? json["error"]
  })

describe("a thread", () => {
  it.effect("77, 78 (D): has the replies, the oldest first; the channel has only those that are told to it too", () =>
    Effect.gen(function* () {
      const parent = yield* posted("parent")
      yield* posted("between")
      yield* posted("first", { thread_ts: parent })
      yield* posted("second", { thread_ts: parent, reply_broadcast: true })
      assert.deepStrictEqual(yield* texts("conversations.replies", { ts: parent }), ["parent", "first", "second"])
      assert.deepStrictEqual(yield* texts("conversations.history"), ["second", "between", "parent"])
      const { json } = yield* callForm("conversations.replies", { channel: yield* idOf(), ts: parent })
      assert.containsSubset(json["messages"], [{ reply_count: 2, thread_ts: parent }, { thread_ts: parent }, {}])
    }).pipe(sandboxed(fast))
  )

  it.effect("16, 17 (D, O): a reply to what is not there is taken, and nobody in the channel sees it", () =>
    Effect.gen(function* () {
      yield* posted("lost", { thread_ts: "1.000000" })
      yield* post({ text: "lost too", thread_ts: "1.000000" })
      assert.deepStrictEqual(yield* texts("conversations.history"), [])
      assert.deepStrictEqual(yield* texts("conversations.replies", { ts: "1.000000" }), ["lost", "lost too"])
      assert.strictEqual(yield* texts("conversations.replies", { ts: "2.000000" }), "thread_not_found")
      assert.deepStrictEqual(
        (yield* stored).map(({ threadTs, notes }) => [threadTs, notes.length]),
        [
          ["1.000000", 1],
          ["1.000000", 1]
        ]
      )
    }).pipe(sandboxed())
  )

  it.effect("17 (A): or it is taken as no reply at all", () =>
    Effect.gen(function* () {
      yield* posted("lost", { thread_ts: "1.000000" })
      assert.deepStrictEqual(yield* texts("conversations.history"), ["lost"])
    }).pipe(sandboxed({ unknownThread: "unthreaded" }))
  )

  it.effect("(A) a reply to a reply stands in the thread of that, and a note says so", () =>
    Effect.gen(function* () {
      const parent = yield* posted("parent")
      const reply = yield* posted("reply", { thread_ts: parent })
      yield* posted("reply to the reply", { thread_ts: reply })
      assert.deepStrictEqual(yield* texts("conversations.replies", { ts: parent }), [
        "parent",
        "reply",
        "reply to the reply"
      ])
      assert.deepStrictEqual(
        (yield* stored).map(({ notes }) => notes.length),
        [0, 0, 1]
      )
    }).pipe(sandboxed())
  )

  it.effect("a message of another channel is none to reply to", () =>
    Effect.gen(function* () {
      yield* idOf("#other")
      const other = yield* Effect.map(answer("chat.postMessage", { channel: "#other", text: "x" }), ({ ts }) => ts)
      yield* posted("lost", { thread_ts: other })
      assert.deepStrictEqual(yield* texts("conversations.history"), [])
    }).pipe(sandboxed())
  )

  it.effect("conversations.replies: a page at a time, and for whom the channel is open", () =>
    Effect.gen(function* () {
      const { setScopes } = yield* SlackSandbox
      const parent = yield* posted("parent")
      for (const text of ["a", "b"]) yield* posted(text, { thread_ts: parent })
      const { json } = yield* callForm("conversations.replies", { channel: yield* idOf(), ts: parent, limit: "2" })
      const { next_cursor: cursor } = json["response_metadata"] as { readonly next_cursor: string }
      assert.deepStrictEqual(yield* texts("conversations.replies", { ts: parent, limit: "2", cursor }), ["b"])
      yield* setScopes("chat:write")
      assert.strictEqual(yield* texts("conversations.replies", { ts: parent }), "missing_scope")
    }).pipe(sandboxed(fast))
  )
})
