/**
 * How Slack takes reactions, case by case. The mark says how well it is known: D documented by Slack, O observed by
 * others, A assumed.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { SlackSandbox } from "runbell/testing"
import { answer, callForm, code, idOf } from "./callApi.ts"
import { post, sandboxed } from "./support.ts"

const stored = Effect.flatMap(SlackSandbox, ({ messages }) => messages)

/** The `ts` of a message that a webhook posted: a bot may react to what it did not post. */
const posted = Effect.map(Effect.zipRight(post({ text: "done" }), stored), (all) => all.at(-1)?.ts ?? "")

const react = (timestamp: string, name: string) =>
  Effect.flatMap(idOf(), (channel) => code("reactions.add", { channel, timestamp, name }))

describe("reactions.add", () => {
  it.effect("107 (D): reacts once with each name, and whoever reads the channel sees it", () =>
    Effect.gen(function* () {
      const ts = yield* posted
      assert.strictEqual(yield* react(ts, "tada"), "ok")
      assert.strictEqual(yield* react(ts, "tada"), "already_reacted")
      assert.strictEqual(yield* react(ts, "thumbsup::skin-tone-3"), "ok")
      assert.deepStrictEqual((yield* stored)[0]?.reactions, [
        { name: "tada", count: 1 },
        { name: "thumbsup::skin-tone-3", count: 1 }
      ])
      const { json } = yield* callForm("conversations.history", { channel: yield* idOf() })
      assert.containsSubset(json["messages"], [{ reactions: [{ name: "tada", count: 1, users: ["U00000001"] }, {}] }])
    }).pipe(sandboxed())
  )

  it.effect("108 (D): a name with colons, one that is none, and one that only this workspace knows", () =>
    Effect.gen(function* () {
      const ts = yield* posted
      for (const name of [":tada:", "no such emoji", "not_an_emoji", ""]) {
        assert.strictEqual(yield* react(ts, name), "invalid_name", name)
      }
      assert.strictEqual(yield* react(ts, "our_logo"), "ok")
    }).pipe(sandboxed({ emoji: ["our_logo"] }))
  )

  it.effect("(D) needs a message, in a channel that is open", () =>
    Effect.gen(function* () {
      const { setChannel, setScopes } = yield* SlackSandbox
      const ts = yield* posted
      const channel = yield* idOf()
      assert.strictEqual(yield* code("reactions.add", { channel, name: "tada" }), "no_item_specified")
      assert.strictEqual(yield* code("reactions.add", { timestamp: ts, name: "tada" }), "no_item_specified")
      assert.strictEqual(yield* react("yesterday", "tada"), "bad_timestamp")
      assert.strictEqual(yield* react("1.000000", "tada"), "message_not_found")
      const nowhere = { channel: "C99999999", timestamp: ts, name: "tada" }
      assert.strictEqual(yield* code("reactions.add", nowhere), "channel_not_found")
      yield* setChannel("#runs", "archived")
      assert.strictEqual(yield* react(ts, "tada"), "is_archived")
      yield* setScopes("chat:write")
      assert.containsSubset(yield* answer("reactions.add", nowhere), {
        error: "missing_scope",
        needed: "reactions:write"
      })
    }).pipe(sandboxed())
  )

  it.effect("(O) takes 23 kinds of one bot", () =>
    Effect.gen(function* () {
      const ts = yield* posted
      const names = Array.from({ length: 24 }, (_, index) => `own${index}`)
      const codes = yield* Effect.forEach(names, (name) => react(ts, name))
      assert.deepStrictEqual([codes[22], codes[23]], ["ok", "too_many_reactions"])
    }).pipe(sandboxed({ emoji: Array.from({ length: 24 }, (_, index) => `own${index}`) }))
  )
})
