/** Slack's own Node client of the Web API cannot tell the sandbox from Slack. */
import { assert, describe, it } from "@effect/vitest"
import { LogLevel, WebClient } from "@slack/web-api"
import { Effect, Redacted } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { sandboxed } from "./support.ts"

const clientWith = (token: string) =>
  Effect.map(
    SlackSandbox,
    ({ apiUrl }) => new WebClient(token, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, logLevel: LogLevel.ERROR })
  )

const client = Effect.flatMap(SlackSandbox, ({ botToken }) => clientWith(Redacted.value(botToken)))

/** What the client makes of a call. */
const using = <A>(f: (client: WebClient) => Promise<A>) =>
  Effect.flatMap(client, (client) => Effect.promise(() => f(client)))

/** What the client throws. */
const thrown = (f: (client: WebClient) => Promise<unknown>, by = client) =>
  Effect.flatMap(by, (client) =>
    Effect.promise(() =>
      f(client).then(
        () => "nothing",
        (error: unknown) => error
      )
    )
  )

// oxlint-disable unicorn/require-post-message-target-origin -- a message to Slack, not to a window

const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600

describe("@slack/web-api", () => {
  it.live("tests its token, and reads its scopes", () =>
    Effect.gen(function* () {
      const told = yield* using((slack) => slack.auth.test())
      assert.strictEqual(told.ok, true)
      assert.include(told.response_metadata?.scopes ?? [], "chat:write")
    }).pipe(sandboxed())
  )

  it.live("posts blocks, edits what it posted, and finds it again", () =>
    Effect.gen(function* () {
      const { channelId } = yield* SlackSandbox
      const channel = yield* channelId("#runs")
      const blocks = [{ type: "section", text: { type: "mrkdwn", text: "*hi*" } }]
      const posted = yield* using((slack) => slack.chat.postMessage({ channel, text: "hi", blocks }))
      assert.strictEqual(posted.channel, channel)
      yield* using((slack) => slack.chat.update({ channel, ts: posted.ts ?? "", text: "ho", blocks }))
      const history = yield* using((slack) => slack.conversations.history({ channel, include_all_metadata: true }))
      assert.deepStrictEqual(
        history.messages?.map(({ text, ts }) => [text, ts]),
        [["ho", posted.ts]]
      )
    }).pipe(sandboxed())
  )

  it.live("schedules, lists and deletes", () =>
    Effect.gen(function* () {
      const { channelId } = yield* SlackSandbox
      const channel = yield* channelId("#runs")
      const { scheduled_message_id: id = "" } = yield* using((slack) =>
        slack.chat.scheduleMessage({ channel, text: "later", post_at: inAnHour() })
      )
      const listed = yield* using((slack) => slack.chat.scheduledMessages.list({}))
      assert.deepStrictEqual(
        listed.scheduled_messages?.map((message) => message.id),
        [id]
      )
      const deleted = yield* using((slack) => slack.chat.deleteScheduledMessage({ channel, scheduled_message_id: id }))
      assert.strictEqual(deleted.ok, true)
    }).pipe(sandboxed())
  )

  it.live("learns of a refusal by its code and its details", () =>
    Effect.gen(function* () {
      const error = yield* thrown((slack) =>
        slack.chat.postMessage({
          channel: "#runs",
          text: "",
          blocks: [{ type: "header", text: { type: "plain_text", text: "" } }]
        })
      )
      assert.containsSubset(error, {
        data: {
          error: "invalid_blocks",
          errors: ["must be more than 0 characters [json-pointer:/blocks/0/text/text]"]
        }
      })
      const nobody = yield* thrown((slack) => slack.auth.test(), clientWith("xoxb-nobody"))
      assert.containsSubset(nobody, { data: { error: "invalid_auth" } })
    }).pipe(sandboxed())
  )

  it.live("learns of an outage", () =>
    Effect.gen(function* () {
      const { failCalls } = yield* SlackSandbox
      yield* failCalls("auth.test", Fault.ServerError({ status: 503, body: "<html>" }))
      assert.containsSubset(yield* thrown((slack) => slack.auth.test()), { statusCode: 503 })
    }).pipe(sandboxed())
  )
})
