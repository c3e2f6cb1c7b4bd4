/** Slack's own Node client cannot tell the sandbox from Slack: it succeeds, fails and gives up as it would there. */

import { assert, describe, it } from "@effect/vitest"
import { IncomingWebhook, IncomingWebhookHTTPError, IncomingWebhookRequestError, WebhookTrigger } from "@slack/webhook"
import { Effect } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { sandboxed, webhook } from "./support.ts"

type Message = Parameters<IncomingWebhook["send"]>[0]

const send = (message: Message, options?: ConstructorParameters<typeof IncomingWebhook>[1]) =>
  Effect.flatMap(webhook, (url) => Effect.promise(() => new IncomingWebhook(url, options).send(message)))

/** What the client throws. */
const thrown = (message: Message) =>
  Effect.flatMap(webhook, (url) =>
    Effect.promise(() =>
      new IncomingWebhook(url).send(message).then(
        () => "nothing",
        (error: unknown) => error
      )
    )
  )

const refusal = (message: Message) =>
  Effect.map(thrown(message), (error) =>
    error instanceof IncomingWebhookHTTPError ? [error.statusCode, error.body] : error
  )

describe("@slack/webhook", () => {
  it.effect("sends a string and a message with blocks, and reads ok", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* send("hi"), { text: "ok" })
      const blocks = [{ type: "section", text: { type: "mrkdwn", text: "*hi*" } }]
      assert.deepStrictEqual(yield* send({ text: "hi", blocks }), { text: "ok" })
      const { messages, requests } = yield* SlackSandbox
      assert.deepStrictEqual(
        (yield* messages).map(({ text, blocks }) => [text, blocks.length]),
        [
          ["hi", 0],
          ["hi", 1]
        ]
      )
      assert.strictEqual((yield* requests).length, 2)
    }).pipe(sandboxed())
  )

  it.effect("sends its defaults for name and icon, which Slack ignores", () =>
    Effect.gen(function* () {
      yield* send("hi", { username: "bot", icon_emoji: ":robot_face:", channel: "#other" })
      const { messages } = yield* SlackSandbox
      const [message] = yield* messages
      assert.strictEqual(message?.channel, "#runs")
      assert.strictEqual(message?.notes.length, 3)
    }).pipe(sandboxed())
  )

  it.effect("learns of a refusal by its status and its code", () =>
    Effect.gen(function* () {
      const { setState } = yield* SlackSandbox
      assert.deepStrictEqual(yield* refusal({}), [400, "missing_text_or_fallback_or_attachments"])
      assert.deepStrictEqual(yield* refusal({ blocks: [{ type: "alert" }] }), [400, "invalid_blocks"])
      yield* setState("channelArchived")
      assert.deepStrictEqual(yield* refusal({ text: "hi" }), [410, "channel_is_archived"])
    }).pipe(sandboxed())
  )

  it.effect("learns of a 429 and of a 5xx, and asks once each, as is its default", () =>
    Effect.gen(function* () {
      const { fail, requests } = yield* SlackSandbox
      yield* fail(Fault.RateLimited({ retryAfter: 1 }), Fault.ServerError({}))
      assert.deepStrictEqual(yield* refusal({ text: "hi" }), [
        429,
        `{"retry_after":1,"ok":false,"error":"rate_limited"}`
      ])
      assert.deepStrictEqual(yield* refusal({ text: "hi" }), [500, "rollup_error"])
      assert.strictEqual((yield* requests).length, 2)
    }).pipe(sandboxed())
  )

  it.effect("learns of a cut connection", () =>
    Effect.gen(function* () {
      const { fail } = yield* SlackSandbox
      yield* fail(Fault.DropBefore())
      assert.instanceOf(yield* thrown("hi"), IncomingWebhookRequestError)
    }).pipe(sandboxed())
  )

  it.effect("starts a workflow by its trigger, and reads the answer as JSON", () =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      const answer = yield* Effect.promise(() => new WebhookTrigger(`${url}/triggers/T0001/1/x`).send({ a: "b" }))
      assert.strictEqual(answer.ok, true)
    }).pipe(sandboxed())
  )
})
