/** Promise 7: every way in which Slack can refuse is its own error with a tag, and says what to do about it. */

import { FetchHttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted, Schedule } from "effect"
import { type Policy, type SlackError, SlackNotifier, sendMsg } from "runbell"
import { Fault, SlackSandbox } from "runbell/testing"
import { sandbox, tellThrough } from "../support/liveSlack.ts"

interface Refusal {
  readonly tag: SlackError["_tag"]
  readonly canRetry: boolean
  readonly arrange: Effect.Effect<void, never, SlackSandbox>
  readonly limits?: Partial<Policy>
}

const state = (state: Parameters<SlackSandbox["Type"]["setState"]>[0]) =>
  Effect.flatMap(SlackSandbox, ({ setState }) => setState(state))
const fault = (fault: Fault) => Effect.flatMap(SlackSandbox, ({ failAlways }) => failAlways(fault))

const refusals: Readonly<Record<string, Refusal>> = {
  "a revoked webhook": { tag: "SlackWebhookRevoked", canRetry: false, arrange: state("revoked") },
  "a removed webhook": { tag: "SlackWebhookRevoked", canRetry: false, arrange: state("removed") },
  "a disabled webhook": { tag: "SlackWebhookRevoked", canRetry: false, arrange: state("disabled") },
  "an archived channel": { tag: "SlackChannelUnavailable", canRetry: false, arrange: state("channelArchived") },
  "a deleted channel": { tag: "SlackChannelUnavailable", canRetry: false, arrange: state("channelDeleted") },
  "a member who has left": {
    tag: "SlackChannelUnavailable",
    canRetry: false,
    arrange: fault(Fault.Answer({ status: 403, body: "user_not_found" }))
  },
  "an administrator's ban": { tag: "SlackPostForbidden", canRetry: false, arrange: state("prohibited") },
  "a restricted #general": { tag: "SlackPostForbidden", canRetry: false, arrange: state("generalRestricted") },
  "a disabled workspace": { tag: "SlackWorkspaceGone", canRetry: false, arrange: state("teamDisabled") },
  "a 429 without end": {
    tag: "SlackRateLimited",
    canRetry: true,
    arrange: fault(Fault.RateLimited({ retryAfter: 0 }))
  },
  "an outage": { tag: "SlackUnavailable", canRetry: true, arrange: fault(Fault.ServerError({})) },
  "a request that came too slowly": {
    tag: "SlackUnavailable",
    canRetry: true,
    arrange: fault(Fault.Answer({ status: 408, body: "" }))
  },
  "a cut connection": { tag: "SlackUnavailable", canRetry: true, arrange: fault(Fault.DropBefore()) },
  "no answer at all": {
    tag: "SlackTimeout",
    canRetry: true,
    arrange: fault(Fault.Hang()),
    limits: { attemptTimeout: "50 millis" }
  },
  "a refused content": {
    tag: "SlackMessageRefused",
    canRetry: false,
    arrange: fault(Fault.Answer({ status: 400, body: "invalid_payload" }))
  },
  "a login page": {
    tag: "SlackUnexpectedAnswer",
    canRetry: false,
    arrange: fault(Fault.Answer({ status: 200, body: "<html>Sign in</html>" }))
  },
  "a code that nobody has documented": {
    tag: "SlackUnexpectedAnswer",
    canRetry: false,
    arrange: fault(Fault.Answer({ status: 400, body: "brand_new_code" }))
  }
}

/** A second attempt, and no third: what is retried does not go on for ever here. */
const backoff = Schedule.recurs(1)

describe("typed", () => {
  for (const [what, { tag, canRetry, arrange, limits }] of Object.entries(refusals)) {
    it.live(`${what} is a ${tag} that says what happened and what to do`, () =>
      Effect.gen(function* () {
        yield* arrange
        const { exit } = yield* tellThrough(Effect.flip(sendMsg("hello")), { backoff, ...limits })
        const error = yield* exit
        assert.strictEqual(error._tag, tag)
        assert.strictEqual(error.canRetry, canRetry)
        assert.isNotEmpty(error.whatHappened)
        assert.isNotEmpty(error.whatToDo)
        assert.strictEqual(error.message, `${error.whatHappened} ${error.whatToDo}`)
      }).pipe(Effect.provide(sandbox))
    )
  }

  it.live("a refused content is sent at once as plain text, so that nothing is lost", () =>
    Effect.gen(function* () {
      const { fail } = yield* SlackSandbox
      yield* fail(Fault.Answer({ status: 400, body: "invalid_blocks" }))
      const { exit, messages } = yield* tellThrough(sendMsg({ title: "Checkpoint", fields: { loss: 0.25 } }))
      const receipt = yield* exit
      assert.strictEqual(receipt.form, "plain")
      assert.strictEqual(receipt.attempts, 2)
      assert.match(messages[0]?.text ?? "", /Checkpoint[\s\S]*loss 0.25/u)
    }).pipe(Effect.provide(sandbox))
  )

  it.live("also the longest message arrives whole as plain text", () =>
    Effect.gen(function* () {
      const { fail } = yield* SlackSandbox
      yield* fail(Fault.Answer({ status: 400, body: "invalid_blocks" }))
      const fields = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`field${index}`, "y".repeat(100)]))
      const { messages } = yield* tellThrough(
        sendMsg({ text: "x".repeat(3_000), fields: { ...fields, field19: "the end" } })
      )
      assert.isAbove(messages[0]?.text.length ?? 0, 4_500)
      assert.include(messages[0]?.text, "field19 the end")
    }).pipe(Effect.provide(sandbox))
  )

  it.effect("a URL that cannot be right is an InvalidWebhookUrl before anything is sent", () =>
    Effect.gen(function* () {
      const url = Redacted.make("http://hooks.slack.com/services/T000/B000/XXXX")
      const error = yield* sendMsg("hello").pipe(
        Effect.provide(SlackNotifier.layerWebhook({ url }).pipe(Layer.provide(FetchHttpClient.layer))),
        Effect.flip
      )
      assert.strictEqual(error._tag, "InvalidWebhookUrl")
      assert.match(error.message, /does not begin with https/u)
    })
  )
})
