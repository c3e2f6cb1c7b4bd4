/** A bot's delivery: what it asks of the Web API, what it makes of each answer, and that a post in doubt is told once. */
import { HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Either, Layer, Redacted, Schema, TestClock } from "effect"
import {
  InvalidBotOptions,
  type Policy,
  type SlackError,
  SlackNotifier,
  SlackPolicy,
  sendMsg,
  withSlackNotify
} from "runbell"
import { Fault, SlackSandbox } from "runbell/testing"
import { apiCodes } from "../../src/slack/ApiAnswer.ts"
import { bot } from "../support/liveBot.ts"
import { sandbox } from "../support/liveSlack.ts"
import { type Answer, answers, scriptedSlack, unreachable } from "../support/scriptedSlack.ts"

const method = "chat.postMessage"

const texts = Effect.flatMap(SlackSandbox, ({ messages }) => Effect.map(messages, (all) => all.map(({ text }) => text)))

/** The calls so far, by name. */
const calls = Effect.flatMap(SlackSandbox, ({ requests }) =>
  Effect.map(requests, (all) => all.map(({ call }) => call ?? "?"))
)

/** What becomes of a message that meets the faults. */
const sent = (limits: Partial<Policy>, channel: string | undefined, ...faults: ReadonlyArray<Fault>) =>
  Effect.gen(function* () {
    const { failCalls } = yield* SlackSandbox
    yield* failCalls(method, ...faults)
    return yield* Effect.either(sendMsg("hello")).pipe(Effect.provide(bot(limits, channel)))
  })

const receiptOf = <A, E>(told: Either.Either<A, E>): A =>
  Either.isRight(told) ? told.right : assert.fail(`not delivered: ${String(told.left)}`)

const answering = (body: object, status = 200) => Fault.Answer({ status, body: JSON.stringify(body) })

describe("a bot", () => {
  it.live("posts to its channel, in order, and learns the ts of each message", () =>
    Effect.gen(function* () {
      const { messages, requests } = yield* SlackSandbox
      const receipt = yield* sendMsg("hello").pipe(withSlackNotify({ name: "mnist" }), Effect.provide(bot()))
      const all = yield* messages
      assert.deepStrictEqual(
        all.map(({ text }) => text.replace(/ after .*/u, "")),
        // The first is the run's card, which was edited to the outcome.
        ["✅ mnist finished", "hello", "✅ mnist finished"]
      )
      assert.strictEqual(receipt.ts, all[1]?.ts)
      assert.strictEqual(receipt.form, "blocks")
      assert.match(receipt.destination, /^Slack channel C/u)
      assert.containsSubset((yield* requests)[0]?.payload, { unfurl_links: false, unfurl_media: false })
    }).pipe(Effect.provide(sandbox))
  )

  it.live("finds its channel by name", () =>
    Effect.gen(function* () {
      const receipt = receiptOf(yield* sent({}, "#runs"))
      assert.strictEqual(receipt.destination, "Slack channel #runs")
      assert.deepStrictEqual(yield* texts, ["hello"])
    }).pipe(Effect.provide(sandbox))
  )

  const doubts: Readonly<Record<string, Fault>> = {
    "the connection was cut after the post": Fault.DropAfter(),
    "the answer came too late": Fault.Delay({ duration: "300 millis" }),
    "Slack had a fault of its own after it had posted": Fault.AnswerAfter({
      status: 200,
      body: JSON.stringify({ ok: false, error: "fatal_error" })
    }),
    "an outage hid the answer": Fault.AnswerAfter({ status: 503, body: "<html>" })
  }
  for (const [doubt, fault] of Object.entries(doubts)) {
    it.live(`tells a message once when ${doubt}`, () =>
      Effect.gen(function* () {
        const late: Partial<Policy> = fault._tag === "Delay" ? { attemptTimeout: "50 millis" } : {}
        const { awaitMessages, messages } = yield* SlackSandbox
        // Only a late answer has to be waited for: what it answers is there when the delay is over.
        const limits = { ...late, backoff: (yield* SlackPolicy).backoff }
        const receipt = receiptOf(yield* sent(limits, undefined, fault))
        yield* awaitMessages(1)
        assert.deepStrictEqual(yield* texts, ["hello"])
        assert.strictEqual(receipt.ts, (yield* messages)[0]?.ts)
        // It is looked for again where that answer comes too late as well.
        assert.sameMembers(Array.from(new Set(yield* calls)), [method, "conversations.history"])
      }).pipe(Effect.provide(sandbox))
    )
  }

  const blind: Readonly<Record<string, Fault>> = {
    "is an outage": Fault.Answer({ status: 503, body: "" }),
    "is lost": Fault.DropBefore(),
    "is a 429": Fault.RateLimited({ retryAfter: 1 }),
    "is a fault of Slack's own": answering({ ok: false, error: "internal_error" })
  }
  for (const [what, fault] of Object.entries(blind)) {
    it.live(`looks again, and posts nothing, when the answer to whether a message has arrived ${what}`, () =>
      Effect.gen(function* () {
        const { failCalls } = yield* SlackSandbox
        yield* failCalls("conversations.history", fault)
        receiptOf(yield* sent({}, undefined, Fault.DropAfter()))
        assert.deepStrictEqual(yield* texts, ["hello"])
        assert.deepStrictEqual(yield* calls, [method, "conversations.history", "conversations.history"])
      }).pipe(Effect.provide(sandbox))
    )
  }

  it.live("posts again when the message that was in doubt is not there", () =>
    Effect.gen(function* () {
      const receipt = receiptOf(yield* sent({}, undefined, Fault.DropBefore()))
      assert.strictEqual(receipt.attempts, 2)
      assert.deepStrictEqual(yield* texts, ["hello"])
      assert.deepStrictEqual(yield* calls, [method, "conversations.history", method])
    }).pipe(Effect.provide(sandbox))
  )

  it.live("may repeat a message in doubt where it may not read the channel", () =>
    Effect.gen(function* () {
      const { setScopes } = yield* SlackSandbox
      yield* setScopes("chat:write")
      receiptOf(yield* sent({}, undefined, Fault.DropAfter()))
      assert.deepStrictEqual(yield* texts, ["hello", "hello"])
    }).pipe(Effect.provide(sandbox))
  )

  it.live("takes no message of somebody else's for its own, were it the same", () =>
    Effect.gen(function* () {
      yield* sendMsg("hello").pipe(Effect.provide(bot()))
      receiptOf(yield* sent({}, undefined, Fault.DropBefore()))
      assert.deepStrictEqual(yield* texts, ["hello", "hello"])
    }).pipe(Effect.provide(sandbox))
  )

  it.live("says it all as text when Slack refuses its blocks", () =>
    Effect.gen(function* () {
      const { messages } = yield* SlackSandbox
      const receipt = receiptOf(yield* sent({}, undefined, answering({ ok: false, error: "invalid_blocks" })))
      assert.strictEqual(receipt.form, "plain")
      assert.deepStrictEqual((yield* messages)[0]?.blocks, [])
    }).pipe(Effect.provide(sandbox))
  )

  const refusals: ReadonlyArray<readonly [string, SlackError["_tag"]]> = [
    ["not_authed", "SlackTokenRefused"],
    ["invalid_auth", "SlackTokenRefused"],
    ["account_inactive", "SlackTokenRefused"],
    ["token_revoked", "SlackTokenRefused"],
    ["token_expired", "SlackTokenRefused"],
    ["not_allowed_token_type", "SlackTokenRefused"],
    ["no_permission", "SlackTokenRefused"],
    ["access_denied", "SlackTokenRefused"],
    ["ekm_access_denied", "SlackTokenRefused"],
    ["enterprise_is_restricted", "SlackTokenRefused"],
    ["org_login_required", "SlackTokenRefused"],
    ["team_access_not_granted", "SlackTokenRefused"],
    ["missing_scope", "SlackScopeMissing"],
    ["channel_not_found", "SlackChannelUnavailable"],
    ["is_archived", "SlackChannelUnavailable"],
    ["not_in_channel", "SlackChannelUnavailable"],
    ["restricted_action", "SlackPostForbidden"],
    ["restricted_action_read_only_channel", "SlackPostForbidden"],
    ["restricted_action_thread_only_channel", "SlackPostForbidden"],
    ["restricted_action_non_threadable_channel", "SlackPostForbidden"],
    ["restricted_action_thread_locked", "SlackPostForbidden"],
    ["cannot_reply_to_message", "SlackPostForbidden"],
    ["messages_tab_disabled", "SlackPostForbidden"],
    ["team_not_found", "SlackWorkspaceGone"],
    ["no_text", "SlackMessageRefused"],
    ["invalid_blocks", "SlackMessageRefused"],
    ["invalid_blocks_format", "SlackMessageRefused"],
    ["msg_blocks_too_long", "SlackMessageRefused"],
    ["msg_too_long", "SlackMessageRefused"],
    ["invalid_attachments", "SlackMessageRefused"],
    ["too_many_attachments", "SlackMessageRefused"],
    ["attachment_payload_limit_exceeded", "SlackMessageRefused"],
    ["invalid_metadata_format", "SlackMessageRefused"],
    ["invalid_metadata_schema", "SlackMessageRefused"],
    ["metadata_too_large", "SlackMessageRefused"],
    ["invalid_arguments", "SlackMessageRefused"],
    ["invalid_arg_name", "SlackMessageRefused"],
    ["invalid_array_arg", "SlackMessageRefused"],
    ["invalid_json", "SlackMessageRefused"],
    ["fatal_error", "SlackUnavailable"],
    ["internal_error", "SlackUnavailable"],
    ["service_unavailable", "SlackUnavailable"],
    ["request_timeout", "SlackUnavailable"],
    ["team_added_to_org", "SlackUnavailable"],
    ["message_limit_exceeded", "SlackUnavailable"],
    ["update_failed", "SlackUnavailable"],
    ["message_not_found", "SlackEditRefused"],
    ["cant_update_message", "SlackEditRefused"],
    ["edit_window_closed", "SlackEditRefused"],
    ["is_inactive", "SlackEditRefused"],
    ["block_mismatch", "SlackEditRefused"],
    ["streaming_state_conflict", "SlackEditRefused"],
    ["file_uploads_disabled", "SlackFileRefused"],
    ["file_upload_size_restricted", "SlackFileRefused"],
    ["file_type_not_allowed", "SlackFileRefused"],
    ["storage_limit_reached", "SlackFileRefused"],
    ["snippet_too_large", "SlackFileRefused"],
    ["alt_txt_too_large", "SlackFileRefused"],
    ["missing_argument", "SlackFileRefused"],
    ["file_not_found", "SlackFileRefused"],
    ["invalid_channel", "SlackFileRefused"],
    ["channels_limit_exceeded", "SlackFileRefused"],
    ["posting_to_channel_denied", "SlackFileRefused"],
    ["already_reacted", "SlackReactionRefused"],
    ["invalid_name", "SlackReactionRefused"],
    ["bad_timestamp", "SlackReactionRefused"],
    ["no_item_specified", "SlackReactionRefused"],
    ["too_many_emoji", "SlackReactionRefused"],
    ["too_many_reactions", "SlackReactionRefused"],
    ["thread_locked", "SlackReactionRefused"],
    ["users_not_found", "SlackPersonUnknown"]
  ]

  it("has a meaning for each code in the test below, and for no other", () => {
    assert.sameMembers(
      refusals.map(([code]) => code),
      [...apiCodes]
    )
  })

  /** The delivery to a Slack that answers always the same, by the test's clock. */
  const always = (answer: Answer) => {
    const slack = scriptedSlack(...Array.from({ length: 1_000 }, () => answer))
    const layer = SlackNotifier.layerBot({ token: Redacted.make("xoxb-XXXX"), channel: "C00000001" }).pipe(
      Layer.provide(slack.layer),
      Layer.orDie
    )
    return Effect.gen(function* () {
      const fiber = yield* Effect.fork(Effect.either(sendMsg("hello")).pipe(Effect.provide(layer)))
      yield* TestClock.adjust("3 minutes")
      return { told: yield* fiber, asked: slack.asked }
    })
  }

  for (const [code, tag] of [...refusals, ["brand_new_code", "SlackUnexpectedAnswer"] as const]) {
    it.effect(`calls ${code} ${tag}`, () =>
      Effect.gen(function* () {
        const { told } = yield* always(answers(200, JSON.stringify({ ok: false, error: code, needed: "chat:write" })))
        const error = Either.isLeft(told) ? told.left : assert.fail("it was delivered")
        assert.strictEqual(error._tag, tag)
        assert.include(error.message, code)
      })
    )
  }

  it.effect("calls a page that is no answer of the Web API unexpected, and an outage one", () =>
    Effect.gen(function* () {
      const tagOf = (answer: Answer) =>
        Effect.map(always(answer), ({ told }) => (Either.isLeft(told) ? told.left._tag : "delivered"))
      assert.strictEqual(yield* tagOf(answers(200, "<html>Sign in</html>")), "SlackUnexpectedAnswer")
      assert.strictEqual(yield* tagOf(answers(200, `{"ok":true}`)), "SlackUnexpectedAnswer")
      assert.strictEqual(yield* tagOf(answers(302, "")), "SlackUnexpectedAnswer")
      assert.strictEqual(yield* tagOf(answers(503, "<html>")), "SlackUnavailable")
    })
  )

  for (const limited of [
    answers(429, `{"ok":false,"error":"ratelimited"}`, { "retry-after": "30" }),
    answers(200, `{"ok":false,"error":"rate_limited"}`, { "retry-after": "30" })
  ]) {
    it.effect("waits as long as a 429 asks, also when it comes with the status 200", () =>
      Effect.gen(function* () {
        const slack = scriptedSlack(limited, answers(200, `{"ok":true,"channel":"C00000001","ts":"1.000001"}`))
        const layer = SlackNotifier.layerBot({ token: Redacted.make("xoxb-XXXX"), channel: "#runs" }).pipe(
          Layer.provide(slack.layer)
        )
        const fiber = yield* Effect.fork(sendMsg("hello").pipe(Effect.provide(layer)))
        yield* TestClock.adjust("1 minute")
        assert.strictEqual((yield* fiber).ts, "1.000001")
        assert.deepStrictEqual(
          slack.asked.map(({ at }) => at),
          [0, 30_000]
        )
      })
    )
  }

  it.effect("shows its token in a header of its own, and says what its JSON is written in", () =>
    Effect.gen(function* () {
      const { asked } = yield* always(answers(200, `{"ok":true,"channel":"C00000001","ts":"1.000001"}`))
      assert.containsSubset(asked, [
        {
          method: "POST",
          url: "https://slack.com/api/chat.postMessage",
          headers: { authorization: "Bearer xoxb-XXXX", "content-type": "application/json; charset=utf-8" },
          body: { channel: "C00000001", text: "hello" }
        }
      ])
      assert.notInclude(JSON.stringify(asked[0]?.body), "xoxb")
    })
  )

  it.effect("looks nothing up when no connection was made", () =>
    Effect.gen(function* () {
      const { asked } = yield* always(unreachable("ECONNREFUSED"))
      assert.isAbove(asked.length, 2)
      assert.isTrue(asked.every(({ url }) => url.endsWith(method)))
    })
  )

  const wrong: ReadonlyArray<readonly [string, string, string | undefined, InvalidBotOptions["reason"]]> = [
    [" ", "#runs", undefined, "EmptyToken"],
    ["https://hooks.slack.com/services/T000/B000/XXXXSECRET", "#runs", undefined, "NotAToken"],
    ["xoxp-XXXXSECRET", "#runs", undefined, "NotAToken"],
    ["xoxb-XXXX SECRET", "#runs", undefined, "NotAToken"],
    ["xoxb-XXXXSECRET", " ", undefined, "EmptyChannel"],
    ["xoxb-XXXXSECRET", "#runs", "https://example.com/api/", "UnknownHost"],
    ["xoxb-XXXXSECRET", "#runs", "http://slack.com/api/", "UnknownHost"],
    ["xoxb-XXXXSECRET", "#runs", "https://slack.com.example.com/api/", "UnknownHost"],
    ["xoxb-XXXXSECRET", "#runs", "nonsense", "UnknownHost"]
  ]
  for (const [token, channel, api, reason] of wrong) {
    it.effect(`refuses ${reason} before anything runs, and shows nothing of the token`, () =>
      Effect.gen(function* () {
        const layer = SlackNotifier.layerBot({ token: Redacted.make(token), channel, api })
        const error = yield* Effect.flip(Layer.build(Layer.provide(layer, scriptedSlack().layer)))
        assert.strictEqual(error.reason, reason)
        assert.notInclude(JSON.stringify(yield* Schema.encode(InvalidBotOptions)(error)) + error.message, "SECRET")
      }).pipe(Effect.scoped)
    )
  }

  it.effect("reads its token and its channel from the environment", () =>
    Effect.gen(function* () {
      const slack = scriptedSlack(answers(200, `{"ok":true,"channel":"C00000001","ts":"1.000001"}`))
      const settings = new Map([
        ["SLACK_BOT_TOKEN", " xoxe.xoxb-1-XXXX\n"],
        ["SLACK_CHANNEL", "#runs"],
        ["SLACK_API_URL", "https://slack-gov.com/api"]
      ])
      yield* sendMsg("hello").pipe(
        Effect.provide(Layer.provide(SlackNotifier.layerBotConfig, slack.layer)),
        Effect.withConfigProvider(ConfigProvider.fromMap(settings))
      )
      assert.containsSubset(slack.asked, [
        {
          url: "https://slack-gov.com/api/chat.postMessage",
          headers: { authorization: "Bearer xoxe.xoxb-1-XXXX" },
          body: { channel: "#runs" }
        }
      ])
    })
  )

  it.effect("needs an HttpClient, a token and a channel", () =>
    Effect.gen(function* () {
      const build = (settings: ReadonlyMap<string, string>) =>
        Layer.build(SlackNotifier.layerBotConfig).pipe(
          Effect.provideService(
            HttpClient.HttpClient,
            HttpClient.make(() => Effect.never)
          ),
          Effect.withConfigProvider(ConfigProvider.fromMap(new Map(settings))),
          Effect.flip
        )
      assert.include(String(yield* build(new Map())), "SLACK_BOT_TOKEN")
      assert.include(String(yield* build(new Map([["SLACK_BOT_TOKEN", "xoxb-XXXX"]]))), "SLACK_CHANNEL")
    }).pipe(Effect.scoped)
  )
})
