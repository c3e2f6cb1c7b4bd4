/** Each refusal says what happened, what to do and whether trying again can help, and survives a wire without a secret. */
import { inspect } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Cause, Duration, Schema } from "effect"
import * as Slack from "runbell"

const refusals: ReadonlyArray<Slack.SlackError> = [
  new Slack.SlackMessageRefused({ code: "invalid_blocks", status: 400 }),
  new Slack.SlackWebhookRevoked({ code: "no_service", status: 404 }),
  new Slack.SlackTokenRefused({ code: "token_revoked", status: 200 }),
  new Slack.SlackScopeMissing({ needed: "chat:write" }),
  new Slack.SlackChannelUnavailable({ code: "not_in_channel", status: 200 }),
  new Slack.SlackChannelUnavailable({ code: "channel_is_archived", status: 410 }),
  new Slack.SlackChannelUnavailable({ code: "channel_not_found", status: 404 }),
  new Slack.SlackWorkspaceGone({ code: "team_disabled", status: 403 }),
  new Slack.SlackPostForbidden({ code: "action_prohibited", status: 403 }),
  new Slack.SlackPostForbidden({ code: "posting_to_general_channel_denied", status: 403 }),
  new Slack.SlackPostForbidden({ code: "restricted_action", status: 200 }),
  new Slack.SlackEditRefused({ code: "edit_window_closed", status: 200 }),
  new Slack.SlackFileRefused({ code: "file_uploads_disabled", status: 200 }),
  new Slack.SlackReactionRefused({ code: "already_reacted", status: 200 }),
  new Slack.SlackPersonUnknown({ code: "users_not_found", status: 200 }),
  new Slack.SlackRateLimited({ retryAfter: Duration.seconds(30) }),
  new Slack.SlackUnavailable({ reason: "Connection", detail: "ECONNREFUSED" }),
  new Slack.SlackUnavailable({ reason: "ServerError", status: 503 }),
  new Slack.SlackTimeout({ limit: Duration.seconds(10) }),
  new Slack.SlackUnexpectedAnswer({ status: 302 }),
  new Slack.SlackNotDelivered(),
  new Slack.SlackPostponed({})
]

describe("SlackError", () => {
  it("has a refusal of every kind in this test", () => {
    const kinds = Slack.SlackError.members.map((member) => member._tag)
    assert.sameMembers([...new Set(refusals.map(({ _tag }) => _tag))], kinds)
  })

  it.each(refusals)("$_tag: says in two sentences what happened and what to do", (error) => {
    for (const sentence of [error.whatHappened, error.whatToDo]) assert.match(sentence, /^\p{Lu}.{10,}\.$/u)
    assert.strictEqual(error.message, `${error.whatHappened} ${error.whatToDo}`)
  })

  it.each(refusals)("$_tag: comes back from JSON as it was", (error) => {
    const wire = Schema.parseJson(Slack.SlackError)
    const back = Schema.decodeSync(wire)(Schema.encodeSync(wire)(error))
    assert.strictEqual(back._tag, error._tag)
    assert.strictEqual(back.message, error.message)
    assert.strictEqual(back.canRetry, error.canRetry)
  })

  it("can be tried again when the fault may pass, and never when Slack has said no", () => {
    const canRetry = refusals.filter((error) => error.canRetry).map(({ _tag }) => _tag)
    assert.deepStrictEqual(
      [...new Set(canRetry)],
      ["SlackRateLimited", "SlackUnavailable", "SlackTimeout", "SlackNotDelivered"]
    )
  })

  it("says the time that Slack asked for, the code of the system, and the status", () => {
    const messages = refusals.map(({ message }) => message).join("\n")
    for (const detail of ["30s", "ECONNREFUSED", "503", "10s", "302", "archived"]) assert.include(messages, detail)
  })

  it("says of a timeout that the message may have arrived", () => {
    assert.include(new Slack.SlackTimeout({ limit: Duration.seconds(10) }).message, "may have arrived")
  })

  it.prop(
    "says something of itself however it is printed",
    [Arbitrary.make(Slack.SlackError)],
    ([error]) => {
      for (const printed of [String(error), inspect(error), Cause.pretty(Cause.fail(error))]) {
        assert.include(printed, error.whatHappened.slice(0, 20))
      }
    },
    { fastCheck: { numRuns: 50 } }
  )
})

describe("InvalidWebhookUrl", () => {
  it.each(["Empty", "NotAUrl", "NotHttps", "UnknownHost", "WorkflowTrigger", "Credentials"] as const)(
    "is one sentence for %s, and shows what a right URL looks like",
    (reason) => {
      const { message } = new Slack.InvalidWebhookUrl({ reason })
      assert.notInclude(message, "undefined")
      assert.include(message, "https://hooks.slack.com/services/T…/B…/…")
      assert.include(message, "SLACK_WEBHOOK_URL")
    }
  )
})
