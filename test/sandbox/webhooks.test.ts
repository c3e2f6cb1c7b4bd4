/**
 * How Slack answers on incoming webhooks, case by case. The mark says how well it is known: D documented by Slack,
 * O observed by others, A assumed.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck, Redacted, TestClock } from "effect"
import { SlackSandbox, type WebhookState } from "runbell/testing"
import { type Answered, ask, post, postText, sandboxed, webhook } from "./support.ts"

const said = ({ status, body }: Answered) => [status, body] as const

const form = "application/x-www-form-urlencoded"

const section = (text: string) => ({ type: "section", text: { type: "plain_text", text } })

const header = (text: string) => ({ type: "header", text: { type: "plain_text", text } })

const stored = Effect.flatMap(SlackSandbox, ({ messages }) => messages)

const onlyMessage = Effect.flatMap(stored, ([first, ...rest]) =>
  first !== undefined && rest.length === 0 ? Effect.succeed(first) : Effect.dieMessage("not exactly one message")
)

describe("a message is accepted", () => {
  it.effect("1 (D body, O type): JSON with a text is answered with the two letters ok, as HTML", () =>
    Effect.gen(function* () {
      const answer = yield* post({ text: "hi" })
      assert.deepStrictEqual(said(answer), [200, "ok"])
      assert.strictEqual(answer.headers.get("content-type"), "text/html")
      assert.strictEqual(answer.headers.get("content-length"), "2")
      assert.strictEqual((yield* onlyMessage).text, "hi")
    }).pipe(sandboxed())
  )

  it.effect("1 (O headers): the answer has the headers that were seen on Slack's", () =>
    Effect.gen(function* () {
      const { headers } = yield* post({ text: "hi" })
      assert.strictEqual(headers.get("referrer-policy"), "no-referrer")
      assert.strictEqual(headers.get("access-control-allow-origin"), "*")
      assert.strictEqual(headers.get("x-frame-options"), "SAMEORIGIN")
      assert.strictEqual(headers.get("x-slack-backend"), "r")
    }).pipe(sandboxed())
  )

  it.effect("2 (D): JSON with a charset, as the Python client sends it", () =>
    Effect.gen(function* () {
      const answer = yield* postText(yield* webhook, `{"text":"héllo"}`, "application/json;charset=utf-8")
      assert.deepStrictEqual(said(answer), [200, "ok"])
      assert.strictEqual((yield* onlyMessage).text, "héllo")
    }).pipe(sandboxed())
  )

  it.effect("3 (O): a form with the JSON in its field payload", () =>
    Effect.gen(function* () {
      const answer = yield* postText(yield* webhook, "payload=%7B%22text%22%3A%22a+%26%20b%22%7D", form)
      assert.deepStrictEqual(said(answer), [200, "ok"])
      assert.strictEqual((yield* onlyMessage).text, "a & b")
    }).pipe(sandboxed())
  )

  it.effect("4 (A): bare JSON that curl calls a form", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(said(yield* postText(yield* webhook, `{"text":"a=b&c=d"}`, form)), [200, "ok"])
      assert.strictEqual((yield* onlyMessage).text, "a=b&c=d")
    }).pipe(sandboxed())
  )

  it.effect("10 (D): blocks without a text", () =>
    Effect.gen(function* () {
      const blocks = [header("a"), section("b")]
      assert.deepStrictEqual(said(yield* post({ blocks })), [200, "ok"])
      assert.deepStrictEqual((yield* onlyMessage).blocks, blocks)
    }).pipe(sandboxed())
  )

  it.effect("11 (D): attachments with only a fallback", () =>
    Effect.gen(function* () {
      const attachments = [{ fallback: "x", color: "good" }]
      assert.deepStrictEqual(said(yield* post({ attachments })), [200, "ok"])
      assert.deepStrictEqual((yield* onlyMessage).attachments, attachments)
    }).pipe(sandboxed())
  )

  it.effect("16 (D): a reply to a message that is there", () =>
    Effect.gen(function* () {
      yield* post({ text: "parent" })
      const { ts } = yield* onlyMessage
      assert.deepStrictEqual(said(yield* post({ text: "x", thread_ts: ts })), [200, "ok"])
      const [, reply] = yield* stored
      assert.strictEqual(reply?.threadTs, ts)
      assert.deepStrictEqual(reply?.notes, [])
    }).pipe(sandboxed())
  )

  it.effect(
    "17 (A): a reply to a message that is not there stays a reply, with a note; by a switch it stands alone",
    () =>
      Effect.gen(function* () {
        const reply = { text: "x", thread_ts: "1503435956.000247" }
        const kept = yield* Effect.zipRight(post(reply), onlyMessage).pipe(sandboxed())
        assert.strictEqual(kept.threadTs, "1503435956.000247")
        assert.deepStrictEqual(
          kept.notes.map(({ mark }) => mark),
          ["A"]
        )
        const alone = yield* Effect.zipRight(post(reply), onlyMessage).pipe(sandboxed({ unknownThread: "unthreaded" }))
        assert.strictEqual(alone.threadTs, undefined)
      })
  )

  it.effect("18 (D): channel, username and icon are ignored, and a note of the sandbox says so of each", () =>
    Effect.gen(function* () {
      const overrides = { channel: "#other", username: "bot", icon_emoji: ":x:", icon_url: "https://example.com/i.png" }
      assert.deepStrictEqual(said(yield* post({ text: "x", ...overrides })), [200, "ok"])
      const { channel, notes } = yield* onlyMessage
      assert.strictEqual(channel, "#runs")
      for (const field of Object.keys(overrides)) {
        assert.isTrue(
          notes.some(({ mark, text }) => mark === "D" && text.includes(`"${field}"`)),
          field
        )
      }
    }).pipe(sandboxed())
  )

  it.effect("19 (SDK-D, contested): metadata is stored; by a switch it is dropped", () =>
    Effect.gen(function* () {
      const metadata = { event_type: "run_ended", event_payload: { key: "1" } }
      const send = Effect.zipRight(post({ text: "x", metadata }), onlyMessage)
      assert.deepStrictEqual((yield* send.pipe(sandboxed())).metadata, metadata)
      assert.strictEqual((yield* send.pipe(sandboxed({ metadata: "dropped" }))).metadata, undefined)
    })
  )

  it.effect("20 (A): fields that nobody knows are ignored", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(said(yield* post({ text: "x", colour: "red" })), [200, "ok"])
      assert.include((yield* onlyMessage).notes[0]?.text, "colour")
    }).pipe(sandboxed())
  )

  it.effect("37 (D): a text of 40,001 characters is cut to 40,000, counted in code points", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(said(yield* post({ text: "🚀".repeat(40_001) })), [200, "ok"])
      const { text, notes } = yield* onlyMessage
      assert.strictEqual(text, "🚀".repeat(40_000))
      assert.strictEqual(notes[0]?.mark, "D")
    }).pipe(sandboxed())
  )
})

describe("a message is refused", () => {
  const refusals: ReadonlyArray<readonly [name: string, payload: unknown, status: number, code: string]> = [
    ["7 (A): a JSON list", [], 400, "invalid_payload"],
    ["7 (A): a JSON string", "hi", 400, "invalid_payload"],
    ["8 (O): an object without any field", {}, 400, "missing_text_or_fallback_or_attachments"],
    ["8 (O): an object without content", { message: "x" }, 400, "missing_text_or_fallback_or_attachments"],
    [
      "8 (A): an attachment in which nothing can be seen",
      { attachments: [{ color: "good" }] },
      400,
      "missing_text_or_fallback_or_attachments"
    ],
    ["9 (A): an empty text", { text: "" }, 400, "no_text"],
    ["12 (O): a header of 151 characters", { blocks: [header("x".repeat(151))] }, 400, "invalid_blocks"],
    [
      "13 (O pattern): 51 blocks",
      { blocks: Array.from({ length: 51 }, () => ({ type: "divider" })) },
      400,
      "invalid_blocks"
    ],
    ["14 (A): blocks that are no list", { blocks: "x" }, 400, "invalid_blocks_format"],
    ["14 (A): blocks that are no objects", { blocks: ["x"] }, 400, "invalid_blocks_format"],
    [
      "15 (D code): 101 attachments",
      { attachments: Array.from({ length: 101 }, () => ({ text: "x" })) },
      400,
      "too_many_attachments"
    ],
    [
      "38 (A): blocks with 13,500 characters in all",
      { blocks: Array.from({ length: 5 }, () => section("x".repeat(2_700))) },
      400,
      "msg_blocks_too_long"
    ]
  ]
  for (const [name, payload, status, code] of refusals) {
    it.effect(`${name}: ${status} ${code}`, () =>
      Effect.gen(function* () {
        const answer = yield* post(payload)
        assert.deepStrictEqual(said(answer), [status, code])
        assert.strictEqual(answer.headers.get("content-type"), "text/html")
        assert.deepStrictEqual(yield* stored, [])
      }).pipe(sandboxed())
    )
  }

  const bodies: ReadonlyArray<readonly [name: string, body: string, contentType: string]> = [
    ["5 (D): JSON that breaks off", `{"text":`, "application/json"],
    ["6 (A): an empty body", "", "application/json"],
    ["5 (D): a form's body under the name of JSON", "payload=%7B%22text%22%3A%22hi%22%7D", "application/json"],
    ["5 (D): a form without the field payload", "text=hi", form],
    [
      "5 (A): JSON nested deeper than Slack reads",
      `{"text":"x","a":${"[".repeat(600)}${"]".repeat(600)}}`,
      "application/json"
    ]
  ]
  for (const [name, body, contentType] of bodies) {
    it.effect(`${name}: 400 invalid_payload`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(said(yield* postText(yield* webhook, body, contentType)), [400, "invalid_payload"])
        assert.deepStrictEqual(yield* stored, [])
      }).pipe(sandboxed())
    )
  }

  it.effect("12 (O): Slack gives no detail; the sandbox's record does", () =>
    Effect.gen(function* () {
      yield* post({ blocks: [header("x".repeat(151))] })
      const [request] = yield* Effect.flatMap(SlackSandbox, ({ requests }) => requests)
      assert.deepStrictEqual(request?.problems, [
        { message: "must be less than 151 characters", pointer: "/blocks/0/text/text" }
      ])
    }).pipe(sandboxed())
  )

  it.effect("38 (A): too much text in all blocks is invalid_blocks by a switch", () =>
    Effect.gen(function* () {
      const blocks = Array.from({ length: 5 }, () => section("x".repeat(2_700)))
      assert.deepStrictEqual(said(yield* post({ blocks })), [400, "invalid_blocks"])
    }).pipe(sandboxed({ blocksTooLong: "invalid_blocks" }))
  )
})

describe("a webhook is not what it was", () => {
  const path = (path: string) =>
    Effect.flatMap(SlackSandbox, ({ url }) => postText(`${url}/services/${path}`, `{"text":"hi"}`))

  it.effect("21 (D code, O status): a wrong secret is answered with 403 invalid_token; by a switch with 400", () =>
    Effect.gen(function* () {
      const wrong = path("T00000001/B00000001/wrong-secret")
      assert.deepStrictEqual(said(yield* wrong.pipe(sandboxed())), [403, "invalid_token"])
      assert.deepStrictEqual(said(yield* wrong.pipe(sandboxed({ invalidTokenStatus: 400 }))), [400, "invalid_token"])
    })
  )

  it.effect("21 (D code): no secret at all, or half of it, is a wrong one", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* path("T00000001/B00000001")).body, "invalid_token")
      assert.strictEqual((yield* postText((yield* webhook).slice(0, -1), `{"text":"hi"}`)).body, "invalid_token")
      assert.deepStrictEqual(yield* stored, [])
    }).pipe(sandboxed())
  )

  it.effect("22 (D code, O status): an unknown webhook: 404 no_service", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(said(yield* path("T00000001/Bunknown/x")), [404, "no_service"])
    }).pipe(sandboxed())
  )

  it.effect("22 (D code, A status): a path without a webhook's id: 400 no_service_id", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(said(yield* path("T00000001")), [400, "no_service_id"])
      assert.deepStrictEqual(said(yield* path("T00000001/x/y")), [400, "no_service_id"])
    }).pipe(sandboxed())
  )

  it.effect("24 (D code, A status): an unknown team: 404 no_team", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(said(yield* path("Tunknown/B00000001/x")), [404, "no_team"])
    }).pipe(sandboxed())
  )

  const states: ReadonlyArray<readonly [name: string, state: WebhookState, status: number, code: string]> = [
    ["21 (D code, O status): a revoked secret", "revoked", 403, "invalid_token"],
    ["22 (D code, O status): a removed webhook", "removed", 404, "no_service"],
    ["23 (D code, O status): a disabled webhook", "disabled", 404, "no_active_hooks"],
    ["25 (D): the channel is archived", "channelArchived", 410, "channel_is_archived"],
    ["26 (D): the channel is deleted", "channelDeleted", 404, "channel_not_found"],
    ["27 (D): an admin's restriction", "prohibited", 403, "action_prohibited"],
    ["28 (D code, A status): #general is restricted", "generalRestricted", 403, "posting_to_general_channel_denied"],
    ["29 (D code, A status): the team is disabled", "teamDisabled", 403, "team_disabled"]
  ]
  for (const [name, state, status, code] of states) {
    it.effect(`${name}: ${status} ${code}, until it is active again`, () =>
      Effect.gen(function* () {
        const sandbox = yield* SlackSandbox
        yield* sandbox.setState(state)
        assert.deepStrictEqual(said(yield* post({ text: "hi" })), [status, code])
        assert.deepStrictEqual(yield* stored, [])
        yield* sandbox.setState("active")
        assert.deepStrictEqual(said(yield* post({ text: "hi" })), [200, "ok"])
      }).pipe(sandboxed())
    )
  }

  it.effect("34 (O weak): anything but POST is answered with an empty 405, and is no post", () =>
    Effect.gen(function* () {
      const url = yield* webhook
      for (const method of ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
        assert.deepStrictEqual(said(yield* ask(url, { method })), [405, ""], method)
      }
      assert.deepStrictEqual(yield* stored, [])
    }).pipe(sandboxed())
  )
})

describe("Slack's rate", () => {
  it.effect(
    "30 (O body, D header): a burst is taken, the next post is a 429 that says when, and then one a second is taken",
    () =>
      Effect.gen(function* () {
        const burst = yield* Effect.all(Effect.replicate(post({ text: "hi" }), 5))
        assert.deepStrictEqual(
          burst.map(({ status }) => status),
          [200, 200, 200, 200, 200]
        )
        const refused = yield* post({ text: "hi" })
        assert.deepStrictEqual(said(refused), [429, `{"retry_after":1,"ok":false,"error":"rate_limited"}`])
        assert.strictEqual(refused.headers.get("retry-after"), "1")
        assert.strictEqual(refused.headers.get("content-type"), "application/json; charset=utf-8")
        yield* TestClock.adjust("999 millis")
        assert.strictEqual((yield* post({ text: "hi" })).status, 429)
        yield* TestClock.adjust("1 milli")
        assert.strictEqual((yield* post({ text: "hi" })).status, 200)
        assert.strictEqual((yield* post({ text: "hi" })).status, 429)
        assert.strictEqual((yield* stored).length, 6)
      }).pipe(sandboxed())
  )

  it.effect("30: the burst and the interval can be chosen, and Retry-After follows them", () =>
    Effect.gen(function* () {
      yield* post({ text: "hi" })
      assert.strictEqual((yield* post({ text: "hi" })).headers.get("retry-after"), "3")
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* post({ text: "hi" })).headers.get("retry-after"), "2")
    }).pipe(sandboxed({ pace: { burst: 1, interval: "3 seconds" } }))
  )

  it.effect("30: a long silence saves up no more than one burst", () =>
    Effect.gen(function* () {
      yield* post({ text: "hi" })
      yield* TestClock.adjust("1 hour")
      const answers = yield* Effect.all(Effect.replicate(post({ text: "hi" }), 3))
      assert.deepStrictEqual(
        answers.map(({ status }) => status),
        [200, 200, 429]
      )
    }).pipe(sandboxed({ pace: { burst: 2, interval: "1 second" } }))
  )

  it.effect("30: each webhook has a rate of its own", () =>
    Effect.gen(function* () {
      const { webhookUrlOf } = yield* SlackSandbox
      const alerts = Redacted.value(yield* webhookUrlOf("#alerts"))
      yield* post({ text: "hi" })
      assert.strictEqual((yield* post({ text: "hi" })).status, 429)
      assert.strictEqual((yield* postText(alerts, `{"text":"hi"}`)).status, 200)
      assert.deepStrictEqual(
        (yield* stored).map(({ channel }) => channel),
        ["#runs", "#alerts"]
      )
    }).pipe(sandboxed({ pace: { burst: 1, interval: "1 second" } }))
  )
})

describe("whatever is posted", () => {
  const json = FastCheck.jsonValue({ maxDepth: 5 })
  const message = FastCheck.record(
    { text: json, blocks: json, attachments: json, thread_ts: json, metadata: json, channel: json },
    { requiredKeys: [] }
  )
  const visible = FastCheck.record({
    text: FastCheck.string({ unit: "binary", minLength: 1 }),
    attachments: FastCheck.array(FastCheck.record({ text: json, fields: json, color: json }), { maxLength: 3 }),
    metadata: json
  })
  const body = FastCheck.oneof(
    FastCheck.string({ unit: "binary" }),
    FastCheck.oneof(json, message, visible).map((value) => JSON.stringify(value))
  )
  const contentType = FastCheck.constantFrom("application/json", form, "text/plain", "multipart/form-data; boundary=x")

  it.effect.prop(
    "is taken or refused with a code, and never breaks the sandbox nor what it shows",
    [FastCheck.array(FastCheck.tuple(body, contentType), { minLength: 1, maxLength: 5 })],
    ([posts]) =>
      Effect.gen(function* () {
        for (const [body, contentType] of posts) {
          const answer = yield* postText(yield* webhook, body, contentType)
          assert.match(`${answer.status} ${answer.body}`, /^(?:200 ok|400 [a-z_]+)$/u)
        }
        const { url } = yield* SlackSandbox
        for (const path of ["/", "/sandbox/messages", "/sandbox/requests"]) {
          assert.strictEqual((yield* ask(url + path)).status, 200, path)
        }
      }).pipe(sandboxed()),
    { fastCheck: { numRuns: 40 } }
  )
})

describe("what is no incoming webhook", () => {
  it.effect("35, 36 (O/A): a workflow's trigger answers JSON, shows nothing, and the sandbox warns", () =>
    Effect.gen(function* () {
      const { url, messages, requests } = yield* SlackSandbox
      for (const [path, kind] of [
        ["triggers/T0001/1/x", "trigger"],
        ["workflows/T0001/A1/1/x", "workflow"]
      ] as const) {
        const answer = yield* postText(`${url}/${path}`, `{"a":"b"}`)
        assert.deepStrictEqual(said(answer), [200, `{"ok":true}`])
        assert.strictEqual(answer.headers.get("content-type"), "application/json; charset=utf-8")
        const request = (yield* requests).at(-1)
        assert.strictEqual(request?.webhook, kind)
        assert.include(request?.notes[0]?.text, "no incoming webhook")
      }
      assert.deepStrictEqual(yield* messages, [])
    }).pipe(sandboxed())
  )
})
