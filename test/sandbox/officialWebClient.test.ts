/** Slack's own Node client of the Web API cannot tell the sandbox from Slack. */
import { assert, describe, it } from "@effect/vitest"
import { LogLevel, WebClient } from "@slack/web-api"
import { Effect, Redacted, Schedule, Schema } from "effect"
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

/** A picture of one pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64"
)

/** Long enough to be seen on the slowest machine. */
const slow = { fileProcessing: "3 seconds" } as const

const Uploaded = Schema.Struct({
  files: Schema.Tuple(Schema.Struct({ files: Schema.Tuple(Schema.Struct({ id: Schema.String })) }))
})

/** The client does not say so in its types, but each upload has the answer to its completion. */
const uploadedId = (told: unknown) => Schema.decodeUnknownSync(Uploaded)(told).files[0].files[0].id

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

  it.live("uploads a picture and a text in one message, in a thread", () =>
    Effect.gen(function* () {
      const { channelId, awaitMessages, files } = yield* SlackSandbox
      const channel_id = yield* channelId("#runs")
      const { ts = "" } = yield* using((slack) => slack.chat.postMessage({ channel: channel_id, text: "card" }))
      const told = yield* using((slack) =>
        slack.files.uploadV2({
          channel_id,
          thread_ts: ts,
          initial_comment: "the curves",
          file_uploads: [
            { file: png, filename: "loss.png", title: "Loss" },
            { content: "step 1\n", filename: "train.log" }
          ]
        })
      )
      assert.strictEqual(told.ok, true)
      const [, reply] = yield* awaitMessages(2)
      assert.containsSubset(reply, {
        text: "the curves",
        threadTs: ts,
        files: [
          { title: "Loss", mimetype: "image/png", size: png.length },
          { title: "train.log", mimetype: "text/plain", text: "step 1\n" }
        ]
      })
      assert.deepStrictEqual(
        (yield* files).map(({ bytes }) => Buffer.from(bytes).toString("base64")),
        [png, Buffer.from("step 1\n")].map((bytes) => bytes.toString("base64"))
      )
    }).pipe(sandboxed(slow))
  )

  it.live("sees a file become ready, and can show it in a block then and not before", () =>
    Effect.gen(function* () {
      const { channelId, setScopes } = yield* SlackSandbox
      const channel = yield* channelId("#runs")
      const uploaded = yield* using((slack) => slack.files.uploadV2({ file: png, filename: "loss.png" }))
      const id = uploadedId(uploaded)
      const image = { type: "image", alt_text: "the loss", slack_file: { id } } as const
      const show = (slack: WebClient) => slack.chat.postMessage({ channel, text: "loss", blocks: [image] })
      assert.containsSubset(yield* thrown(show), {
        data: { error: "invalid_blocks", errors: ["invalid slack file [json-pointer:/blocks/0/slack_file]"] }
      })
      const isReady = using((slack) => slack.files.info({ file: id })).pipe(
        Effect.map(({ file }) => file?.mimetype === "image/png")
      )
      yield* Effect.repeat(isReady, { until: (ready) => ready, schedule: Schedule.spaced("50 millis") })
      assert.strictEqual((yield* using(show)).ok, true)
      yield* setScopes("chat:write")
      assert.containsSubset(yield* thrown((slack) => slack.files.uploadV2({ file: png, filename: "loss.png" })), {
        data: { error: "missing_scope", needed: "files:write" }
      })
    }).pipe(sandboxed(slow))
  )

  it.live("is told why a file is not taken", () =>
    Effect.gen(function* () {
      const { failCalls } = yield* SlackSandbox
      const nowhere = { channel_id: "C99999999", file: png, filename: "loss.png" }
      assert.containsSubset(yield* thrown((slack) => slack.files.uploadV2(nowhere)), {
        data: { error: "channel_not_found" }
      })
      const again = thrown((slack) => slack.files.completeUploadExternal({ files: [{ id: "F99999999" }] }))
      assert.containsSubset(yield* again, { data: { error: "file_not_found" } })
      yield* failCalls("upload", Fault.ServerError({ status: 503 }))
      assert.containsSubset(yield* thrown((slack) => slack.files.uploadV2({ file: png, filename: "loss.png" })), {
        statusCode: 503
      })
    }).pipe(sandboxed())
  )

  it.live("is told why a message cannot be edited", () =>
    Effect.gen(function* () {
      const { channelId, deleteMessage, failCalls } = yield* SlackSandbox
      const channel = yield* channelId("#runs")
      const { ts = "" } = yield* using((slack) => slack.chat.postMessage({ channel, text: "hi" }))
      const update = (slack: WebClient) => slack.chat.update({ channel, ts, text: "ho" })
      assert.strictEqual((yield* using(update)).message?.edited?.user, "U00000001")
      yield* failCalls("chat.update", Fault.Refused({ error: "edit_window_closed" }))
      assert.containsSubset(yield* thrown(update), { data: { error: "edit_window_closed" } })
      yield* deleteMessage(ts)
      assert.containsSubset(yield* thrown(update), { data: { error: "message_not_found" } })
    }).pipe(sandboxed())
  )

  it.live("reacts once, and reads its thread", () =>
    Effect.gen(function* () {
      const { channelId } = yield* SlackSandbox
      const channel = yield* channelId("#runs")
      const { ts = "" } = yield* using((slack) => slack.chat.postMessage({ channel, text: "hi" }))
      yield* using((slack) => slack.chat.postMessage({ channel, text: "ho", thread_ts: ts, reply_broadcast: true }))
      const react = (slack: WebClient) => slack.reactions.add({ channel, timestamp: ts, name: "tada" })
      assert.strictEqual((yield* using(react)).ok, true)
      assert.containsSubset(yield* thrown(react), { data: { error: "already_reacted" } })
      const { messages } = yield* using((slack) => slack.conversations.replies({ channel, ts }))
      assert.deepStrictEqual(
        messages?.map(({ text, reactions }) => [text, reactions?.[0]?.name]),
        [
          ["hi", "tada"],
          ["ho", undefined]
        ]
      )
      const { permalink } = yield* using((slack) => slack.chat.getPermalink({ channel, message_ts: ts }))
      assert.include(permalink, `/archives/${channel}/p`)
      assert.strictEqual((yield* using((slack) => slack.conversations.info({ channel }))).channel?.name, "runs")
      assert.strictEqual((yield* using((slack) => slack.chat.delete({ channel, ts }))).ok, true)
    }).pipe(sandboxed())
  )

  it.live("finds a person by e-mail, or nobody", () =>
    Effect.gen(function* () {
      const { userId } = yield* SlackSandbox
      const id = yield* userId("ada@example.com")
      const found = yield* using((slack) => slack.users.lookupByEmail({ email: "ada@example.com" }))
      assert.strictEqual(found.user?.id, id)
      const nobody = yield* thrown((slack) => slack.users.lookupByEmail({ email: "nobody@example.com" }))
      assert.containsSubset(nobody, { data: { error: "users_not_found" } })
    }).pipe(sandboxed())
  )

  it.live("learns how long to wait where it is asked not to wait by itself", () =>
    Effect.gen(function* () {
      const { apiUrl, botToken, failCalls } = yield* SlackSandbox
      const slack = new WebClient(Redacted.value(botToken), {
        slackApiUrl: apiUrl,
        rejectRateLimitedCalls: true,
        logLevel: LogLevel.ERROR
      })
      yield* failCalls("chat.update", Fault.RateLimited({ retryAfter: 7 }))
      const update = (slack: WebClient) => slack.chat.update({ channel: "C00000001", ts: "1.000000", text: "x" })
      assert.containsSubset(yield* thrown(update, Effect.succeed(slack)), { retryAfter: 7 })
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
