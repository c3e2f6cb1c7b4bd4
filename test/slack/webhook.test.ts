/** A delivery to a webhook: its attempts and pauses by a clock that only the test moves, its forms, and its silence. */
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { inspect } from "node:util"
import { FetchHttpClient, type HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import {
  Cause,
  type Context,
  Effect,
  Either,
  Fiber,
  Layer,
  Logger,
  LogLevel,
  Redacted,
  Schedule,
  Schema,
  TestClock,
  Tracer
} from "effect"
import {
  type Message,
  type NotifierService,
  type Policy,
  type Receipt,
  render,
  SlackError,
  SlackNotifier,
  SlackPolicy
} from "runbell"
import {
  type Answer,
  type Asked,
  answers,
  dies,
  hangs,
  ok,
  scriptedSlack,
  unreachable
} from "../support/scriptedSlack.ts"
import { locales, saying } from "../support/words.ts"

const url = "https://hooks.slack.com/services/T000/B000/XXXX"

const rateLimited = (seconds: number): Answer =>
  answers(429, '{"retry_after":1,"ok":false,"error":"rate_limited"}', { "retry-after": String(seconds) })

const layer = (client: Layer.Layer<HttpClient.HttpClient>, limits: Partial<Policy>, secret = url) =>
  SlackNotifier.layerWebhook({ url: Redacted.make(secret) }).pipe(
    Layer.provide(client),
    Layer.provide(SlackPolicy.layer(limits)),
    Layer.orDie
  )

/** The default backoff, neither hurrying nor dawdling. */
const steady = Schedule.exponential("500 millis").pipe(Schedule.union(Schedule.spaced("30 seconds")))

type Told = Either.Either<Receipt, SlackError>

/** Hands the messages over at once, lets time pass, and waits for what became of each. */
const deliverAll = (messages: ReadonlyArray<Message>) =>
  Effect.gen(function* () {
    const notifier = yield* SlackNotifier
    const receipts = yield* Effect.forEach(messages, notifier.enqueue)
    const told = yield* Effect.fork(Effect.forEach(receipts, Effect.either))
    yield* TestClock.adjust("20 minutes")
    return yield* Fiber.join(told)
  })

/** The deliveries of some messages to a Slack that answers by a script. */
const deliver = (
  script: ReadonlyArray<Answer>,
  { messages = [saying("hello")], limits = {} }: { messages?: ReadonlyArray<Message>; limits?: Partial<Policy> } = {}
) => {
  const slack = scriptedSlack(...script)
  return deliverAll(messages).pipe(
    Effect.provide(layer(slack.layer, { backoff: steady, ...limits })),
    Effect.map((told) => ({ told, asked: slack.asked, times: slack.asked.map(({ at }) => at) }))
  )
}

const encode = Schema.encodeSync(Schema.parseJson(SlackError))

/** As plain data: Effect wraps an error that passes a span in a proxy, at which chai loses itself. */
const refusal = (told: Told | undefined): typeof SlackError.Encoded =>
  told !== undefined && Either.isLeft(told) ? JSON.parse(encode(told.left)) : assert.fail("it was delivered")

const receipt = (told: Told | undefined): Receipt =>
  told !== undefined && Either.isRight(told) ? told.right : assert.fail(`not delivered: ${String(told?.left)}`)

describe("SlackNotifier.layerWebhook, one delivery", () => {
  it.effect("posts text and blocks as JSON to the webhook, without link previews", () =>
    Effect.gen(function* () {
      const message = saying("hello")
      const { told, asked } = yield* deliver([], { messages: [message] })
      const { text, blocks } = message
      assert.containsSubset(asked, [
        { method: "POST", url, body: { text, blocks, unfurl_links: false, unfurl_media: false } }
      ])
      assert.match(asked[0]?.headers["content-type"] ?? "", /^application\/json/u)
      assert.containsSubset(receipt(told[0]), { destination: "Slack webhook", form: "blocks", attempts: 1 })
    })
  )

  it.effect("sends nothing of the event but its words", () =>
    Effect.gen(function* () {
      const { asked } = yield* deliver([])
      assert.sameMembers(Object.keys(asked[0]?.body ?? {}), ["text", "blocks", "unfurl_links", "unfurl_media"])
    })
  )

  it.effect("tries again after a fault that may pass, by the backoff, and counts the attempts", () =>
    Effect.gen(function* () {
      const { told, times } = yield* deliver([
        answers(503, ""),
        unreachable("ECONNRESET"),
        answers(500, "rollup_error")
      ])
      assert.deepStrictEqual(times, [0, 500, 1_500, 3_500])
      assert.strictEqual(receipt(told[0]).attempts, 4)
    })
  )

  it.effect("gives a request 10 seconds, and tries again", () =>
    Effect.gen(function* () {
      const { told, times } = yield* deliver([hangs])
      assert.deepStrictEqual(times, [0, 10_500])
      assert.strictEqual(receipt(told[0]).attempts, 2)
    })
  )

  it.effect("gives a request as long as the policy says", () =>
    Effect.gen(function* () {
      const { times } = yield* deliver([hangs], { limits: { attemptTimeout: "3 seconds" } })
      assert.deepStrictEqual(times, [0, 3_500])
    })
  )

  it.effect("gives a body that never ends no longer than a request", () =>
    Effect.gen(function* () {
      const endless: Answer = (request) =>
        answers(
          200,
          ""
        )(request).pipe(
          Effect.map((response) => Object.defineProperty(Object.create(response), "text", { value: Effect.never }))
        )
      const { times } = yield* deliver([endless])
      assert.deepStrictEqual(times, [0, 10_500])
    })
  )

  it.effect("gives a message 2 minutes in all, and then fails with the last refusal", () =>
    Effect.gen(function* () {
      const { told, times } = yield* deliver([hangs, ...Array.from({ length: 50 }, () => answers(503, ""))])
      assert.deepStrictEqual(refusal(told[0]), { _tag: "SlackUnavailable", reason: "ServerError", status: 503 })
      assert.isBelow(times.at(-1) ?? 0, 120_000)
    })
  )

  it.effect("fails with a timeout when no answer ever came", () =>
    Effect.gen(function* () {
      const limits = { attemptTimeout: "1 hour", deliveryTimeout: "5 seconds" } as const
      const { told } = yield* deliver([hangs], { limits })
      assert.deepStrictEqual(refusal(told[0]), { _tag: "SlackTimeout", limit: 5_000 })
    })
  )

  it.effect.each([
    [404, "no_service", { _tag: "SlackWebhookRevoked", code: "no_service", status: 404 }],
    [302, "", { _tag: "SlackUnexpectedAnswer", status: 302 }],
    [200, "<html>Sign in</html>", { _tag: "SlackUnexpectedAnswer", status: 200 }]
  ] as const)("does not try again after %s", ([status, body, error]) =>
    Effect.gen(function* () {
      const { told, asked } = yield* deliver([answers(status, body)])
      assert.deepStrictEqual(refusal(told[0]), error)
      assert.lengthOf(
        asked.filter(({ body }) => body["text"] !== undefined),
        1
      )
    })
  )

  it.effect("names the system's code of a failed connection", () =>
    Effect.gen(function* () {
      const { told } = yield* deliver([unreachable("ENOTFOUND")], { limits: { backoff: Schedule.stop } })
      assert.deepStrictEqual(refusal(told[0]), { _tag: "SlackUnavailable", reason: "Connection", detail: "ENOTFOUND" })
    })
  )
})

describe("SlackNotifier.layerWebhook, when Slack refuses the blocks", () => {
  const failed = render(
    {
      _tag: "AlertRaised",
      at: saying("").event.at,
      run: { id: "1", name: "<!channel> & co", tags: [] },
      alert: { level: "warn", reason: { _tag: "NotFinite", metric: "loss", value: Number.NaN }, heldBack: 0 },
      mentions: [{ _tag: "User", id: "U012AB3CD" }]
    },
    locales.en
  )

  it.effect("sends all that they say as plain text at once, and the receipt says so", () =>
    Effect.gen(function* () {
      const { told, asked, times } = yield* deliver([answers(400, "invalid_blocks")], { messages: [failed] })
      assert.deepStrictEqual(times, [0, 0])
      assert.containsSubset(receipt(told[0]), { form: "plain", attempts: 2 })
      assert.deepStrictEqual(asked[1]?.body, {
        text: [
          "⚠️ loss is no longer a finite number",
          "@U012AB3CD",
          "loss is NaN",
          "&lt;!channel&gt; &amp; co · Nov 24, 2026, 19:05:09 UTC · run 1"
        ].join("\n"),
        mrkdwn: false,
        unfurl_links: false,
        unfurl_media: false
      })
    })
  )

  it.effect("tries the plain text again too when a fault comes between", () =>
    Effect.gen(function* () {
      const { told, asked } = yield* deliver([answers(400, "invalid_blocks"), answers(503, "")])
      assert.containsSubset(receipt(told[0]), { form: "plain", attempts: 3 })
      assert.isUndefined(asked[2]?.body["blocks"])
    })
  )

  it.effect("fails when the plain text is refused too, and tries nothing more", () =>
    Effect.gen(function* () {
      const { told, asked } = yield* deliver([answers(400, "invalid_blocks"), answers(400, "no_text")])
      assert.deepStrictEqual(refusal(told[0]), { _tag: "SlackMessageRefused", code: "no_text", status: 400 })
      assert.lengthOf(asked, 2)
    })
  )

  it.effect("keeps the plain text within what Slack shows of a text", () =>
    Effect.gen(function* () {
      const messages = [saying("<".repeat(20_000))]
      const { asked } = yield* deliver([answers(400, "invalid_blocks")], { messages })
      assert.isAtMost(String(asked[1]?.body["text"]).length, 40_000)
      assert.notMatch(String(asked[1]?.body["text"]), /[<>]/u)
    })
  )
})

describe("SlackNotifier.layerWebhook, when a proxy answers in Slack's place", () => {
  const page = answers(413, "<html>Too large</html>")
  const noMessage = answers(400, "missing_text_or_fallback_or_attachments")
  const textsOf = (asked: ReadonlyArray<Asked>) => asked.map(({ body }) => [body["text"], body["blocks"] !== undefined])

  it.effect(
    "asks with an empty message whether Slack is reached, and sends plain text when only this is held back",
    () =>
      Effect.gen(function* () {
        const { told, asked } = yield* deliver([page, noMessage, page])
        assert.containsSubset(receipt(told[0]), { form: "plain" })
        assert.deepStrictEqual(textsOf(asked.slice(0, 3)), [
          ["hello", true],
          [undefined, false],
          ["hello", true]
        ])
        assert.isUndefined(asked[3]?.body["blocks"])
      })
  )

  it.effect("fails, and says that it is this message, when the plain text is held back too", () =>
    Effect.gen(function* () {
      const { told, asked } = yield* deliver([page, noMessage, page, page, noMessage, page])
      assert.deepStrictEqual(refusal(told[0]), { _tag: "SlackUnexpectedAnswer", status: 413, onlyThisMessage: true })
      assert.lengthOf(asked, 6)
    })
  )

  it.effect.each([answers(403, "<html>Sign in</html>"), answers(200, "ok"), answers(503, ""), hangs])(
    "blames no message where Slack is not reached",
    (answer) =>
      Effect.gen(function* () {
        const { told } = yield* deliver([page, answer])
        assert.deepStrictEqual(refusal(told[0]), { _tag: "SlackUnexpectedAnswer", status: 413 })
      })
  )
})

describe("SlackNotifier.layerWebhook, the pace", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => saying(String(index)))

  it.effect("posts 3 messages at once, then one a second", () =>
    Effect.gen(function* () {
      const { times } = yield* deliver([], { messages: many(7) })
      assert.deepStrictEqual(times, [0, 0, 0, 1_000, 2_000, 3_000, 4_000])
    })
  )

  it.effect("keeps to the pace that the policy says", () =>
    Effect.gen(function* () {
      const { times } = yield* deliver([], { messages: many(4), limits: { pace: { burst: 1, interval: "2 seconds" } } })
      assert.deepStrictEqual(times, [0, 2_000, 4_000, 6_000])
    })
  )

  it.effect("keeps to it with retries too", () =>
    Effect.gen(function* () {
      const backoff = Schedule.spaced("1 millis")
      const { times } = yield* deliver(
        Array.from({ length: 5 }, () => answers(503, "")),
        { limits: { backoff } }
      )
      assert.deepStrictEqual(times, [0, 1, 2, 1_000, 2_000, 3_000])
    })
  )

  it.effect("waits out a 429 exactly, and delivers in the same order after it", () =>
    Effect.gen(function* () {
      const { told, times, asked } = yield* deliver([rateLimited(30)], { messages: many(2) })
      assert.deepStrictEqual(times, [0, 30_000, 30_000])
      assert.deepStrictEqual(
        asked.map(({ body }) => body["text"]),
        ["0", "0", "1"]
      )
      assert.isTrue(told.every(Either.isRight))
    })
  )

  it.effect("pauses the whole webhook after a 429, not only the message that met it", () =>
    Effect.gen(function* () {
      const limits = { deliveryTimeout: "10 seconds" } as const
      const { told, times } = yield* deliver([rateLimited(15)], { messages: many(2), limits })
      assert.deepStrictEqual(refusal(told[0]), { _tag: "SlackRateLimited", retryAfter: 15_000 })
      assert.isTrue(Either.isRight(told[1] ?? assert.fail()))
      assert.deepStrictEqual(times, [0, 15_000])
    })
  )

  it.effect(
    "says of a message whose time passed in that pause that Slack takes none, not that it may have arrived",
    () =>
      Effect.gen(function* () {
        const limits = { deliveryTimeout: "10 seconds" } as const
        const { told, times } = yield* deliver([rateLimited(60)], { messages: many(2), limits })
        assert.deepStrictEqual(times, [0])
        assert.deepStrictEqual(refusal(told[1]), { _tag: "SlackRateLimited", retryAfter: 60_000 })
      })
  )
})

describe("SlackNotifier.layerWebhook, after a pause", () => {
  it.effect("blames a later silence on no 429 of before", () =>
    Effect.gen(function* () {
      const limits = { attemptTimeout: "1 hour", deliveryTimeout: "1 minute" } as const
      const { told } = yield* deliver([rateLimited(30), ok, hangs], { messages: [saying("1"), saying("2")], limits })
      assert.strictEqual(refusal(told[1])._tag, "SlackTimeout")
    })
  )
})

describe("SlackNotifier.layerWebhook, when its client dies", () => {
  it.effect("fails with an error that can be tried again, and delivers the next message", () =>
    Effect.gen(function* () {
      const { told } = yield* deliver([dies], { messages: [saying("1"), saying("2")] })
      assert.strictEqual(refusal(told[0])._tag, "SlackUnavailable")
      assert.isTrue(Either.isRight(told[1] ?? assert.fail()))
    })
  )
})

/** Everything that a program could print, log or export of what went on. */
const witness = () => {
  const seen: Array<string> = []
  const note = (...values: ReadonlyArray<unknown>) =>
    values.forEach((value) => seen.push(String(value), inspect(value, { depth: 9, showHidden: true })))
  const tracer = Tracer.make({
    context: (run) => run(),
    span: (name, parent, context: Context.Context<never>, links, startTime, kind, options) => {
      const attributes = new Map<string, unknown>()
      note(name, options)
      return {
        _tag: "Span",
        spanId: "span",
        traceId: "trace",
        sampled: true,
        name,
        parent,
        context,
        links,
        kind,
        status: { _tag: "Started", startTime },
        attributes,
        attribute: (key, value) => note(key, value),
        event: (name, _, attributes) => note(name, attributes),
        addLinks: () => {},
        end: (_, exit) => note(exit)
      }
    }
  })
  const logger = Logger.make(({ message, cause, annotations }) =>
    note(message, cause, annotations, Cause.pretty(cause))
  )
  return {
    seen,
    note,
    layer: Layer.mergeAll(Layer.setTracer(tracer), Logger.add(logger), Logger.minimumLogLevel(LogLevel.All))
  }
}

describe("SlackNotifier.layerWebhook and its secret", () => {
  const faults: Readonly<Record<string, Answer>> = {
    "a success": ok,
    "a failed connection": unreachable("ECONNREFUSED"),
    "a client that dies with the URL": (request) => Effect.die(new Error(`cannot fetch ${request.url}`)),
    "a client that throws the URL": (request) => {
      throw new Error(`cannot fetch ${request.url}`)
    },
    "a refusal": answers(404, "no_service"),
    "a page that repeats the URL": answers(404, `<html>${url}</html>`)
  }

  for (const [what, fault] of Object.entries(faults)) {
    it.effect(`shows nothing of it in errors, logs and spans after ${what}`, () =>
      Effect.gen(function* () {
        const { seen, note, layer } = witness()
        const told = yield* deliver([fault], { limits: { backoff: Schedule.stop } }).pipe(
          Effect.map(({ told }) => told),
          Effect.withSpan("program"),
          Effect.provide(layer)
        )
        note(told)
        note(...told.map((one) => JSON.stringify(one)))
        assert.include(seen.join("\n"), "SlackNotifier.deliver")
        for (const line of seen) assert.notMatch(line, /XXXX|\/services\//u)
      })
    )
  }

  it.effect("adds no headers of the program's trace: they are nobody's business outside", () =>
    Effect.gen(function* () {
      const { layer } = witness()
      const { asked } = yield* deliver([]).pipe(Effect.withSpan("program"), Effect.provide(layer))
      assert.notInclude(Object.keys(asked[0]?.headers ?? {}).join(), "trace")
      assert.notInclude(Object.keys(asked[0]?.headers ?? {}).join(), "b3")
    })
  )

  it.effect("is refused before anything runs when it cannot be right, with an error of its own", () =>
    Effect.gen(function* () {
      const { asked, layer } = scriptedSlack()
      const wrong = SlackNotifier.layerWebhook({ url: Redacted.make("https://evil.example/services/T000/B000/XXXX") })
      const error = yield* Effect.flip(Layer.build(wrong.pipe(Layer.provide(layer))))
      assert.strictEqual(error._tag, "InvalidWebhookUrl")
      assert.lengthOf(asked, 0)
    }).pipe(Effect.scoped)
  )
})

/** A server of the test's own on the loopback, and the paths that it was asked for. */
const server = (answer: (path: string) => { readonly status: number; readonly location?: string }) =>
  Effect.acquireRelease(
    Effect.async<{ readonly server: Server; readonly paths: Array<string>; readonly origin: string }>((resume) => {
      const paths: Array<string> = []
      const server = createServer((request, response) => {
        paths.push(request.url ?? "")
        const { status, location } = answer(request.url ?? "")
        response.writeHead(status, location === undefined ? {} : { location }).end("ok")
      })
      server.listen(0, "127.0.0.1", () => {
        const { port } = server.address() as AddressInfo // listening on a port, so that it is no path and not null
        resume(Effect.succeed({ server, paths, origin: `http://127.0.0.1:${port}` }))
      })
    }),
    ({ server }) => Effect.sync(() => server.close())
  )

const throughFetch = (origin: string) =>
  Effect.flatMap(SlackNotifier, (notifier: NotifierService) => Effect.flatten(notifier.enqueue(saying("hello")))).pipe(
    Effect.either,
    Effect.provide(layer(FetchHttpClient.layer, { backoff: Schedule.stop }, `${origin}/services/T000/B000/XXXX`))
  )

describe("SlackNotifier.layerWebhook over fetch", () => {
  it.scopedLive("follows no redirect: it would carry the message to somebody else", () =>
    Effect.gen(function* () {
      const { paths, origin } = yield* server((path) =>
        path === "/elsewhere" ? { status: 200 } : { status: 307, location: "/elsewhere" }
      )
      assert.deepStrictEqual(refusal(yield* throughFetch(origin)), { _tag: "SlackUnexpectedAnswer", status: 307 })
      assert.deepStrictEqual(paths, ["/services/T000/B000/XXXX"])
    })
  )

  it.scopedLive("says of a closed port what the system says, and nothing of the URL", () =>
    Effect.gen(function* () {
      const { server: closed, origin } = yield* server(() => ({ status: 200 }))
      yield* Effect.async<void>((resume) => void closed.close(() => resume(Effect.void)))
      const error = refusal(yield* throughFetch(origin))
      assert.deepStrictEqual(error, { _tag: "SlackUnavailable", reason: "Connection", detail: "ECONNREFUSED" })
      assert.notInclude(inspect(error, { depth: 9, showHidden: true }), "XXXX")
    })
  )
})
