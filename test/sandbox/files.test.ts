/**
 * How Slack takes files, case by case, by a clock that only the test moves. The mark says how well it is known: D
 * documented by Slack, O observed by others, A assumed.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted, TestClock } from "effect"
import { Fault, SlackSandbox } from "runbell/testing"
import { answer, callForm, callRaw, code, idOf } from "./callApi.ts"
import { ask, post, sandboxed } from "./support.ts"

/** A picture of one pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64"
)

const bytesOf = (text: string) => new TextEncoder().encode(text)

const announce = (args: Readonly<Record<string, string>>) =>
  Effect.map(callForm("files.getUploadURLExternal", args), ({ json }) => json)

const put = (url: string, bytes: Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}) =>
  ask(url, { method: "POST", body: bytes, headers })

/** Announces a file and sends its bytes. */
const upload = (bytes: Uint8Array<ArrayBuffer> = png, args: Readonly<Record<string, string>> = {}) =>
  Effect.gen(function* () {
    const told = yield* announce({ filename: "loss.png", length: `${bytes.length}`, ...args })
    yield* put(String(told["upload_url"]), bytes)
    return String(told["file_id"])
  })

const complete = (id: string, args: object = {}) => answer("files.completeUploadExternal", { files: [{ id }], ...args })

const completeCode = (id: string, args: object = {}) =>
  code("files.completeUploadExternal", { files: [{ id }], ...args })

/** A file that the bot alone can see. */
const uploaded = (bytes?: Uint8Array<ArrayBuffer>, args?: Readonly<Record<string, string>>) =>
  Effect.tap(upload(bytes, args), (id) => complete(id))

const info = (file: string) => Effect.map(callForm("files.info", { file }), ({ json }) => json)

const stored = Effect.flatMap(SlackSandbox, ({ messages }) => messages)

const image = (slack_file: object) => ({ type: "image", alt_text: "the loss", slack_file })

const show = (...blocks: ReadonlyArray<object>) => answer("chat.postMessage", { channel: "#runs", text: "x", blocks })

const atOnce = { fileProcessing: 0, pace: { burst: 1_000, interval: "1 second" } } as const

const invalidFile = (pointer: string) => ({
  ok: false,
  error: "invalid_blocks",
  errors: [`invalid slack file [json-pointer:${pointer}]`],
  response_metadata: { messages: [`[ERROR] invalid slack file [json-pointer:${pointer}]`] }
})

describe("files.getUploadURLExternal", () => {
  it.effect("99 (D): gives a file's id, and the address that its bytes go to", () =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      const told = yield* announce({ filename: "loss.png", length: "3" })
      assert.strictEqual(told["ok"], true)
      assert.match(String(told["file_id"]), /^F[A-Z0-9]{8,}$/u)
      assert.isTrue(String(told["upload_url"]).startsWith(`${url}/upload/v1/`))
    }).pipe(sandboxed())
  )

  it.effect("100 (D): needs a name and a length, and a length of 0 has a code of its own", () =>
    Effect.gen(function* () {
      const missing = (field: string) => ({
        ok: false,
        error: "invalid_arguments",
        response_metadata: { messages: [`[ERROR] missing required field: ${field}`] }
      })
      assert.deepStrictEqual(yield* announce({ filename: "a" }), missing("length"))
      assert.deepStrictEqual(yield* announce({ length: "3" }), missing("filename"))
      const codes = yield* Effect.forEach(["0", "-1", "many", "1.5", "99999999999"], (length) =>
        Effect.map(announce({ filename: "a", length }), ({ error }) => error)
      )
      assert.deepStrictEqual(codes, [
        "missing_argument",
        "invalid_arguments",
        "invalid_arguments",
        "invalid_arguments",
        "file_upload_size_restricted"
      ])
    }).pipe(sandboxed())
  )

  it.effect("51 (O/A): sees nothing of JSON", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* code("files.getUploadURLExternal", { filename: "a", length: 3 }), "invalid_arguments")
    }).pipe(sandboxed())
  )

  it.effect("takes its form in either of two kinds, as the guide sends it", () =>
    Effect.gen(function* () {
      const { botToken } = yield* SlackSandbox
      const form = new FormData()
      form.append("filename", "loss.png")
      form.append("length", "3")
      const request = new Request("http://127.0.0.1", { method: "POST", body: form })
      const { json } = yield* callRaw("files.getUploadURLExternal", yield* Effect.promise(() => request.text()), {
        authorization: `Bearer ${Redacted.value(botToken)}`,
        "content-type": request.headers.get("content-type") ?? ""
      })
      assert.strictEqual(json["ok"], true)
    }).pipe(sandboxed())
  )

  it.effect("(D) refuses a description of 1,001, and a snippet of more than a mebibyte", () =>
    Effect.gen(function* () {
      const alt = yield* announce({ filename: "a", length: "3", alt_txt: "x".repeat(1_001) })
      assert.strictEqual(alt["error"], "alt_txt_too_large")
      assert.strictEqual((yield* announce({ filename: "a", length: "3", alt_txt: "x".repeat(1_000) }))["ok"], true)
      const snippet = yield* announce({ filename: "a", length: `${1024 * 1024 + 1}`, snippet_type: "text" })
      assert.strictEqual(snippet["error"], "snippet_too_large")
    }).pipe(sandboxed())
  )
})

describe("the address of an upload", () => {
  const address = (length: number) =>
    Effect.map(announce({ filename: "a.txt", length: `${length}` }), (told) => String(told["upload_url"]))

  it.effect("101 (D): takes the bytes as they are, whatever the content type says", () =>
    Effect.gen(function* () {
      for (const type of ["application/octet-stream", "application/x-www-form-urlencoded", "image/png"]) {
        const { status, body } = yield* put(yield* address(png.length), png, { "content-type": type })
        assert.deepStrictEqual([status, body], [200, `OK - ${png.length}`])
      }
      const { files } = yield* SlackSandbox
      for (const { bytes } of yield* files) assert.deepStrictEqual(Buffer.from(bytes), png)
    }).pipe(sandboxed())
  )

  it.effect("102 (D): takes the bytes in a form, whatever the field is called", () =>
    Effect.gen(function* () {
      for (const name of ["body", "filename", "file"]) {
        const form = new FormData()
        form.append(name, new Blob([png]), "whatever")
        const { status, body } = yield* ask(yield* address(png.length), { method: "POST", body: form })
        assert.deepStrictEqual([status, body], [200, `OK - ${png.length}`])
      }
      const { files } = yield* SlackSandbox
      for (const { bytes } of yield* files) assert.deepStrictEqual(Buffer.from(bytes), png)
    }).pipe(sandboxed())
  )

  it.effect("(A) refuses bytes of another length, and an address that it never gave", () =>
    Effect.gen(function* () {
      const { url, files } = yield* SlackSandbox
      assert.strictEqual((yield* put(yield* address(4), bytesOf("abc"))).status, 400)
      assert.strictEqual((yield* put(`${url}/upload/v1/F00000009-XXXX`, bytesOf("abc"))).status, 404)
      assert.deepStrictEqual(yield* files, [])
    }).pipe(sandboxed())
  )

  it.effect("meets the faults that are asked for under the name of upload, and is kept without the bytes", () =>
    Effect.gen(function* () {
      const { failCalls, requests, files } = yield* SlackSandbox
      yield* failCalls("upload", Fault.ServerError({ status: 503 }), Fault.DropBefore(), Fault.DropAfter())
      const url = yield* address(3)
      assert.strictEqual((yield* put(url, bytesOf("abc"))).status, 503)
      assert.strictEqual(yield* Effect.flip(put(url, bytesOf("abc"))), "NoAnswer")
      assert.deepStrictEqual(yield* files, [])
      assert.strictEqual(yield* Effect.flip(put(url, bytesOf("abc"))), "NoAnswer")
      assert.strictEqual((yield* files).length, 1)
      assert.deepStrictEqual(
        (yield* requests).slice(1).map(({ webhook, call, payload, fault }) => ({ webhook, call, payload, fault })),
        ["ServerError", "DropBefore", "DropAfter"].map((fault) => ({
          webhook: "upload",
          call: "upload",
          payload: { file: "F00000001", size: 3 },
          fault
        }))
      )
    }).pipe(sandboxed())
  )
})

describe("files.completeUploadExternal", () => {
  it.effect("103 (D, O): at first tells neither what the file is nor where; then it is in the channel", () =>
    Effect.gen(function* () {
      const { awaitMessages, channelId } = yield* SlackSandbox
      const id = yield* upload(png, { alt_txt: "falling" })
      const told = yield* complete(id, { channel_id: yield* idOf(), initial_comment: "the curve" })
      assert.containsSubset(told, { ok: true, files: [{ id, title: "loss.png", mimetype: "", shares: {} }] })
      yield* TestClock.adjust("999 millis")
      assert.deepStrictEqual(yield* stored, [])
      assert.containsSubset(yield* info(id), { file: { mimetype: "", shares: {} } })
      yield* TestClock.adjust("1 millis")
      const [message] = yield* awaitMessages(1)
      assert.containsSubset(message, {
        channel: "#runs",
        text: "the curve",
        bot: true,
        files: [{ id, name: "loss.png", title: "loss.png", alt: "falling", mimetype: "image/png", size: png.length }]
      })
      // 106 (O)
      assert.containsSubset(yield* info(id), {
        file: {
          mimetype: "image/png",
          alt_txt: "falling",
          shares: { public: { [yield* channelId("#runs")]: [{ ts: message?.ts, channel_name: "runs" }] } }
        }
      })
    }).pipe(sandboxed())
  )

  it.effect("103 (D): takes its files as JSON in a form, with their titles, and shows several in one message", () =>
    Effect.gen(function* () {
      const first = yield* upload(png)
      const second = yield* upload(bytesOf("step 1\n"), { filename: "train.log" })
      const files = JSON.stringify([{ id: first, title: "Loss" }, { id: second }])
      const { json } = yield* callForm("files.completeUploadExternal", { files, channel_id: yield* idOf() })
      assert.containsSubset(json, {
        ok: true,
        files: [{ title: "Loss", mimetype: "image/png" }, { title: "train.log" }]
      })
      const [message, ...others] = yield* stored
      assert.deepStrictEqual(others, [])
      assert.deepStrictEqual(
        message?.files?.map(({ title, mimetype }) => [title, mimetype]),
        [
          ["Loss", "image/png"],
          ["train.log", "text/plain"]
        ]
      )
      const history = yield* callForm("conversations.history", { channel: yield* idOf() })
      assert.containsSubset(history.json["messages"], [{ files: [{ id: first, title: "Loss", filetype: "png" }, {}] }])
    }).pipe(sandboxed(atOnce))
  )

  it.effect("puts the files into a thread, and their blocks where there is no comment", () =>
    Effect.gen(function* () {
      const { ts } = yield* answer("chat.postMessage", { channel: "#runs", text: "card" })
      const channel_id = yield* idOf()
      const blocks = [{ type: "section", text: { type: "plain_text", text: "curve" } }]
      yield* complete(yield* upload(), { channel_id, thread_ts: ts, blocks })
      yield* complete(yield* upload(), { channel_id, blocks, initial_comment: "hi" })
      const [, reply, other] = yield* stored
      assert.strictEqual(reply?.threadTs, ts)
      assert.deepStrictEqual(reply?.blocks, blocks)
      assert.deepStrictEqual([other?.text, other?.blocks], ["hi", []])
    }).pipe(sandboxed(atOnce))
  )

  it.effect("(O) answers well and shows nothing where a file that is no picture has a description", () =>
    Effect.gen(function* () {
      const channel_id = yield* idOf()
      const log = { filename: "train.log", alt_txt: "the log" }
      const told = yield* complete(yield* upload(bytesOf("step 1"), log), { channel_id })
      assert.containsSubset(told, { ok: true, files: [{ mimetype: "text/plain", shares: {} }] })
      assert.deepStrictEqual(yield* stored, [])
      yield* complete(yield* upload(png, { alt_txt: "the curve" }), { channel_id })
      assert.strictEqual((yield* stored).length, 1)
    }).pipe(sandboxed(atOnce))
  )

  it.effect("refuses blocks as other methods do, and one of Markdown with a code that says nothing (O)", () =>
    Effect.gen(function* () {
      const channel_id = yield* idOf()
      const id = yield* upload()
      const header = { type: "header", text: { type: "plain_text", text: "x".repeat(151) } }
      assert.strictEqual(yield* completeCode(id, { channel_id, blocks: [header] }), "invalid_blocks")
      const markdown = { type: "markdown", text: "x" }
      assert.strictEqual(yield* completeCode(id, { channel_id, blocks: [markdown] }), "internal_error")
      assert.strictEqual(yield* completeCode(id, { channel_id }), "ok")
    }).pipe(sandboxed(atOnce))
  )

  it.effect("104 (D): refuses an unknown file, an unknown channel, and one that the bot is not in", () =>
    Effect.gen(function* () {
      const { setChannel, setScopes } = yield* SlackSandbox
      yield* setChannel("#public", "public")
      yield* setChannel("#old", "archived")
      yield* setScopes("files:write", "chat:write.public")
      const id = yield* upload()
      assert.strictEqual(yield* completeCode("F99999999"), "file_not_found")
      assert.strictEqual(yield* completeCode(id, { channel_id: "C99999999" }), "channel_not_found")
      assert.strictEqual(yield* completeCode(id, { channel_id: "#runs" }), "channel_not_found")
      assert.strictEqual(yield* completeCode(id, { channel_id: yield* idOf("#public") }), "not_in_channel")
      assert.strictEqual(yield* completeCode(id, { channel_id: yield* idOf("#old") }), "posting_to_channel_denied")
      assert.strictEqual(yield* completeCode(id, { channels: `${yield* idOf()},C99999999` }), "invalid_channel")
      const many = Array.from({ length: 101 }, () => "C00000001").join(",")
      assert.strictEqual(yield* completeCode(id, { channels: many }), "channels_limit_exceeded")
      assert.strictEqual(yield* code("files.completeUploadExternal", { files: "x" }), "invalid_arguments")
      assert.strictEqual(yield* completeCode(id, { channel_id: yield* idOf() }), "ok")
    }).pipe(sandboxed(atOnce))
  )

  it.effect("105, 113 (A): refuses a file without its bytes, and one that is completed already, and all with it", () =>
    Effect.gen(function* () {
      const { file_id: empty } = yield* announce({ filename: "a", length: "3" })
      assert.strictEqual(yield* completeCode(String(empty)), "file_not_found")
      const id = yield* upload()
      const both = { files: [{ id }, { id: empty }], channel_id: yield* idOf() }
      assert.strictEqual(yield* code("files.completeUploadExternal", both), "file_not_found")
      assert.deepStrictEqual(yield* stored, [])
      assert.strictEqual(yield* completeCode(id), "ok")
      assert.strictEqual(yield* completeCode(id), "file_not_found")
    }).pipe(sandboxed(atOnce))
  )

  it.effect("45 (D): each method of files has a scope of its own", () =>
    Effect.gen(function* () {
      const { setScopes } = yield* SlackSandbox
      yield* setScopes("chat:write")
      assert.containsSubset(yield* announce({ filename: "a", length: "3" }), { needed: "files:write" })
      assert.containsSubset(yield* complete("F00000001"), { error: "missing_scope", needed: "files:write" })
      assert.containsSubset(yield* info("F00000001"), { error: "missing_scope", needed: "files:read" })
    }).pipe(sandboxed())
  )
})

describe("files.info", () => {
  it.effect("106 (D): knows no file that was never completed", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* info("F99999999"))["error"], "file_not_found")
      assert.strictEqual((yield* info(yield* upload()))["error"], "file_not_found")
      assert.strictEqual((yield* callForm("files.info")).json["error"], "invalid_arguments")
    }).pipe(sandboxed())
  )
})

describe("an image that shows a file", () => {
  it.effect("80 (O): is refused until Slack has looked through the file, and is taken then", () =>
    Effect.gen(function* () {
      const id = yield* uploaded()
      assert.deepStrictEqual(yield* show(image({ id })), invalidFile("/blocks/0/slack_file"))
      yield* TestClock.adjust("3 seconds")
      assert.strictEqual((yield* show(image({ id })))["ok"], true)
    }).pipe(sandboxed({ fileProcessing: "3 seconds" }))
  )

  it.effect("names the file by its id or by an address that Slack gave for it", () =>
    Effect.gen(function* () {
      const id = yield* uploaded()
      const { file } = yield* info(id)
      const { url_private, permalink } = file as { readonly url_private: string; readonly permalink: string }
      for (const url of [url_private, permalink]) assert.strictEqual((yield* show(image({ url })))["ok"], true, url)
      assert.deepStrictEqual(
        yield* show(image({ url: "https://example.com/loss.png" })),
        invalidFile("/blocks/0/slack_file")
      )
    }).pipe(sandboxed(atOnce))
  )

  it.effect("is refused for a file that is unknown, not completed, or no picture, wherever it stands", () =>
    Effect.gen(function* () {
      const text = yield* uploaded(bytesOf("no picture"))
      const started = yield* upload()
      for (const id of ["F99999999", text, started]) {
        assert.deepStrictEqual(yield* show(image({ id })), invalidFile("/blocks/0/slack_file"), id)
      }
      const id = "F99999999"
      const context = { type: "context", elements: [{ type: "plain_text", text: "a" }, image({ id })] }
      assert.deepStrictEqual(yield* show(context), invalidFile("/blocks/0/elements/1/slack_file"))
      const attached = { channel: "#runs", attachments: [{ blocks: [image({ id })] }] }
      assert.strictEqual(yield* code("chat.postMessage", attached), "invalid_attachments")
    }).pipe(sandboxed(atOnce))
  )

  it.effect("(O/A) is refused on a webhook, which knows nothing of the bot's files", () =>
    Effect.gen(function* () {
      const id = yield* uploaded()
      assert.strictEqual((yield* post({ blocks: [image({ id })] })).body, "invalid_blocks")
    }).pipe(sandboxed(atOnce))
  )
})

describe("file_ids of chat.update", () => {
  const given = (ids: unknown) =>
    Effect.gen(function* () {
      const { ts } = yield* answer("chat.postMessage", { channel: "#runs", text: "x" })
      return yield* answer("chat.update", { channel: yield* idOf(), ts, text: "y", file_ids: ids })
    })

  it.effect("(D) add files to the message, as a list or with commas between", () =>
    Effect.gen(function* () {
      const [one, two] = [yield* uploaded(), yield* uploaded()]
      for (const ids of [[one, two], `${one}, ${two}`, JSON.stringify([one, two])]) {
        assert.containsSubset(yield* given(ids), { ok: true, message: { files: [{ id: one }, { id: two }] } })
      }
      assert.deepStrictEqual(
        (yield* stored).map(({ text, files = [] }) => ({ text, files: files.map(({ id }) => id) })),
        [
          { text: "y", files: [one, two] },
          { text: "y", files: [one, two] },
          { text: "y", files: [one, two] }
        ]
      )
    }).pipe(sandboxed(atOnce))
  )

  it.effect("(A) leave the message as it was where one is not there, or Slack still looks through it", () =>
    Effect.gen(function* () {
      const processing = yield* uploaded()
      for (const id of ["F99999999", processing, yield* upload()]) {
        assert.strictEqual((yield* given([id]))["error"], "file_not_found")
      }
      assert.isTrue((yield* stored).every(({ text, files }) => text === "x" && files === undefined))
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* given([processing]))["ok"], true)
    }).pipe(sandboxed())
  )
})

describe("the files that the sandbox has", () => {
  it.effect("are told with their bytes and how far they have come, and forgotten when all is", () =>
    Effect.gen(function* () {
      const { files, clear } = yield* SlackSandbox
      const states = Effect.map(files, (all) => all.map(({ state }) => state))
      const id = yield* upload()
      assert.deepStrictEqual(yield* states, ["uploaded"])
      yield* complete(id)
      assert.deepStrictEqual(yield* states, ["processing"])
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(yield* states, ["ready"])
      yield* clear
      assert.deepStrictEqual(yield* states, [])
      assert.notStrictEqual(yield* upload(), id)
    }).pipe(sandboxed())
  )

  it.effect("are shown to this machine as what their bytes are, and never as a page", () =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      const shown = (id: string) => ask(`${url}/sandbox/files/${id}`)
      const picture = yield* shown(yield* uploaded())
      assert.deepStrictEqual([picture.status, picture.headers.get("content-type")], [200, "image/png"])
      const page = yield* shown(yield* uploaded(bytesOf("<script>alert(1)</script>"), { filename: "a.html" }))
      assert.strictEqual(page.headers.get("content-type"), "text/plain; charset=utf-8")
      assert.strictEqual(page.headers.get("x-content-type-options"), "nosniff")
      assert.strictEqual(page.headers.get("content-security-policy"), "default-src 'none'; sandbox")
      const bytes = yield* shown(yield* uploaded(new Uint8Array([0, 1, 255])))
      assert.strictEqual(bytes.headers.get("content-type"), "application/octet-stream")
      assert.strictEqual((yield* shown("F99999999")).status, 404)
      assert.strictEqual((yield* shown(yield* upload())).status, 404)
    }).pipe(sandboxed(atOnce))
  )
})
