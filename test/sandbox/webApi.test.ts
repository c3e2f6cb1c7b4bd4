/**
 * How Slack's Web API answers, case by case. The mark says how well it is known: D documented by Slack, O observed by
 * others, A assumed.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck, Redacted, TestClock } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { takeCall, tiers } from "../../src/sandbox/api/tier.ts"
import { answer, call, callForm, callRaw, code, idOf } from "./callApi.ts"
import { ask, post, sandboxed } from "./support.ts"

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const json = { "content-type": "application/json; charset=utf-8" }
const form = { "content-type": "application/x-www-form-urlencoded" }

const token = Effect.map(SlackSandbox, ({ botToken }) => Redacted.value(botToken))

const stored = Effect.flatMap(SlackSandbox, ({ messages }) => messages)

const section = (text: string) => ({ type: "section", text: { type: "plain_text", text } })

const header = (length: number) => ({ type: "header", text: { type: "plain_text", text: "x".repeat(length) } })

/** What the Web API says of blocks that it refuses: the same twice. */
const problem = (error: string, ...texts: ReadonlyArray<string>) => ({
  ok: false,
  error,
  errors: texts,
  response_metadata: { messages: texts.map((text) => `[ERROR] ${text}`) }
})

const fast = { pace: { burst: 1_000, interval: "1 second" } } as const

describe("a call", () => {
  it.effect("39 (D): auth.test tells who the token is, and the headers tell its scopes", () =>
    Effect.gen(function* () {
      const { status, json, headers } = yield* call("auth.test")
      assert.strictEqual(status, 200)
      assert.sameMembers(Object.keys(json), [
        "ok",
        "url",
        "team",
        "user",
        "team_id",
        "user_id",
        "bot_id",
        "is_enterprise_install"
      ])
      assert.include(headers.get("x-oauth-scopes") ?? "", "chat:write")
      assert.strictEqual(headers.get("content-type"), "application/json; charset=utf-8")
    }).pipe(sandboxed())
  )

  it.effect("40 (D): no token", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual((yield* callRaw("auth.test", "", form)).json, { ok: false, error: "not_authed" })
    }).pipe(sandboxed())
  )

  it.effect("41 (D): an unknown token", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        (yield* callRaw("auth.test", "", { ...form, ...bearer("xoxb-nobody") })).json["error"],
        "invalid_auth"
      )
    }).pipe(sandboxed())
  )

  it.effect("42 (D): a token that is revoked or expired, or whose account is gone", () =>
    Effect.gen(function* () {
      const { setToken } = yield* SlackSandbox
      const codes = yield* Effect.forEach(["revoked", "expired", "inactive", "active"] as const, (state) =>
        Effect.zipRight(setToken(state), code("auth.test"))
      )
      assert.deepStrictEqual(codes, ["token_revoked", "token_expired", "account_inactive", "ok"])
    }).pipe(sandboxed())
  )

  it.effect("43 (D): the token as a field of a form", () =>
    Effect.gen(function* () {
      const body = new URLSearchParams({ token: yield* token, channel: "#runs", text: "hi" }).toString()
      assert.strictEqual((yield* callRaw("chat.postMessage", body, form)).json["ok"], true)
    }).pipe(sandboxed())
  )

  it.effect("44 (O/A): a token in JSON is not seen", () =>
    Effect.gen(function* () {
      const body = JSON.stringify({ token: yield* token, channel: "#runs", text: "hi" })
      assert.strictEqual((yield* callRaw("chat.postMessage", body, json)).json["error"], "not_authed")
    }).pipe(sandboxed())
  )

  it.effect("45 (D, O): the scope that is missing is named, with those that are there", () =>
    Effect.gen(function* () {
      const { setScopes } = yield* SlackSandbox
      yield* setScopes("channels:history")
      const { json, headers } = yield* call("chat.postMessage", { channel: "#runs", text: "hi" })
      assert.deepStrictEqual(json, {
        ok: false,
        error: "missing_scope",
        needed: "chat:write",
        provided: "channels:history"
      })
      assert.strictEqual(headers.get("x-accepted-oauth-scopes"), "chat:write")
    }).pipe(sandboxed())
  )

  it.effect("46 (D, A): a method that there is not", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* answer("no.such"), { ok: false, error: "unknown_method", req_method: "no.such" })
    }).pipe(sandboxed())
  )

  it.effect("47 (D): JSON without a charset is taken, with a warning; so is a form with one", () =>
    Effect.gen(function* () {
      const authorization = bearer(yield* token)
      const withoutCharset = { ...authorization, "content-type": "application/json" }
      const { json: first } = yield* callRaw("auth.test", "{}", withoutCharset)
      assert.strictEqual(first["ok"], true)
      assert.strictEqual(first["warning"], "missing_charset")
      assert.deepStrictEqual(first["response_metadata"], { warnings: ["missing_charset"] })
      const withCharset = { ...authorization, "content-type": `${form["content-type"]}; charset=utf-8` }
      assert.strictEqual((yield* callRaw("auth.test", "", withCharset)).json["warning"], "superfluous_charset")
    }).pipe(sandboxed())
  )

  it.effect("48, 49, 50 (D, O/A): a content type that is none of these, or none at all, or JSON that is none", () =>
    Effect.gen(function* () {
      const authorization = bearer(yield* token)
      const { apiUrl } = yield* SlackSandbox
      const xml = yield* callRaw("auth.test", "<a/>", { ...authorization, "content-type": "application/xml" })
      assert.strictEqual(xml.json["error"], "invalid_post_type")
      const broken = yield* callRaw("auth.test", `{"text":`, { ...authorization, ...json })
      assert.strictEqual(broken.json["error"], "invalid_json")
      const body = new Blob(["text=hi"])
      const untyped = yield* ask(`${apiUrl}auth.test`, { method: "POST", headers: authorization, body })
      assert.deepStrictEqual(JSON.parse(untyped.body), { ok: false, error: "missing_post_type" })
    }).pipe(sandboxed())
  )

  it.effect("51 (O/A): a method that takes no JSON sees nothing of it", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* code("conversations.history", { channel: "#runs" }), "invalid_arguments")
      assert.strictEqual((yield* callForm("conversations.history", { channel: yield* idOf() })).json["ok"], true)
    }).pipe(sandboxed())
  )

  it.effect("52 (D, O): over the tier of a method it is 429, and other methods do not notice", () =>
    Effect.gen(function* () {
      const list = call("chat.scheduledMessages.list")
      for (let count = 0; count < tiers.three; count += 1) assert.strictEqual((yield* list).status, 200)
      yield* TestClock.adjust("10 seconds")
      const { status, json, headers } = yield* list
      assert.strictEqual(status, 429)
      assert.deepStrictEqual(json, { ok: false, error: "ratelimited" })
      assert.strictEqual(headers.get("retry-after"), "50")
      assert.strictEqual(yield* code("auth.test"), "ok")
      yield* TestClock.adjust("50 seconds")
      assert.strictEqual((yield* list).status, 200)
    }).pipe(sandboxed())
  )

  it("52: no minute holds more calls than the tier, and whoever waits as told is let in", () => {
    FastCheck.assert(
      FastCheck.property(FastCheck.array(FastCheck.integer({ min: 0, max: 3_000 }), { maxLength: 300 }), (pauses) => {
        let now = 0
        let recent: ReadonlyArray<number> = []
        const admitted: Array<number> = []
        for (const pause of pauses) {
          now += pause
          const [retryAfter, times] = takeCall(recent, "two", now)
          recent = times
          if (retryAfter === undefined) admitted.push(now)
          else assert.isUndefined(takeCall(recent, "two", now + retryAfter * 1_000)[0])
        }
        for (const at of admitted) {
          assert.isAtMost(admitted.filter((other) => other >= at && other < at + 60_000).length, tiers.two)
        }
      })
    )
  })

  it.effect("52 (D): a channel takes one post a second after its burst, another channel meanwhile", () =>
    Effect.gen(function* () {
      const { channelId } = yield* SlackSandbox
      yield* channelId("#other")
      const posted = yield* Effect.forEach([1, 2, 3], (number) =>
        call("chat.postMessage", { channel: "#runs", text: `${number}` })
      )
      assert.deepStrictEqual(
        posted.map(({ status }) => status),
        [200, 200, 429]
      )
      assert.strictEqual(posted[2]?.headers.get("retry-after"), "1")
      assert.strictEqual(yield* code("chat.postMessage", { channel: "#other", text: "x" }), "ok")
    }).pipe(sandboxed({ pace: { burst: 2, interval: "1 second" } }))
  )

  it.effect("53 (O): a 429 that does not say how long to wait", () =>
    Effect.gen(function* () {
      const { failCalls } = yield* SlackSandbox
      yield* failCalls("auth.test", Fault.RateLimited({ retryAfter: undefined }))
      const { status, headers } = yield* call("auth.test")
      assert.deepStrictEqual([status, headers.get("retry-after")], [429, null])
    }).pipe(sandboxed())
  )

  it.effect("54 (A): an outage that answers in HTML, for one method and not for another", () =>
    Effect.gen(function* () {
      const { failCallsAlways, apiUrl } = yield* SlackSandbox
      yield* failCallsAlways("chat.postMessage", Fault.ServerError({ status: 503, body: "<html>sorry</html>" }))
      const headers = { ...bearer(yield* token), ...json }
      const { status, body } = yield* ask(`${apiUrl}chat.postMessage`, { method: "POST", headers, body: "{}" })
      assert.deepStrictEqual([status, body], [503, "<html>sorry</html>"])
      assert.strictEqual(yield* code("auth.test"), "ok")
      yield* failCallsAlways("chat.postMessage", undefined)
      assert.strictEqual(yield* code("chat.postMessage", { channel: "#runs", text: "hi" }), "ok")
    }).pipe(sandboxed())
  )

  it.effect("a code of Slack's own on demand, with nothing stored", () =>
    Effect.gen(function* () {
      const { failCalls } = yield* SlackSandbox
      yield* failCalls("chat.postMessage", Fault.Refused({ error: "restricted_action" }))
      const told = yield* answer("chat.postMessage", { channel: "#runs", text: "hi" })
      assert.deepStrictEqual(told, { ok: false, error: "restricted_action" })
      assert.deepStrictEqual(yield* stored, [])
    }).pipe(sandboxed())
  )

  it.effect("55 (D): a fatal_error after the message was stored: the client cannot know", () =>
    Effect.gen(function* () {
      const { failCalls } = yield* SlackSandbox
      yield* failCalls(
        "chat.postMessage",
        Fault.AnswerAfter({ status: 200, body: JSON.stringify({ ok: false, error: "fatal_error" }) })
      )
      assert.strictEqual(yield* code("chat.postMessage", { channel: "#runs", text: "hi" }), "fatal_error")
      assert.strictEqual((yield* stored).length, 1)
    }).pipe(sandboxed())
  )

  it.effect("is kept with its arguments and its answer, and without its token", () =>
    Effect.gen(function* () {
      const { requests } = yield* SlackSandbox
      const secret = yield* token
      yield* callRaw("auth.test", new URLSearchParams({ token: secret }).toString(), form)
      yield* call("chat.postMessage", { token: secret, channel: "#runs", text: "hi" })
      yield* answer(secret)
      const all = yield* requests
      assert.deepStrictEqual(
        all.map(({ webhook, call, status }) => [webhook, call, status]),
        [
          ["api", "auth.test", 200],
          ["api", "chat.postMessage", 200],
          ["api", undefined, 200]
        ]
      )
      assert.notInclude(JSON.stringify(all.map(({ payload, call }) => [payload, call])), secret)
    }).pipe(sandboxed())
  )

  it.effect("is taken by POST only", () =>
    Effect.gen(function* () {
      const { apiUrl } = yield* SlackSandbox
      assert.strictEqual((yield* ask(`${apiUrl}auth.test`)).status, 405)
    }).pipe(sandboxed())
  )
})

describe("chat.postMessage", () => {
  it.effect("56 (D, O): answers with the message, its ts strictly above those before", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_503_435_956_000)
      const { channelId } = yield* SlackSandbox
      const channel = yield* channelId("#runs")
      const first = yield* answer("chat.postMessage", { channel, text: "hi" })
      const second = yield* answer("chat.postMessage", { channel, text: "ho" })
      assert.deepStrictEqual([first["channel"], first["ts"]], [channel, "1503435956.000000"])
      assert.strictEqual(second["ts"], "1503435956.000001")
      assert.containsSubset(first["message"], { type: "message", text: "hi", ts: "1503435956.000000" })
      assert.includeMembers(Object.keys(first["message"] as object), [
        "user",
        "bot_id",
        "app_id",
        "team",
        "bot_profile"
      ])
    }).pipe(sandboxed())
  )

  it.effect("57 (D): as a form, with the blocks as JSON in it; ids are given to blocks without one", () =>
    Effect.gen(function* () {
      const blocks = JSON.stringify([section("a"), { ...section("b"), block_id: "mine" }])
      const { json } = yield* callForm("chat.postMessage", { channel: "#runs", text: "hi", blocks })
      const message = json["message"] as { readonly blocks: ReadonlyArray<{ readonly block_id: string }> }
      assert.isAbove(message.blocks[0]?.block_id.length ?? 0, 0)
      assert.strictEqual(message.blocks[1]?.block_id, "mine")
      assert.deepStrictEqual((yield* stored)[0]?.blocks[0], section("a"))
    }).pipe(sandboxed())
  )

  it.effect("58 (D): a channel by its name, with its mark or without", () =>
    Effect.gen(function* () {
      const { channelId } = yield* SlackSandbox
      const id = yield* channelId("#runs")
      for (const channel of ["#runs", "runs"]) {
        assert.strictEqual((yield* answer("chat.postMessage", { channel, text: "hi" }))["channel"], id)
      }
    }).pipe(sandboxed())
  )

  it.effect("59 (D): a person, with whom a conversation is opened", () =>
    Effect.gen(function* () {
      const { channel } = yield* answer("chat.postMessage", { channel: "U012AB3CD", text: "hi" })
      assert.match(String(channel), /^D/u)
      assert.strictEqual((yield* answer("chat.postMessage", { channel, text: "ho" }))["channel"], channel)
    }).pipe(sandboxed())
  )

  it.effect("60, 61 (D, O/A): a channel that is unknown, and none at all", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* code("chat.postMessage", { channel: "#nowhere", text: "hi" }), "channel_not_found")
      assert.deepStrictEqual(yield* answer("chat.postMessage", { text: "hi" }), {
        ok: false,
        error: "invalid_arguments",
        response_metadata: { messages: ["[ERROR] missing required field: channel"] }
      })
    }).pipe(sandboxed())
  )

  it.effect(
    "62 (D): a channel that the bot is not in, which chat:write.public opens; a private one it cannot see",
    () =>
      Effect.gen(function* () {
        const { setChannel, setScopes } = yield* SlackSandbox
        yield* setChannel("#public", "public")
        yield* setChannel("#private", "private")
        const posted = (channel: string) => code("chat.postMessage", { channel, text: "hi" })
        assert.strictEqual(yield* posted("#public"), "not_in_channel")
        assert.strictEqual(yield* posted("#private"), "channel_not_found")
        yield* setScopes("chat:write", "chat:write.public")
        assert.strictEqual(yield* posted("#public"), "ok")
        assert.strictEqual(yield* posted("#private"), "channel_not_found")
      }).pipe(sandboxed())
  )

  it.effect("63 (D): an archived channel", () =>
    Effect.gen(function* () {
      const { setChannel } = yield* SlackSandbox
      yield* setChannel("#old", "archived")
      assert.strictEqual(yield* code("chat.postMessage", { channel: "#old", text: "hi" }), "is_archived")
    }).pipe(sandboxed())
  )

  it.effect("64 (D): nothing to say has one code, whatever way it is not said", () =>
    Effect.gen(function* () {
      for (const nothing of [{}, { text: "" }, { text: "", blocks: [] }, { blocks: "[]" }]) {
        assert.strictEqual(yield* code("chat.postMessage", { channel: "#runs", ...nothing }), "no_text")
      }
    }).pipe(sandboxed(fast))
  )

  const refusals: ReadonlyArray<readonly [string, object, object]> = [
    [
      "65 (O): a header of 151",
      { blocks: [header(151)] },
      problem("invalid_blocks", "must be less than 151 characters [json-pointer:/blocks/0/text/text]")
    ],
    [
      "66 (O): a section of 3,001",
      { blocks: [section("x".repeat(3_001))] },
      problem("invalid_blocks", "must be less than 3001 characters [json-pointer:/blocks/0/text/text]")
    ],
    [
      "67 (O): 26 actions",
      {
        blocks: [
          section("a"),
          {
            type: "actions",
            elements: Array.from({ length: 26 }, (_, index) => ({
              type: "button",
              action_id: `${index}`,
              text: { type: "plain_text", text: "x" }
            }))
          }
        ]
      },
      problem("invalid_blocks", "no more than 25 items allowed [json-pointer:/blocks/1/elements]")
    ],
    [
      "68 (O): an empty field of a section",
      { blocks: [{ type: "section", fields: [{ type: "plain_text", text: "" }] }] },
      problem("invalid_blocks", "must be more than 0 characters [json-pointer:/blocks/0/fields/0/text]")
    ],
    [
      "69 (O): the same in an attachment",
      { attachments: [{ blocks: [{ type: "section", fields: [{ type: "plain_text", text: "" }] }] }] },
      problem(
        "invalid_attachments",
        "failed to match all allowed schemas [json-pointer:/attachments/0/blocks/0/fields/0]",
        "must be more than 0 characters [json-pointer:/attachments/0/blocks/0/fields/0/text]"
      )
    ],
    [
      "70 (D, O): two tables",
      { blocks: [1, 2].map(() => ({ type: "table", rows: [[{ type: "raw_text", text: "a" }]] })) },
      problem("invalid_attachments", "only_one_table_allowed [json-pointer:/blocks/1]")
    ],
    [
      "71 (D, A): an alert, which is for modals",
      { blocks: [{ type: "alert", text: { type: "plain_text", text: "a" } }] },
      problem("invalid_blocks", "unsupported type: alert [json-pointer:/blocks/0/type]")
    ],
    [
      "73 (D): Markdown beside a text",
      { text: "a", markdown_text: "b" },
      { ok: false, error: "markdown_text_conflict" }
    ],
    [
      "76 (D): metadata that is no object",
      { text: "a", metadata: "x" },
      { ok: false, error: "invalid_metadata_format" }
    ],
    [
      "76 (D): metadata without a type",
      { text: "a", metadata: { event_payload: {} } },
      { ok: false, error: "invalid_metadata_schema" }
    ],
    [
      "81 (O): a file by an id that is none",
      { blocks: [{ type: "image", alt_text: "a", slack_file: { id: "nope" } }] },
      problem(
        "invalid_blocks",
        "input must match regex pattern: ^[F][A-Z0-9]{8,}$ [json-pointer:/blocks/0/slack_file/id]"
      )
    ]
  ]
  for (const [name, message, expected] of refusals) {
    it.effect(name, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* answer("chat.postMessage", { channel: "#runs", ...message }), expected)
        assert.deepStrictEqual(yield* stored, [])
      }).pipe(sandboxed())
    )
  }

  it.effect("72, 74 (O, D): too much text in all blocks, and too many attachments", () =>
    Effect.gen(function* () {
      const blocks = Array.from({ length: 5 }, () => section("x".repeat(2_700)))
      assert.strictEqual(yield* code("chat.postMessage", { channel: "#runs", blocks }), "msg_blocks_too_long")
      const attachments = Array.from({ length: 101 }, () => ({ fallback: "x" }))
      assert.strictEqual(yield* code("chat.postMessage", { channel: "#runs", attachments }), "too_many_attachments")
    }).pipe(sandboxed())
  )

  it.effect("75 (D): a text of 40,001 is cut, with a warning", () =>
    Effect.gen(function* () {
      const told = yield* answer("chat.postMessage", { channel: "#runs", text: "x".repeat(40_001) })
      assert.deepStrictEqual([told["ok"], told["warning"]], [true, "message_truncated"])
      assert.strictEqual((yield* stored)[0]?.text.length, 40_000)
    }).pipe(sandboxed())
  )

  it.effect("77 (D): a reply stands in its thread, and its parent counts it", () =>
    Effect.gen(function* () {
      const { ts } = yield* answer("chat.postMessage", { channel: "#runs", text: "parent" })
      const reply = yield* answer("chat.postMessage", { channel: "#runs", text: "reply", thread_ts: ts })
      assert.containsSubset(reply["message"], { thread_ts: ts })
      const { json } = yield* callForm("conversations.history", { channel: yield* idOf() })
      assert.containsSubset(json["messages"], [{ text: "parent", reply_count: 1, thread_ts: ts }])
      assert.strictEqual((json["messages"] as ReadonlyArray<unknown>).length, 1)
    }).pipe(sandboxed())
  )

  it.effect("78 (D): a reply that is told to the channel too", () =>
    Effect.gen(function* () {
      const { ts } = yield* answer("chat.postMessage", { channel: "#runs", text: "parent" })
      const reply = { channel: "#runs", text: "reply", thread_ts: ts, reply_broadcast: true }
      assert.containsSubset((yield* answer("chat.postMessage", reply))["message"], { subtype: "thread_broadcast" })
      const { json } = yield* callForm("conversations.history", { channel: yield* idOf() })
      assert.deepStrictEqual(
        (json["messages"] as ReadonlyArray<{ readonly text: string }>).map(({ text }) => text),
        ["reply", "parent"]
      )
    }).pipe(sandboxed())
  )

  it.effect("79 (A): a name and an icon of one's own are ignored, and a note says so of each", () =>
    Effect.gen(function* () {
      yield* answer("chat.postMessage", { channel: "#runs", text: "x", username: "me", icon_emoji: ":x:" })
      assert.strictEqual((yield* stored)[0]?.notes.length, 2)
    }).pipe(sandboxed())
  )

  it.effect("82 (A): a message with the client_msg_id of one before is posted again", () =>
    Effect.gen(function* () {
      const message = { channel: "#runs", text: "x", client_msg_id: "00000000-0000-4000-8000-000000000000" }
      yield* answer("chat.postMessage", message)
      yield* answer("chat.postMessage", message)
      assert.strictEqual((yield* stored).length, 2)
    }).pipe(sandboxed())
  )

  it.effect("82 (A): by a switch it is recognised in its channel, and answered with the ts of the one before", () =>
    Effect.gen(function* () {
      const message = { channel: "#runs", text: "x", client_msg_id: "00000000-0000-4000-8000-000000000000" }
      const first = yield* answer("chat.postMessage", message)
      const second = yield* answer("chat.postMessage", { ...message, text: "y" })
      assert.notProperty(first, "is_duplicate")
      assert.containsSubset(second, { ok: true, ts: first["ts"], is_duplicate: true, message: { text: "x" } })
      yield* idOf("#others")
      yield* answer("chat.postMessage", { ...message, channel: "#others" })
      yield* answer("chat.postMessage", { ...message, client_msg_id: "00000000-0000-4000-8000-000000000001" })
      assert.strictEqual((yield* stored).length, 3)
    }).pipe(sandboxed({ repeatedMessage: "recognised" }))
  )
})

describe("chat.update", () => {
  const posted = (args: object) => answer("chat.postMessage", { channel: "#runs", ...args })

  it.effect("83 (D): changes what the bot posted, where it stands", () =>
    Effect.gen(function* () {
      const { ts } = yield* posted({ text: "a" })
      yield* posted({ text: "b" })
      const told = yield* answer("chat.update", { channel: yield* idOf(), ts, text: "c" })
      assert.containsSubset(told, { ok: true, ts, text: "c", message: { text: "c", edited: {} } })
      assert.deepStrictEqual(
        (yield* stored).map(({ text }) => text),
        ["c", "b"]
      )
    }).pipe(sandboxed())
  )

  it.effect("84, 85, 86 (D): a message that is not there, one of a webhook, a text of 4,001", () =>
    Effect.gen(function* () {
      yield* post({ text: "by a webhook" })
      const [first] = yield* stored
      const { ts } = yield* posted({ text: "a" })
      const channel = yield* idOf()
      const update = (args: object) => code("chat.update", { channel, text: "b", ...args })
      assert.strictEqual(yield* update({ ts: "1.000000" }), "message_not_found")
      assert.strictEqual(yield* update({ ts: first?.ts }), "cant_update_message")
      assert.strictEqual(yield* update({ ts, text: "x".repeat(4_001) }), "msg_too_long")
      assert.strictEqual(yield* update({ ts, text: "x".repeat(4_000) }), "ok")
    }).pipe(sandboxed())
  )

  it.effect("87 (D): keeps the metadata unless it is given; gives it up when it is given empty", () =>
    Effect.gen(function* () {
      const metadata = { event_type: "run", event_payload: { id: "1" } }
      const { ts } = yield* posted({ text: "a", metadata })
      const kept = Effect.map(stored, ([first]) => first?.metadata)
      yield* answer("chat.update", { channel: yield* idOf(), ts, text: "b" })
      assert.deepStrictEqual(yield* kept, metadata)
      yield* answer("chat.update", { channel: yield* idOf(), ts, text: "c", metadata: {} })
      assert.isUndefined(yield* kept)
    }).pipe(sandboxed())
  )
})

describe("conversations.history", () => {
  const metadata = { event_type: "run", event_payload: { id: "1" } }

  it.effect("111 (D, O): the newest first; metadata whole when it is asked for, else only its type", () =>
    Effect.gen(function* () {
      yield* answer("chat.postMessage", { channel: "#runs", text: "a", metadata })
      yield* answer("chat.postMessage", { channel: "#runs", text: "b" })
      const channel = yield* idOf()
      const shown = (args: Readonly<Record<string, string>>) =>
        Effect.map(callForm("conversations.history", { channel, ...args }), ({ json }) => json)
      const brief = yield* shown({})
      assert.containsSubset(brief, { has_more: false, messages: [{ text: "b" }, { text: "a" }] })
      assert.deepStrictEqual(
        (brief["messages"] as ReadonlyArray<{ readonly metadata: unknown }>).map(({ metadata }) => metadata),
        [undefined, { event_type: "run" }]
      )
      assert.containsSubset(yield* shown({ include_all_metadata: "true" }), { messages: [{}, { metadata }] })
    }).pipe(sandboxed())
  )

  it.effect("shows a page at a time, and only what lies between two times", () =>
    Effect.gen(function* () {
      const tss = yield* Effect.forEach(["a", "b", "c"], (text) =>
        Effect.map(answer("chat.postMessage", { channel: "#runs", text }), ({ ts }) => String(ts))
      )
      const channel = yield* idOf()
      const texts = (args: Readonly<Record<string, string>>) =>
        Effect.map(callForm("conversations.history", { channel, ...args }), ({ json }) => ({
          texts: (json["messages"] as ReadonlyArray<{ readonly text: string }>).map(({ text }) => text),
          next: (json["response_metadata"] as { readonly next_cursor: string } | undefined)?.next_cursor
        }))
      const first = yield* texts({ limit: "2" })
      assert.deepStrictEqual(first.texts, ["c", "b"])
      assert.deepStrictEqual(yield* texts({ limit: "2", cursor: first.next ?? "" }), { texts: ["a"], next: undefined })
      assert.deepStrictEqual((yield* texts({ oldest: tss[1] ?? "" })).texts, ["c"])
      assert.deepStrictEqual((yield* texts({ oldest: tss[1] ?? "", inclusive: "1" })).texts, ["c", "b"])
      assert.deepStrictEqual((yield* texts({ latest: tss[1] ?? "" })).texts, ["a"])
      const refusal = yield* callForm("conversations.history", { channel: yield* idOf(), cursor: "x" })
      assert.strictEqual(refusal.json["error"], "invalid_cursor")
      const wrong = yield* callForm("conversations.history", { channel: yield* idOf(), oldest: "yesterday" })
      assert.strictEqual(wrong.json["error"], "invalid_ts_oldest")
    }).pipe(sandboxed())
  )

  it.effect("112 (D): a channel that the bot is not in, and a bot without the scope", () =>
    Effect.gen(function* () {
      const { setChannel, setScopes } = yield* SlackSandbox
      yield* setChannel("#public", "public")
      const shown = (channel: string) =>
        Effect.map(callForm("conversations.history", { channel }), ({ json }) => json["error"])
      assert.strictEqual(yield* shown(yield* idOf("#public")), "not_in_channel")
      assert.strictEqual(yield* shown("#runs"), "channel_not_found")
      yield* setScopes("chat:write")
      assert.strictEqual(yield* shown(yield* idOf()), "missing_scope")
    }).pipe(sandboxed())
  )
})
