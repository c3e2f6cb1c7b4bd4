/** Each answer of Slack's webhooks means one typed refusal: by its body first, then by its status. */
import { assert, describe, it } from "@effect/vitest"
import { Duration, Either, FastCheck } from "effect"
import { defaults, type SlackError } from "runbell"
import { classify, documentedCodes } from "../../src/slack/WebhookAnswer.ts"

const now = Date.UTC(2026, 10, 24, 12, 0, 0)

const answer = (status: number, body: string, retryAfter?: string) =>
  classify({ status, body, retryAfter }, now, defaults)

const refusal = (status: number, body: string, retryAfter?: string): SlackError =>
  Either.match(answer(status, body, retryAfter), {
    onLeft: (error) => error,
    onRight: () => assert.fail("it was accepted")
  })

/** Status and body as Slack documents them or was seen to answer, the error they mean, and what it is about. */
const documented = [
  [400, "invalid_payload", "SlackMessageRefused"],
  [400, "missing_text_or_fallback_or_attachments", "SlackMessageRefused"],
  [400, "no_text", "SlackMessageRefused"],
  [400, "invalid_attachments", "SlackMessageRefused"],
  [400, "invalid_blocks", "SlackMessageRefused"],
  [400, "invalid_blocks_format", "SlackMessageRefused"],
  [400, "msg_blocks_too_long", "SlackMessageRefused"],
  [400, "too_many_attachments", "SlackMessageRefused"],
  [403, "invalid_token", "SlackWebhookRevoked"],
  [404, "no_service", "SlackWebhookRevoked"],
  [400, "no_service_id", "SlackWebhookRevoked"],
  [404, "no_active_hooks", "SlackWebhookRevoked"],
  [404, "channel_not_found", "SlackChannelUnavailable"],
  [410, "channel_is_archived", "SlackChannelUnavailable"],
  [400, "user_not_found", "SlackChannelUnavailable"],
  [404, "no_team", "SlackWorkspaceGone"],
  [403, "team_disabled", "SlackWorkspaceGone"],
  [403, "action_prohibited", "SlackPostForbidden"],
  [403, "posting_to_general_channel_denied", "SlackPostForbidden"],
  [500, "rollup_error", "SlackUnavailable"]
] as const

describe("classify", () => {
  it("accepts 200 with ok, and nothing else", () => {
    assert.isTrue(Either.isRight(answer(200, "ok")))
    for (const [status, body] of [
      [200, ""],
      [200, "<html>Sign in</html>"],
      [200, "not ok"],
      [201, "ok"],
      [204, ""]
    ] as const) {
      assert.strictEqual(refusal(status, body)._tag, "SlackUnexpectedAnswer")
    }
  })

  it.each(documented)("takes %d %s for %s, with Slack's code in its words", (status, code, tag) => {
    const error = refusal(status, code)
    assert.strictEqual(error._tag, tag)
    assert.include(error.message, code)
    assert.strictEqual(error.canRetry, tag === "SlackUnavailable")
  })

  it("has a test for every code that it knows", () => {
    assert.sameMembers(
      [...documentedCodes],
      documented.map(([, code]) => code)
    )
  })

  it.each(documented)("reads the body before the status: %d %s means the same with 503", (_, code, tag) => {
    assert.strictEqual(refusal(503, ` ${code}\n`)._tag, tag)
  })

  it.each([
    [429, '{"retry_after":1,"ok":false,"error":"rate_limited"}', "SlackRateLimited", true],
    [429, "", "SlackRateLimited", true],
    [500, "", "SlackUnavailable", true],
    [502, "<html>Bad Gateway</html>", "SlackUnavailable", true],
    [503, "ok", "SlackUnavailable", true],
    [408, "", "SlackUnavailable", true],
    [302, "", "SlackUnexpectedAnswer", false],
    [400, "brand_new_code", "SlackUnexpectedAnswer", false],
    [404, "<html>Not here</html>", "SlackUnexpectedAnswer", false],
    [405, "", "SlackUnexpectedAnswer", false],
    [0, "", "SlackUnexpectedAnswer", false]
  ] as const)("takes an unknown body with %d (%j) for %s", (status, body, tag, canRetry) => {
    const error = refusal(status, body)
    assert.strictEqual(error._tag, tag)
    assert.strictEqual(error.canRetry, canRetry)
  })

  it("shows a code that it does not know, and no page", () => {
    assert.include(refusal(400, "brand_new_code").message, "brand_new_code")
    assert.notInclude(refusal(404, "<html>secret page</html>").message, "secret")
    assert.notInclude(refusal(404, "a".repeat(1_000)).message, "aaa")
  })

  it.prop(
    "is total, and the refusal always says what happened and what to do",
    [
      FastCheck.oneof(
        FastCheck.string(),
        FastCheck.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty")
      ),
      FastCheck.integer({ min: 100, max: 599 }),
      FastCheck.option(FastCheck.string(), { nil: undefined })
    ],
    ([body, status, retryAfter]) => {
      const error = refusal(status, body === "ok" ? "" : body, retryAfter)
      assert.isNotEmpty(error.whatHappened)
      assert.isNotEmpty(error.whatToDo)
      assert.strictEqual(error.message, `${error.whatHappened} ${error.whatToDo}`)
    }
  )
})

describe("classify, the wait that a 429 asks for", () => {
  const wait = (header: string | undefined, body = ""): Duration.Duration => {
    const error = refusal(429, body, header)
    return error._tag === "SlackRateLimited" ? error.retryAfter : assert.fail(error._tag)
  }

  it.each([
    ["seconds", "30", 30],
    ["seconds with a fraction", "1.5", 1.5],
    ["spaces around", " 7 ", 7],
    ["none to wait", "0", 0],
    ["a date", "Tue, 24 Nov 2026 12:00:45 GMT", 45],
    ["a date that is past", "Tue, 24 Nov 2026 11:00:00 GMT", 0],
    ["nothing, for which the policy has an answer", undefined, 1],
    ["an empty header", "", 1],
    ["a word", "soon", 1],
    ["a word with a number", "soon 5", 1],
    ["a date without a zone, which each machine would read as its own", "Tue Nov 24 12:00:45 2026", 1],
    ["a negative number", "-5", 1],
    ["an exponent", "1e9", 1],
    ["a list", "1, 2", 1],
    ["a thousand years: not believed", "31536000000", 300],
    ["a date in a thousand years: not believed", "Tue, 24 Nov 3026 12:00:00 GMT", 300],
    ["more digits than a number has", "9".repeat(400), 300]
  ])("reads %s", (_, header, expected) => {
    assert.strictEqual(Duration.toSeconds(wait(header)), expected)
  })

  it("is in the body where the header does not say, and the header counts where both do", () => {
    const body = '{"retry_after":9,"ok":false,"error":"rate_limited"}'
    assert.strictEqual(Duration.toSeconds(wait(undefined, body)), 9)
    assert.strictEqual(Duration.toSeconds(wait("3", body)), 3)
    assert.strictEqual(Duration.toSeconds(wait(undefined, '{"retry_after":"soon"}')), 1)
  })

  it("keeps to a policy of one's own", () => {
    const policy = { retryAfterUnknown: "5 seconds", longestRetryAfter: "1 minute" } as const
    const waits = (retryAfter: string | undefined) =>
      Either.flip(classify({ status: 429, body: "", retryAfter }, now, policy)).pipe(Either.getOrThrow)
    assert.containsSubset(waits(undefined), { retryAfter: Duration.seconds(5) })
    assert.containsSubset(waits("61"), { retryAfter: Duration.minutes(1) })
  })

  it.prop(
    "is never negative, never endless, for any header and any body",
    [FastCheck.option(FastCheck.string(), { nil: undefined }), FastCheck.json()],
    ([header, body]) => {
      assert.isTrue(Duration.between(wait(header, body), { minimum: Duration.zero, maximum: Duration.minutes(5) }))
    }
  )
})
