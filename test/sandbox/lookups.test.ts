/**
 * What Slack tells a bot that asks, case by case: people, channels, addresses of messages, and whether blocks are good.
 * The mark says how well it is known: D documented by Slack, O observed by others, A assumed.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { SlackSandbox } from "runbell/testing"
import { answer, callForm, code, idOf } from "./callApi.ts"
import { post, sandboxed } from "./support.ts"

const form = (method: string, args: Readonly<Record<string, string>> = {}) =>
  Effect.map(callForm(method, args), ({ json }) => json)

describe("users.lookupByEmail", () => {
  it.effect("110 (D): tells who has the address, however it is written, and that nobody has it", () =>
    Effect.gen(function* () {
      const { userId } = yield* SlackSandbox
      const id = yield* userId("ada@example.com")
      assert.strictEqual(yield* userId("Ada@example.com"), id)
      assert.notStrictEqual(yield* userId("grace@example.com"), id)
      const told = yield* form("users.lookupByEmail", { email: "ADA@example.com" })
      assert.containsSubset(told, { ok: true, user: { id, name: "ada", profile: { email: "ada@example.com" } } })
      const nobody = yield* form("users.lookupByEmail", { email: "nobody@example.com" })
      assert.deepStrictEqual(nobody, { ok: false, error: "users_not_found" })
    }).pipe(sandboxed())
  )

  it.effect("45, 51 (D, O): has a scope of its own, and takes no JSON", () =>
    Effect.gen(function* () {
      const { setScopes } = yield* SlackSandbox
      assert.strictEqual(yield* code("users.lookupByEmail", { email: "ada@example.com" }), "invalid_arguments")
      yield* setScopes("users:read")
      const told = yield* form("users.lookupByEmail", { email: "ada@example.com" })
      assert.containsSubset(told, { error: "missing_scope", needed: "users:read.email" })
    }).pipe(sandboxed())
  )
})

describe("conversations.info", () => {
  const info = (channel: string) => form("conversations.info", { channel })

  it.effect("109 (D): tells of a channel whether the bot is in it and whether it is archived", () =>
    Effect.gen(function* () {
      const { setChannel } = yield* SlackSandbox
      yield* setChannel("#public", "public")
      yield* setChannel("#old", "archived")
      const told = (channel: string) => Effect.map(Effect.flatMap(idOf(channel), info), ({ channel }) => channel)
      assert.containsSubset(yield* told("#runs"), { name: "runs", is_member: true, is_archived: false })
      assert.containsSubset(yield* told("#public"), { name: "public", is_member: false, is_archived: false })
      assert.containsSubset(yield* told("#old"), { name: "old", is_archived: true })
    }).pipe(sandboxed())
  )

  it.effect("109 (D): knows no channel that the bot cannot see, none by name, and asks for a scope", () =>
    Effect.gen(function* () {
      const { setChannel, setScopes } = yield* SlackSandbox
      yield* setChannel("#private", "private")
      assert.strictEqual((yield* info(yield* idOf("#private")))["error"], "channel_not_found")
      assert.strictEqual((yield* info("C99999999"))["error"], "channel_not_found")
      assert.strictEqual((yield* info("#runs"))["error"], "channel_not_found")
      const { channel } = yield* answer("chat.postMessage", { channel: "U012AB3CD", text: "hi" })
      assert.containsSubset(yield* info(String(channel)), { channel: { is_im: true, user: "U012AB3CD" } })
      yield* setScopes("chat:write")
      assert.containsSubset(yield* info(yield* idOf()), { error: "missing_scope", needed: "channels:read" })
    }).pipe(sandboxed())
  )
})

describe("chat.getPermalink", () => {
  it.effect("89 (D): is the address of a message, and of a reply with its thread", () =>
    Effect.gen(function* () {
      const channel = yield* idOf()
      const { ts } = yield* answer("chat.postMessage", { channel, text: "a" })
      const reply = yield* answer("chat.postMessage", { channel, text: "b", thread_ts: ts })
      const link = (message_ts: unknown) =>
        Effect.map(form("chat.getPermalink", { channel, message_ts: String(message_ts) }), ({ permalink, error }) =>
          String(permalink ?? error)
        )
      const digits = (ts: unknown) => String(ts).replace(".", "")
      assert.isTrue((yield* link(ts)).endsWith(`/archives/${channel}/p${digits(ts)}`))
      const tail = `/archives/${channel}/p${digits(reply["ts"])}?thread_ts=${String(ts)}&cid=${channel}`
      assert.isTrue((yield* link(reply["ts"])).endsWith(tail))
      assert.strictEqual(yield* link("1.000000"), "message_not_found")
    }).pipe(sandboxed())
  )
})

describe("blocks.validate", () => {
  const header = (length: number) => ({ type: "header", text: { type: "plain_text", text: "x".repeat(length) } })

  it.effect("114 (D): finds no fault, or tells each with where it is", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* answer("blocks.validate", { blocks: [header(150)] }), { ok: true })
      assert.deepStrictEqual(yield* answer("blocks.validate", { blocks: [header(151)] }), {
        ok: false,
        error: "invalid_blocks",
        errors: [{ code: "failed_constraint", message: "must be less than 151 characters", pointer: "/0/text/text" }]
      })
      const message = JSON.stringify({ text: "a", blocks: [header(151)] })
      assert.containsSubset(yield* form("blocks.validate", { message }), {
        error: "invalid_message",
        errors: [{ pointer: "/blocks/0/text/text" }]
      })
    }).pipe(sandboxed())
  )

  it.effect("114 (D): wants blocks or a message, not both and not neither", () =>
    Effect.gen(function* () {
      for (const args of [{}, { blocks: [header(1)], message: { text: "a" } }, { message: "no message" }]) {
        assert.strictEqual(yield* code("blocks.validate", args), "invalid_arguments")
      }
    }).pipe(sandboxed())
  )
})

describe("the newest blocks", () => {
  const chart = {
    type: "data_visualization",
    title: "loss",
    chart: {
      type: "line",
      series: [{ name: "loss", data: [{ label: "1", value: 2 }] }],
      axis_config: { categories: ["1"] }
    }
  }
  const byBot = code("chat.postMessage", { channel: "#runs", text: "x", blocks: [chart] })
  const byWebhook = Effect.map(post({ text: "x", blocks: [chart] }), ({ body }) => body)

  it.effect("are taken from all, from a bot alone, or from nobody, as the test wants it", () =>
    Effect.gen(function* () {
      const both = Effect.all([byBot, byWebhook])
      assert.deepStrictEqual(yield* both.pipe(sandboxed()), ["ok", "ok"])
      const byBotOnly = both.pipe(sandboxed({ newestBlocks: "refusedByWebhooks" }))
      assert.deepStrictEqual(yield* byBotOnly, ["ok", "invalid_blocks"])
      const byNobody = both.pipe(sandboxed({ newestBlocks: "refused" }))
      assert.deepStrictEqual(yield* byNobody, ["invalid_blocks", "invalid_blocks"])
    })
  )
})
