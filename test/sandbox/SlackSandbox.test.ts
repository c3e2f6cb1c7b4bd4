/** The sandbox as a service and as a server: who may reach it, what it tells, what it keeps to itself, how it closes. */
import { createServer, request } from "node:http"
import { connect } from "node:net"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { NodeHttpServer } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import {
  Deferred,
  Effect,
  Either,
  Exit,
  Fiber,
  Layer,
  Redacted,
  Schema,
  Scope,
  Stream,
  TestClock,
  Tracer
} from "effect"
import { NodeSlackSandbox } from "runbell/node"
import { Fault, SandboxNotLoopback, SandboxRequest, SlackSandbox, StoredMessage } from "runbell/testing"
import { answer, idOf } from "./callApi.ts"
import { ask, post, postText, sandboxed, webhook } from "./support.ts"

const unlimited = { pace: { burst: Number.POSITIVE_INFINITY, interval: "1 second" } } as const

const secret = "X".repeat(24)

/** A server as a user makes one, without the care of `NodeSlackSandbox`. */
const plainServer = NodeHttpServer.layerServer(createServer, { host: "127.0.0.1", port: 0 })

describe("the service", () => {
  it.effect("keeps the messages in order, each ts above the one before, as Slack writes it", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_503_435_956_000)
      for (const text of ["a", "b"]) yield* post({ text })
      yield* TestClock.adjust("2 seconds")
      yield* post({ text: "c" })
      const { messages } = yield* SlackSandbox
      assert.deepStrictEqual(
        (yield* messages).map(({ ts, at, text }) => [ts, at, text]),
        [
          ["1503435956.000000", 1_503_435_956_000, "a"],
          ["1503435956.000001", 1_503_435_956_000, "b"],
          ["1503435958.000000", 1_503_435_958_000, "c"]
        ]
      )
    }).pipe(sandboxed())
  )

  it.effect("waits for so many messages, and for so many requests, and counts refusals among the requests only", () =>
    Effect.gen(function* () {
      const { awaitMessages, awaitRequests } = yield* SlackSandbox
      const messages = yield* Effect.fork(awaitMessages(2))
      const requests = yield* Effect.fork(awaitRequests(3))
      yield* post({ text: "a" })
      yield* post({ text: "" })
      assert.isTrue((yield* Fiber.poll(messages))._tag === "None")
      yield* post({ text: "b" })
      assert.deepStrictEqual(
        (yield* Fiber.join(messages)).map(({ text }) => text),
        ["a", "b"]
      )
      assert.deepStrictEqual(
        (yield* Fiber.join(requests)).map(({ body }) => body),
        ["ok", "no_text", "ok"]
      )
    }).pipe(sandboxed())
  )

  it.effect("streams the messages that are there, and every later one once, even past a clear", () =>
    Effect.gen(function* () {
      const { changes, clear } = yield* SlackSandbox
      yield* post({ text: "a" })
      const seen = yield* Deferred.make<void>()
      const reader = yield* changes.pipe(
        Stream.map(({ text }) => text),
        Stream.tap(() => Deferred.succeed(seen, undefined)),
        Stream.take(4),
        Stream.runCollect,
        Effect.fork
      )
      yield* Deferred.await(seen)
      yield* post({ text: "b" })
      yield* clear
      yield* post({ text: "c" })
      yield* post({ text: "d" })
      assert.deepStrictEqual([...(yield* Fiber.join(reader))], ["a", "b", "c", "d"])
    }).pipe(sandboxed())
  )

  it.effect("gives each channel a webhook of its own, the same one each time", () =>
    Effect.gen(function* () {
      const { webhookUrl, webhookUrlOf, setState } = yield* SlackSandbox
      assert.strictEqual(Redacted.value(yield* webhookUrlOf("#runs")), Redacted.value(webhookUrl))
      const alerts = Redacted.value(yield* webhookUrlOf("#alerts"))
      assert.strictEqual(Redacted.value(yield* webhookUrlOf("#alerts")), alerts)
      assert.notStrictEqual(alerts, Redacted.value(webhookUrl))
      yield* setState("channelArchived", "#alerts")
      assert.strictEqual((yield* postText(alerts, `{"text":"a"}`)).status, 410)
      assert.strictEqual((yield* post({ text: "a" })).status, 200)
    }).pipe(sandboxed())
  )

  it.effect("loses no message and keeps all in one order when many come at once", () =>
    Effect.gen(function* () {
      const texts = Array.from({ length: 60 }, (_, index) => `message ${index}`)
      yield* Effect.forEach(texts, (text) => post({ text }), { concurrency: 20 })
      const { messages } = yield* SlackSandbox
      const all = yield* messages
      assert.sameMembers(
        all.map(({ text }) => text),
        texts
      )
      assert.deepStrictEqual(
        all.map(({ ts }) => ts),
        all.map(({ ts }) => ts).toSorted()
      )
    }).pipe(sandboxed(unlimited))
  )
})

describe("the record of requests", () => {
  it.effect("tells what was sent, what it met, and what was answered", () =>
    Effect.gen(function* () {
      const { fail, requests, url } = yield* SlackSandbox
      yield* fail(Fault.DropAfter())
      yield* Effect.ignore(post({ text: "a" }))
      yield* post({ blocks: "x" })
      yield* ask(yield* webhook)
      yield* postText(`${url}/services/T00000001/Bnone/${secret}`, `{"text":"a"}`)
      assert.deepStrictEqual(
        (yield* requests).map(({ method, webhook, payload, fault, status, body }) => ({
          method,
          webhook,
          payload,
          fault,
          status,
          body
        })),
        [
          {
            method: "POST",
            webhook: "B00000001",
            payload: { text: "a" },
            fault: "DropAfter",
            status: undefined,
            body: ""
          },
          {
            method: "POST",
            webhook: "B00000001",
            payload: { blocks: "x" },
            fault: undefined,
            status: 400,
            body: "invalid_blocks_format"
          },
          { method: "GET", webhook: "B00000001", payload: undefined, fault: undefined, status: 405, body: "" },
          {
            method: "POST",
            webhook: "unknown",
            payload: { text: "a" },
            fault: undefined,
            status: 404,
            body: "no_service"
          }
        ]
      )
    }).pipe(sandboxed())
  )

  it.effect("holds no secret, wherever it stood in the path", () =>
    Effect.gen(function* () {
      const { url, requests } = yield* SlackSandbox
      yield* post({ text: "a" })
      for (const path of [`services/T00000001/${secret}/B00000001`, `services/${secret}`, `triggers/${secret}`]) {
        yield* postText(`${url}/${path}`, `{"text":"a"}`)
      }
      const shown = yield* ask(`${url}/sandbox/requests`)
      assert.notInclude(JSON.stringify(yield* requests) + shown.body, secret)
    }).pipe(sandboxed())
  )
})

describe("what is shown over HTTP", () => {
  it.effect("the messages and the requests as JSON, which their schemas read", () =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      yield* post({ text: "a", channel: "#other" })
      yield* post({})
      const shownMessages = yield* ask(`${url}/sandbox/messages`)
      const shownRequests = yield* ask(`${url}/sandbox/requests`)
      assert.strictEqual(shownMessages.headers.get("content-type"), "application/json")
      const decoded = yield* Schema.decodeUnknown(Schema.parseJson(Schema.Array(StoredMessage)))(shownMessages.body)
      const decodedRequests = yield* Schema.decodeUnknown(Schema.parseJson(Schema.Array(SandboxRequest)))(
        shownRequests.body
      )
      assert.deepStrictEqual(
        decoded.map(({ text, channel, notes }) => [text, channel, notes.length]),
        [["a", "#runs", 1]]
      )
      assert.deepStrictEqual(
        decodedRequests.map(({ body }) => body),
        ["ok", "missing_text_or_fallback_or_attachments"]
      )
    }).pipe(sandboxed())
  )

  it.effect("a page with its messages, which may run nothing but its own and be framed by nobody", () =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      yield* post({ text: "good morning" })
      const page = yield* ask(url)
      assert.strictEqual(page.status, 200)
      assert.strictEqual(page.headers.get("content-type"), "text/html; charset=utf-8")
      assert.include(page.body, "good morning")
      const policy = page.headers.get("content-security-policy") ?? ""
      const nonce = /script-src 'nonce-([^']+)'/u.exec(policy)?.[1] ?? "none"
      assert.include(page.body, `<script nonce="${nonce}"`)
      assert.include(policy, "default-src 'none'")
      assert.include(policy, `style-src 'nonce-${nonce}'`)
      assert.include(policy, "connect-src 'self'")
      assert.include(policy, "frame-ancestors 'none'")
      assert.isNull(page.headers.get("access-control-allow-origin"))
      assert.notInclude((yield* ask(url)).headers.get("content-security-policy"), nonce)
    }).pipe(sandboxed())
  )

  it.effect("nothing for a page of the web whose own name points to this machine", () =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      yield* post({ text: "private" })
      for (const path of ["/", "/sandbox/messages", "/sandbox/requests", "/sandbox/events"]) {
        const answer = yield* askAs("evil.example", `${url}${path}`)
        assert.deepStrictEqual(answer, [421, ""], path)
      }
      assert.deepStrictEqual((yield* askAs("localhost:1234", `${url}/sandbox/messages`))[0], 200)
    }).pipe(sandboxed())
  )

  it.effect("nothing under any other path", () =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      for (const path of ["/services", "/api", "/sandbox", "/favicon.ico"]) {
        assert.strictEqual((yield* ask(`${url}${path}`)).status, 404, path)
      }
    }).pipe(sandboxed())
  )
})

/** Asks under another name than that of the address. */
const askAs = (host: string, url: string): Effect.Effect<readonly [status: number | undefined, body: string]> =>
  Effect.async((resume) => {
    const asked = request(url, { headers: { host } }, (response) => {
      let body = ""
      response.on("data", (data) => (body += String(data)))
      response.on("end", () => resume(Effect.succeed([response.statusCode, body])))
    })
    asked.end()
  })

const Event = Schema.parseJson(
  Schema.Struct({ ts: Schema.String, revision: Schema.String, html: Schema.optional(Schema.String) })
)

/** The first so many server-sent events of an address. */
const events = (url: string, count: number, headers: Readonly<Record<string, string>> = {}) =>
  Effect.gen(function* () {
    const controller = yield* Effect.acquireRelease(
      Effect.sync(() => new AbortController()),
      (controller) => Effect.sync(() => controller.abort())
    )
    const response = yield* Effect.promise(() => fetch(url, { headers, signal: controller.signal }))
    assert.strictEqual(response.headers.get("content-type"), "text/event-stream")
    return yield* Stream.fromReadableStream({
      evaluate: () => response.body ?? new ReadableStream<Uint8Array>(),
      onError: () => "Broken" as const
    }).pipe(
      Stream.decodeText(),
      Stream.splitLines,
      Stream.filter((line) => line.startsWith("data: ")),
      Stream.mapEffect((line) => Schema.decode(Event)(line.slice("data: ".length))),
      Stream.take(count),
      Stream.runCollect,
      Effect.map((events) => [...events])
    )
  }).pipe(Effect.scoped)

describe("the stream of events", () => {
  it.effect("has every message, as it comes, drawn as on the page", () =>
    Effect.gen(function* () {
      const { url, messages } = yield* SlackSandbox
      yield* post({ text: "first" })
      const reader = yield* Effect.fork(events(`${url}/sandbox/events`, 3))
      yield* post({ text: "second" })
      yield* post({ text: "third" })
      const read = yield* Fiber.join(reader)
      assert.deepStrictEqual(
        read.map(({ ts }) => ts),
        (yield* messages).map(({ ts }) => ts)
      )
      for (const [index, word] of ["first", "second", "third"].entries()) {
        assert.include(read[index]?.html, word)
      }
    }).pipe(sandboxed())
  )

  it.effect("goes on after the last message that the reader has seen, by the page's word or the browser's", () =>
    Effect.gen(function* () {
      const { url, messages } = yield* SlackSandbox
      for (const text of ["a", "b", "c"]) yield* post({ text })
      const [a, b, c] = (yield* messages).map(({ ts }) => ts)
      assert.deepStrictEqual(
        (yield* events(`${url}/sandbox/events?since=${a}`, 2)).map(({ ts }) => ts),
        [b, c]
      )
      const resumed = yield* events(`${url}/sandbox/events?since=${a}`, 1, { "last-event-id": String(b) })
      assert.deepStrictEqual(
        resumed.map(({ ts }) => ts),
        [c]
      )
      assert.deepStrictEqual(
        (yield* events(`${url}/sandbox/events?since=nonsense`, 3)).map(({ ts }) => ts),
        [a, b, c]
      )
    }).pipe(sandboxed())
  )

  it.effect("has a message anew when it is edited, which is no new message to who counts them", () =>
    Effect.gen(function* () {
      const { url, changes } = yield* SlackSandbox
      const channel = yield* idOf()
      const { ts } = yield* answer("chat.postMessage", { channel, text: "step 1" })
      yield* post({ text: "between" })
      const before = (yield* events(`${url}/sandbox/events`, 2)).at(-1)
      yield* answer("chat.update", { channel, ts, text: "step 2" })
      const [edited] = yield* events(`${url}/sandbox/events?since=${before?.revision}`, 1)
      assert.strictEqual(edited?.ts, ts)
      assert.include(edited?.html, "step 2")
      const posted = yield* changes.pipe(Stream.take(2), Stream.runCollect)
      assert.deepStrictEqual(
        [...posted].map(({ text }) => text),
        ["step 2", "between"]
      )
    }).pipe(sandboxed())
  )

  it.effect("tells of a message that is deleted, once, and has it no more for who comes later", () =>
    Effect.gen(function* () {
      const { url, messages, deleteMessage } = yield* SlackSandbox
      for (const text of ["a", "b"]) yield* post({ text })
      const [a, b] = (yield* messages).map(({ ts }) => ts)
      yield* deleteMessage(a ?? "")
      const told = yield* events(`${url}/sandbox/events?since=${b}`, 1)
      assert.deepStrictEqual(
        told.map(({ ts, html }) => [ts, html]),
        [[a, undefined]]
      )
      yield* deleteMessage(a ?? "")
      yield* post({ text: "c" })
      const [next] = yield* events(`${url}/sandbox/events?since=${told[0]?.revision}`, 1)
      assert.include(next?.html, ">c<")
    }).pipe(sandboxed())
  )

  it.effect("ends with the sandbox, and does not keep a server of the user's own from closing", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const { url } = yield* Layer.buildWithScope(Layer.provide(SlackSandbox.layer(), plainServer), scope).pipe(
        Effect.flatMap((context) => Effect.provide(SlackSandbox, context))
      )
      const response = yield* Effect.promise(() => fetch(`${url}/sandbox/events`))
      yield* Scope.close(scope, Exit.void)
      assert.strictEqual(yield* Effect.promise(() => response.text()), "retry: 1000\n\n")
    })
  )
})

describe("the server", () => {
  const over = (options: { readonly host: string; readonly port: number }) =>
    Layer.build(Layer.provide(SlackSandbox.layer(), NodeHttpServer.layerServer(createServer, options))).pipe(
      Effect.scoped,
      Effect.either
    )

  it.effect("is whatever HTTP server the user gives", () =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/u)
      assert.strictEqual((yield* post({ text: "a" })).body, "ok")
    }).pipe(Effect.provide(Layer.provide(SlackSandbox.layer(), plainServer)))
  )

  it.effect("is refused when others can reach it, with an error that says where it should listen", () =>
    Effect.gen(function* () {
      const refused = yield* over({ host: "0.0.0.0", port: 0 })
      const error = Either.isLeft(refused) ? refused.left : undefined
      assert.instanceOf(error, SandboxNotLoopback)
      assert.include(error?.message, "0.0.0.0")
      assert.include(error?.message, "127.0.0.1")
    })
  )

  it.effect("closes while a client holds a connection open that it never uses", () =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      const { hostname, port } = new URL(url)
      yield* Effect.async<void>((resume) => {
        const socket = connect(Number(port), hostname, () => resume(Effect.void))
        socket.on("error", () => undefined)
      })
      assert.strictEqual((yield* post({ text: "a" })).body, "ok")
    }).pipe(sandboxed())
  )

  it.effect("refuses a body of more than a mebibyte by its announced length, without reading it", () =>
    Effect.gen(function* () {
      const { requests, messages } = yield* SlackSandbox
      const url = new URL(yield* webhook)
      const answer = yield* Effect.async<string>((resume) => {
        const socket = connect(Number(url.port), url.hostname, () => {
          socket.write(
            `POST ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: ${1024 * 1024 + 1}\r\n\r\n`
          )
        })
        let answer = ""
        socket.on("data", (data) => (answer += String(data)))
        socket.on("close", () => resume(Effect.succeed(answer)))
      })
      assert.match(answer, /^HTTP\/1\.1 413 /u)
      assert.deepStrictEqual(
        (yield* requests).map(({ status }) => status),
        [413]
      )
      assert.deepStrictEqual(yield* messages, [])
    }).pipe(sandboxed())
  )

  it.effect("refuses a body that grows past a mebibyte without having said so", () =>
    Effect.gen(function* () {
      const { awaitRequests, messages } = yield* SlackSandbox
      const chunks = Readable.from(Array.from({ length: 64 }, () => " ".repeat(256 * 1024)))
      const asked = request(yield* webhook, { method: "POST" })
      const sent = yield* Effect.exit(Effect.tryPromise(() => pipeline(chunks, asked)))
      assert.isTrue(Exit.isFailure(sent))
      assert.deepStrictEqual(
        (yield* awaitRequests(1)).map(({ status }) => status),
        [undefined]
      )
      assert.deepStrictEqual(yield* messages, [])
    }).pipe(sandboxed())
  )

  it.effect("says so when its port is taken", () =>
    Effect.gen(function* () {
      const { url } = yield* SlackSandbox
      const second = yield* Layer.build(NodeSlackSandbox.layer({ port: Number(new URL(url).port) })).pipe(
        Effect.scoped,
        Effect.flip
      )
      assert.strictEqual(second._tag, "ServeError")
    }).pipe(sandboxed())
  )

  it.effect("leaves no span, which would hold the webhook's secret", () =>
    Effect.gen(function* () {
      const native = yield* Effect.tracer
      const spans: Array<string> = []
      const tracer = Tracer.make({
        span: (...span) => {
          spans.push(span[0])
          return native.span(...span)
        },
        context: (run, fiber) => native.context(run, fiber)
      })
      yield* post({ text: "a" }).pipe(sandboxed(), Effect.withTracer(tracer))
      assert.deepStrictEqual(
        spans.filter((name) => name.includes("http.server")),
        []
      )
    })
  )
})
