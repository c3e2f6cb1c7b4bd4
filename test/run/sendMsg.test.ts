/** A message in the program's own words: with a receipt or a typed error, of the run it was said in. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Deferred, Effect, Either, FastCheck, Fiber, Layer, TestClock } from "effect"
import {
  type Content,
  Locale,
  postsOnly,
  type Receipt,
  SlackMessageRefused,
  SlackNotifier,
  SlackWebhookRevoked,
  sendMsg,
  withSlackNotify
} from "runbell"
import { SlackRecorder } from "runbell/testing"
import { captureLog } from "./support/log.ts"
import { tags, told, toldOf, words } from "./support/told.ts"

const recorded = Effect.provide(SlackRecorder.layer)

const wrap = withSlackNotify({ name: "mnist" })

/** The content of the one message that was sent. */
const sent = Effect.map(toldOf("MessageSent"), ([event, ...more]) => {
  assert.deepStrictEqual(more, [])
  return event?.content
})

const everything = {
  title: "Checkpoint saved",
  text: "The best so far.",
  level: "warn",
  fields: { epoch: 3, loss: 0.21, split: "validation" },
  link: "https://example.com/checkpoints/3"
} as const

describe("sendMsg", () => {
  it.effect("sends a text", () =>
    Effect.gen(function* () {
      yield* sendMsg("Validation begins")
      const content = yield* sent
      assert.strictEqual(content?.text, "Validation begins")
      assert.isUndefined(content?.title)
    }).pipe(recorded)
  )

  it.effect("sends a title with text, level, fields and a link, and all of it can be read", () =>
    Effect.gen(function* () {
      yield* sendMsg(everything)
      assert.deepStrictEqual(yield* sent, everything)
      const { messages } = yield* SlackRecorder
      const text = (yield* messages).map(words).join()
      for (const part of ["⚠️ Checkpoint saved", "The best so far.", "epoch", "0.21", "validation", everything.link]) {
        assert.include(text, part)
      }
    }).pipe(recorded)
  )

  for (const part of ["title", "text", "fields", "link", "level"] as const) {
    it.effect(`can say no more than a ${part}`, () =>
      Effect.gen(function* () {
        yield* sendMsg({ [part]: everything[part] })
        assert.strictEqual((yield* tags).length, 1)
      }).pipe(recorded)
    )
  }

  it.effect("returns the receipt of its delivery", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2026, 10, 24))
      const receipt: Receipt = yield* sendMsg("hello")
      assert.deepStrictEqual(receipt, {
        destination: "recorder",
        at: DateTime.unsafeMake(Date.UTC(2026, 10, 24)),
        form: "blocks",
        attempts: 1
      })
    }).pipe(recorded)
  )

  it.effect("waits until the message is delivered", () =>
    Effect.gen(function* () {
      const go = yield* Deferred.make<void>()
      const receipt: Receipt = { destination: "slow", at: DateTime.unsafeMake(0), form: "blocks", attempts: 1 }
      const slow = SlackNotifier.make({ destination: "slow", deliver: () => Effect.as(Deferred.await(go), receipt) })
      const notifier = yield* slow
      for (const send of [sendMsg("alone"), wrap(sendMsg("in a run"))]) {
        const sending = yield* Effect.fork(Effect.provideService(send, SlackNotifier, notifier))
        yield* TestClock.adjust("1 second")
        if (!(yield* Deferred.isDone(go))) assert.strictEqual((yield* Fiber.poll(sending))._tag, "None")
        yield* Deferred.succeed(go, undefined)
        assert.deepStrictEqual(yield* Fiber.join(sending), receipt)
      }
    }).pipe(Effect.scoped)
  )

  it.effect("fails with the very error of the refusal, alone and in a run", () =>
    Effect.gen(function* () {
      const refusal = new SlackWebhookRevoked({ code: "invalid_token", status: 403 })
      const { failWith } = yield* SlackRecorder
      yield* failWith(refusal)
      assert.strictEqual(yield* Effect.flip(sendMsg("alone")), refusal)
      assert.strictEqual(yield* Effect.flip(wrap(sendMsg("in a run"))), refusal)
    }).pipe(recorded)
  )

  it.effect("can be caught by the tag of its error", () =>
    Effect.gen(function* () {
      const { failWith } = yield* SlackRecorder
      yield* failWith(new SlackMessageRefused({ code: "invalid_blocks" }))
      const code = yield* sendMsg("hello").pipe(
        Effect.as("none"),
        Effect.catchTag("SlackMessageRefused", (error) => Effect.succeed(error.code))
      )
      assert.strictEqual(code, "invalid_blocks")
    }).pipe(recorded)
  )

  it.effect("fails, and does not die, of a notifier that dies", () =>
    Effect.gen(function* () {
      const dying = Layer.succeed(SlackNotifier, {
        destination: "nowhere",
        can: postsOnly,
        enqueue: () => Effect.die(new Error("bug"))
      })
      for (const send of [sendMsg("alone"), wrap(sendMsg("in a run"))]) {
        const error = yield* Effect.flip(Effect.provide(send, dying))
        assert.strictEqual(error._tag, "SlackUnavailable")
      }
    })
  )

  it.effect("outside of a run stands for itself, inside it belongs to the run", () =>
    Effect.gen(function* () {
      yield* sendMsg("before")
      yield* wrap(sendMsg("inside"))
      yield* sendMsg("after")
      const said = (yield* told).map((event) =>
        event._tag === "MessageSent" ? [event.content.text, event.run?.name] : event._tag
      )
      assert.deepStrictEqual(said, [
        ["before", undefined],
        "RunStarted",
        ["inside", "mnist"],
        "RunEnded",
        ["after", undefined]
      ])
    }).pipe(recorded)
  )

  it.effect("is worded in the locale that it is sent in", () =>
    Effect.gen(function* () {
      yield* sendMsg({ level: "error" }).pipe(Effect.provide(Locale.zh))
      yield* sendMsg({ level: "error" })
      const { messages } = yield* SlackRecorder
      assert.deepStrictEqual(
        (yield* messages).map(({ text }) => text),
        ["🚨 错误", "🚨 Error"]
      )
    }).pipe(recorded)
  )

  it.effect("sent from many fibers at once, each message arrives once", () =>
    Effect.gen(function* () {
      const texts = Array.from({ length: 50 }, (_, index) => `message ${index}`)
      yield* Effect.forEach(texts, (text) => sendMsg(text), { concurrency: "unbounded" }).pipe(wrap)
      assert.deepStrictEqual(
        (yield* toldOf("MessageSent")).map(({ content }) => content.text),
        texts
      )
    }).pipe(recorded)
  )
})

describe("content from code without types", () => {
  /** What JavaScript may pass where content is due. */
  const sendUntyped = (content: unknown) =>
    Effect.gen(function* () {
      const log = captureLog()
      yield* sendMsg(content as Content).pipe(Effect.provide(log.layer))
      return { content: yield* sent, warnings: log.warnings().join() }
    }).pipe(recorded)

  for (const [what, content, text] of [
    ["a number", 42, "42"],
    ["an error", new Error("no more data"), "Error: no more data"],
    ["a list", ["one", "two"], "one,two"],
    ["nothing", undefined, "undefined"],
    ["a promise", Promise.resolve("x"), undefined],
    ["a function", String, String(String)]
  ] as const) {
    it.effect(`${what} is written out, and the log says what to give`, () =>
      Effect.gen(function* () {
        const told = yield* sendUntyped(content)
        assert.strictEqual(told.content?.text, text)
        if (text !== undefined) assert.match(told.warnings, /content: give a string, or \{ title, text/u)
      })
    )
  }

  it.effect("parts of a wrong type are written out, and the log names each", () =>
    Effect.gen(function* () {
      const { content, warnings } = yield* sendUntyped({
        title: 7,
        text: null,
        level: "critical",
        link: new URL("https://example.com/x"),
        fields: { ok: true, at: 12n, loss: 0.1, nothing: undefined }
      })
      assert.deepStrictEqual(content, {
        title: "7",
        text: undefined,
        level: undefined,
        link: "https://example.com/x",
        fields: { ok: "true", at: "12", loss: 0.1 }
      })
      for (const part of ["title", "level", "link", "fields.ok", "fields.at"]) assert.include(warnings, `${part}: give`)
      for (const part of ["text", "fields.loss", "fields.nothing"]) assert.notInclude(warnings, `${part}: give`)
    })
  )

  it.effect("fields that are none are written out", () =>
    Effect.gen(function* () {
      const { content, warnings } = yield* sendUntyped({ text: "x", fields: "loss 0.1" })
      assert.deepStrictEqual(content?.fields, { fields: "loss 0.1" })
      assert.match(warnings, /fields: give an object/u)
    })
  )

  it.effect("in a run the warning names the run", () =>
    Effect.gen(function* () {
      const log = captureLog()
      yield* wrap(sendMsg(42 as unknown as Content)).pipe(Effect.provide(log.layer))
      assert.match(log.warnings().join(), /runbell: mnist: a message is not as it should be\. content: give/u)
    }).pipe(recorded)
  )

  it.effect.prop(
    "whatever is sent, there is a message and a receipt, alone and in a run",
    [FastCheck.anything({ withNullPrototype: true, withBigInt: true, withDate: true })],
    ([content]) =>
      Effect.gen(function* () {
        const send = Effect.either(sendMsg(content as Content))
        assert.isTrue(Either.isRight(yield* send))
        assert.isTrue(Either.isRight(yield* wrap(send)))
        assert.deepStrictEqual(yield* tags, ["MessageSent", "RunStarted", "MessageSent", "RunEnded"])
      }).pipe(Effect.provide(Layer.fresh(SlackRecorder.layer)))
  )
})
