/** How the command posts: over plain sockets, through proxies, and against servers that misbehave. */
import { execFile } from "node:child_process"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Either, Fiber, Layer } from "effect"
import { sendMsg } from "runbell"
import { SlackSandbox } from "runbell/testing"
import { post as postTo } from "../../../src/cli/http/post.ts"
import { notifierOf } from "../../../src/cli/notifierOf.ts"
import { Address } from "../../../src/slack/Address.ts"
import { certificate } from "../../support/certificates.ts"
import { sandbox } from "../../support/liveSlack.ts"
import { deadPort, httpServer, httpsServer, proxyServer, rawServer } from "../../support/servers.ts"

const post = (url: string, text = "hi") =>
  Effect.mapError(postTo(new URL(url), { body: JSON.stringify({ text }) }, {}), ({ code }) => code)

const at = (port: number): string => `http://127.0.0.1:${port}/services/T000/B000/XXXX`

describe("post", () => {
  it.scopedLive("posts the body as it is, with its length and type, and closes the connection", () =>
    Effect.gen(function* () {
      const seen = yield* Deferred.make<Readonly<Record<string, unknown>>>()
      const port = yield* httpServer((request, response) => {
        let body = ""
        request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk))
        request.on("end", () => {
          const { method, url, headers } = request
          Deferred.unsafeDone(seen, Effect.succeed({ method, url, body, ...headers }))
          response.writeHead(201, { "retry-after": "7", "set-cookie": ["a=1", "b=2"] }).end('{"é":1}')
        })
      })
      const { headers, status, body } = yield* post(at(port), "é")
      const request = yield* Deferred.await(seen)
      assert.deepInclude(request, { method: "POST", url: "/services/T000/B000/XXXX", body: '{"text":"é"}' })
      assert.deepInclude(request, { "content-type": "application/json", "content-length": "13", connection: "close" })
      assert.deepStrictEqual([status, body, headers["retry-after"]], [201, '{"é":1}', "7"])
    })
  )

  it.live("delivers the library's messages to the sandbox", () =>
    Effect.gen(function* () {
      yield* sendMsg("over node:http")
      const { messages } = yield* SlackSandbox
      assert.lengthOf(yield* messages, 1)
    }).pipe(
      Effect.provide(
        Layer.unwrapEffect(
          Effect.map(SlackSandbox, ({ webhookUrl }) => notifierOf(Address.Webhook({ url: webhookUrl })))
        ).pipe(Layer.provideMerge(sandbox))
      )
    )
  )

  it.scopedLive("follows no redirect: that would carry the message to somebody else", () =>
    Effect.gen(function* () {
      let requests = 0
      const port = yield* httpServer((_, response) => {
        requests += 1
        response.writeHead(307, { location: "/elsewhere" }).end("moved")
      })
      assert.include(yield* post(at(port)), { status: 307, body: "moved" })
      assert.strictEqual(requests, 1)
    })
  )

  it.scopedLive("reads no more of an answer than the first 64 KiB", () =>
    Effect.gen(function* () {
      const port = yield* httpServer((_, response) => {
        response.on("error", () => undefined)
        const more = () => {
          while (!response.destroyed && response.write("x".repeat(10_000)));
        }
        response.on("drain", more)
        more()
      })
      assert.lengthOf((yield* post(at(port))).body, 65_536)
    })
  )

  it.scopedLive("says by the system's code why there is no answer", () =>
    Effect.gen(function* () {
      const cut = yield* rawServer((socket) => socket.destroy())
      const half = yield* rawServer((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok"))
      const garbage = yield* rawServer((socket) => socket.end("garbage\r\n\r\n"))
      assert.strictEqual(yield* Effect.flip(post(at(yield* deadPort))), "ECONNREFUSED")
      assert.strictEqual(yield* Effect.flip(post(at(cut))), "ECONNRESET")
      assert.strictEqual(yield* Effect.flip(post(at(half))), "ECONNRESET")
      assert.strictEqual(yield* Effect.flip(post(at(garbage))), "HPE_INVALID_CONSTANT")
    })
  )

  it.scopedLive("closes the connection when it is interrupted", () =>
    Effect.gen(function* () {
      const arrived = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      const port = yield* httpServer((request) => {
        request.socket.on("close", () => Deferred.unsafeDone(closed, Effect.void))
        Deferred.unsafeDone(arrived, Effect.void)
      })
      const fiber = yield* Effect.fork(post(at(port)))
      yield* Deferred.await(arrived)
      yield* Fiber.interrupt(fiber)
      yield* Deferred.await(closed)
    })
  )

  it.scopedLive("closes the way to a proxy that never answers when it is interrupted", () =>
    Effect.gen(function* () {
      const arrived = yield* Deferred.make<void>()
      const closed = yield* Deferred.make<void>()
      const port = yield* rawServer((socket) => {
        socket.on("close", () => Deferred.unsafeDone(closed, Effect.void))
        socket.once("data", () => Deferred.unsafeDone(arrived, Effect.void))
      })
      const environment = { HTTPS_PROXY: `http://127.0.0.1:${port}` }
      const fiber = yield* Effect.fork(postTo(new URL("https://hooks.slack.com/"), { body: "{}" }, environment))
      yield* Deferred.await(arrived)
      yield* Fiber.interrupt(fiber)
      yield* Deferred.await(closed)
    })
  )
})

interface Result {
  readonly status?: number
  readonly body?: string
  readonly code?: string
  readonly printed?: string
}

/** In a process of its own: Node reads `NODE_EXTRA_CA_CERTS` only as it starts. */
const postAll = (jobs: ReadonlyArray<unknown>, environment: Readonly<Record<string, string>>) =>
  Effect.async<ReadonlyArray<Result>, Error>((resume) => {
    const args = ["--import", "tsx", "test/cli/http/programs/post.ts", JSON.stringify(jobs)]
    const env = { PATH: process.env["PATH"], ...environment }
    const child = execFile(process.execPath, args, { env }, (error, stdout) =>
      resume(error === null ? Effect.succeed(JSON.parse(stdout)) : Effect.fail(error))
    )
    return Effect.sync(() => child.kill())
  })

describe("post through proxies", () => {
  const slack = "https://hooks.slack.com/services/T000/B000/XXXX"

  it.scopedLive("reaches a server of an authority of its own, by every kind of proxy, and shows no password", () =>
    Effect.gen(function* () {
      const identity = yield* certificate("DNS:hooks.slack.com,IP:127.0.0.1")
      const secure = yield* httpsServer(identity, (request, response) => response.end(`ok ${request.headers.host}`))
      const plain = yield* proxyServer({ to: secure })
      const strict = yield* proxyServer({ to: secure, authorization: `Basic ${btoa("ann:p@ss")}` })
      const overTls = yield* proxyServer({ to: secure, certificate: identity })
      const refusing = yield* proxyServer({ refusal: 403 })
      const dead = yield* deadPort

      const through = (proxy: string) => ({ url: slack, environment: { HTTPS_PROXY: proxy } })
      const results = yield* postAll(
        [
          through(`http://127.0.0.1:${plain.port}`),
          through(`127.0.0.1:${plain.port}`),
          through(`http://ann:p%40ss@127.0.0.1:${strict.port}`),
          through(`https://127.0.0.1:${overTls.port}`),
          through(`http://ann:wrong-word@127.0.0.1:${strict.port}`),
          through(`http://ann:p%40ss@127.0.0.1:${refusing.port}`),
          through(`http://ann:p%40ss@127.0.0.1:${dead}`),
          through("socks5://ann:p%40ss@127.0.0.1:1"),
          {
            url: "https://hooks.slack.invalid/XXXX",
            environment: { HTTPS_PROXY: `http://127.0.0.1:${plain.port}`, NO_PROXY: "slack.invalid" }
          },
          { ...through(`http://127.0.0.1:${plain.port}`), url: "https://other.slack.com/" },
          { ...through("http://127.0.0.1:1"), url: `https://127.0.0.1:${secure}/` }
        ],
        { NODE_EXTRA_CA_CERTS: identity.authority }
      )
      const ok = { status: 200, body: "ok hooks.slack.com" }
      assert.deepStrictEqual(results.slice(0, 4), [ok, ok, ok, ok])
      assert.deepStrictEqual(
        results.slice(4, 8).map(({ code }) => code),
        ["PROXY_407", "PROXY_403", "ECONNREFUSED", "PROXY_UNUSABLE"]
      )
      assert.include(["ENOTFOUND", "EAI_AGAIN"], results[8]?.code, "it went by itself")
      assert.strictEqual(results[9]?.code, "ERR_TLS_CERT_ALTNAME_INVALID")
      assert.deepStrictEqual(results[10], { status: 200, body: `ok 127.0.0.1:${secure}` })
      assert.deepStrictEqual(plain.asked, ["hooks.slack.com:443", "hooks.slack.com:443", "other.slack.com:443"])
      for (const { printed = "" } of results) assert.notMatch(printed, /XXXX|p@ss|p%40ss|ann|wrong-word|Basic/u)
    })
  )

  it.scopedLive("trusts nobody whom Node does not trust", () =>
    Effect.gen(function* () {
      const identity = yield* certificate("IP:127.0.0.1")
      const secure = yield* httpsServer(identity, (_, response) => response.end("ok"))
      const refused = yield* Effect.either(post(`https://127.0.0.1:${secure}/`))
      assert.deepStrictEqual(refused, Either.left("UNABLE_TO_VERIFY_LEAF_SIGNATURE"))
    })
  )
})
