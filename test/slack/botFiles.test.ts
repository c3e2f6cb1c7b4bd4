/** What a bot adds to a message: the whole of an error, and a picture of the curves. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Layer, Logger, Option, Schedule, TestClock } from "effect"
import { type Message, Outcome, SlackNotifier } from "runbell"
import { NodeSlackSandbox } from "runbell/node"
import { Fault, SlackSandbox } from "runbell/testing"
import type { ApiPost } from "../../src/slack/ApiPost.ts"
import { attemptBot } from "../../src/slack/bot.ts"
import { botNotifier } from "../../src/slack/botNotifier.ts"
import { NotDrawn, Plotter } from "../../src/slack/Plotter.ts"
import { stepsOf } from "../../src/slack/steps.ts"
import { bot, botParts } from "../support/liveBot.ts"
import { sandbox } from "../support/liveSlack.ts"
import { ended, runNamed, started } from "./support/told.ts"

const mnist = runNamed("mnist")

/** Delivers the messages, and closes the notifier. */
const tell = (...messages: ReadonlyArray<Message>) =>
  Effect.flatMap(SlackNotifier, ({ enqueue }) => Effect.forEach(messages, (message) => enqueue(message))).pipe(
    Effect.provide(bot({ fileProcessing: Schedule.intersect(Schedule.spaced("20 millis"), Schedule.recurs(3)) }))
  )

/** An error of so many lines. */
const failing = (lines: number) => {
  const stack = Array.from({ length: lines }, (_, line) => `    at step${line} (/home/ada/train.ts:${line}:1)`).join(
    "\n"
  )
  const error = Object.assign(new Error("out of data"), { stack: `Error: out of data\n${stack}` })
  return ended(mnist, Outcome.fromExit(Effect.runSyncExit(Effect.fail(error))))
}

const posts = Effect.flatMap(SlackSandbox, ({ messages }) => messages)

const blocksText = (blocks: unknown) => JSON.stringify(blocks)

describe("the whole of an error", () => {
  it.live("stands below the end, when the end leaves something out", () =>
    Effect.gen(function* () {
      yield* tell(started(mnist), failing(40))
      const [card, end, whole, ...rest] = yield* posts
      assert.deepStrictEqual(rest, [])
      assert.notInclude(blocksText(end?.blocks), "step20")
      assert.include(blocksText(whole?.blocks), "step20")
      assert.deepStrictEqual([whole?.text, whole?.threadTs, whole?.broadcast], ["The whole error", card?.ts, undefined])
    }).pipe(Effect.provide(sandbox))
  )

  it.live("is not told again when the end has told it all", () =>
    Effect.gen(function* () {
      yield* tell(started(mnist), failing(3))
      assert.lengthOf(yield* posts, 2)
    }).pipe(Effect.provide(sandbox))
  )

  it.live("needs no scopes to be a file but chat:write and files:write", () =>
    Effect.gen(function* () {
      const { files, requests, setScopes } = yield* SlackSandbox
      yield* setScopes("chat:write", "files:write")
      yield* tell(started(mnist), failing(900))
      assert.lengthOf(yield* files, 1)
      assert.notInclude(JSON.stringify(yield* requests), "missing_scope")
    }).pipe(Effect.provide(sandbox))
  )

  it.live("is a file in the thread when it is long", () =>
    Effect.gen(function* () {
      const { files } = yield* SlackSandbox
      yield* tell(started(mnist), failing(900))
      const [card, , shared, ...rest] = yield* posts
      const [file] = yield* files
      assert.deepStrictEqual(rest, [])
      assert.strictEqual(shared?.threadTs, card?.ts)
      assert.deepStrictEqual([file?.name, file?.title], ["error.txt", "The whole error"])
      assert.include(new TextDecoder().decode(file?.bytes), "step899")
    }).pipe(Effect.provide(instant))
  )

  it.live("is in parts, in order, where the bot may not upload; and the log says once what to do", () =>
    Effect.gen(function* () {
      const { setScopes } = yield* SlackSandbox
      yield* setScopes("chat:write")
      const log = makeLog()
      yield* tell(started(mnist), failing(900), failing(900)).pipe(Effect.provide(log.layer))
      const texts = (yield* posts).slice(2).map(({ text }) => text)
      assert.isAbove(texts.length, 6)
      const first = texts.slice(
        0,
        texts.findIndex((text) => text.startsWith("❌"))
      )
      assert.deepStrictEqual(
        first,
        first.map((_, index) => `The whole error · part ${index + 1} of ${first.length}`)
      )
      assert.lengthOf(
        log.said.filter((line) => line.includes("files:write")),
        1
      )
    }).pipe(Effect.provide(sandbox))
  )
})

const makeLog = () => {
  const said: Array<string> = []
  const layer = Logger.replace(
    Logger.defaultLogger,
    Logger.make(({ message }) => said.push(String(message)))
  )
  return { said, layer }
}

const instant = NodeSlackSandbox.layer({ pace: { burst: 10_000, interval: "1 millis" }, fileProcessing: 0 })
/** Slack that never shows a file in time. */
const slow = NodeSlackSandbox.layer({ pace: { burst: 10_000, interval: "1 millis" }, fileProcessing: "3 seconds" })

/** The smallest picture that there is. */
const png = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0)
)

const drawing = Layer.succeed(
  Plotter,
  Option.some(() => Effect.succeed(png))
)

/** The end with curves, whose picture is worded. */
const curved = (): Message => {
  const message = ended(mnist)
  const curves = [{ metric: "loss", points: [{ step: 1, low: 1, high: 1, last: 1 }] }]
  const event = message.event._tag === "RunEnded" ? { ...message.event, curves } : message.event
  return { ...message, event, picture: { title: "Curves of mnist", alt: "loss went down", step: "step", best: "best" } }
}

const imageOf = (blocks: ReadonlyArray<unknown> | undefined) =>
  (blocks ?? []).find((block) => blocksText(block).includes('"image"'))

describe("a picture of the curves", () => {
  it.live("stands in the end, which did not wait for it", () =>
    Effect.gen(function* () {
      const { files, requests } = yield* SlackSandbox
      yield* tell(started(mnist), curved()).pipe(Effect.provide(drawing))
      const [, end, ...rest] = yield* posts
      const [file] = yield* files
      assert.deepStrictEqual(rest, [])
      assert.deepStrictEqual(imageOf(end?.blocks), {
        type: "image",
        slack_file: { id: file?.id },
        alt_text: "loss went down"
      })
      const calls = (yield* requests).map(({ call }) => call)
      assert.isBelow(calls.lastIndexOf("chat.postMessage"), calls.indexOf("files.getUploadURLExternal"))
    }).pipe(Effect.provide(instant))
  )

  it.live("keeps no other run's end waiting", () =>
    Effect.gen(function* () {
      const { requests } = yield* SlackSandbox
      const other = runNamed("other")
      yield* tell(started(mnist), started(other), curved(), ended(other)).pipe(Effect.provide(drawing))
      const calls = (yield* requests).map(({ call }) => call)
      assert.isBelow(calls.lastIndexOf("chat.postMessage"), calls.indexOf("files.getUploadURLExternal"))
      assert.lengthOf(
        calls.filter((call) => call === "chat.postMessage"),
        4
      )
    }).pipe(Effect.provide(instant))
  )

  it.live("is shared in the thread where Slack does not show it in time", () =>
    Effect.gen(function* () {
      const { awaitMessages } = yield* SlackSandbox
      yield* tell(started(mnist), curved()).pipe(Effect.provide(drawing))
      const [card, end, shared] = yield* awaitMessages(3)
      assert.isUndefined(imageOf(end?.blocks))
      assert.deepStrictEqual([shared?.threadTs, shared?.files?.length], [card?.ts, 1])
    }).pipe(Effect.provide(slow))
  )

  const without: Readonly<Record<string, Layer.Layer<never>>> = {
    "nobody draws": Layer.empty,
    "it cannot be drawn": Layer.succeed(
      Plotter,
      Option.some(() => Effect.fail(new NotDrawn({ reason: "no canvas" })))
    )
  }
  for (const [why, layer] of Object.entries(without)) {
    it.live(`is left out when ${why}, and the end is told all the same`, () =>
      Effect.gen(function* () {
        const { files } = yield* SlackSandbox
        yield* tell(started(mnist), curved()).pipe(Effect.provide(layer))
        assert.lengthOf(yield* posts, 2)
        assert.lengthOf(yield* files, 0)
      }).pipe(Effect.provide(instant))
    )
  }

  it.live("is shared once when the answer that it was is lost", () =>
    Effect.gen(function* () {
      const { failCalls, files } = yield* SlackSandbox
      yield* failCalls("files.completeUploadExternal", Fault.DropAfter())
      yield* tell(started(mnist), curved()).pipe(Effect.provide(drawing))
      const [, end] = yield* posts
      assert.isDefined(imageOf(end?.blocks))
      assert.lengthOf(yield* files, 1)
    }).pipe(Effect.provide(instant))
  )
})

/** The same, told of long ago. */
const longAgo = (message: Message): Message => ({ ...message, event: { ...message.event, at: DateTime.unsafeMake(0) } })

/** Slack that takes every call, and whose address for files takes nothing and says nothing. */
const makeBlocked = () => {
  const told: Array<string> = []
  const post: ApiPost = (method, body) =>
    Effect.sync(() => {
      if (method === "chat.postMessage") told.push(String(JSON.parse(body).text))
      const fields = { channel: "C00000001", ts: `${told.length}.000001`, upload_url: "https://files.slack.com/a" }
      const answer = { ok: true, file_id: "F00000001", ...fields }
      return { status: 200, body: JSON.stringify(answer), retryAfter: undefined }
    })
  return { told, reach: { post, upload: () => Effect.never, channel: "C00000001" } }
}

describe("a file of which it is not known whether it was shared", () => {
  it.live("is not shared again beside the first by who keeps the pace itself", () =>
    Effect.gen(function* () {
      const { failCalls, awaitMessages, files } = yield* SlackSandbox
      yield* failCalls("files.completeUploadExternal", Fault.DropAfter())
      const attempt = attemptBot(yield* botParts)
      const [end, , whole] = stepsOf(failing(900))
      yield* attempt(stepsOf(started(mnist))[0], "key-1")
      yield* attempt(end, "key-2")
      yield* attempt(whole ?? end, "key-3")
      yield* awaitMessages(3)
      assert.lengthOf(yield* files, 1)
    }).pipe(Effect.provide(instant))
  )
})

describe("a network that lets no file through", () => {
  it.live("holds up nothing that waits in an outbox for longer than a delivery may take", () =>
    Effect.gen(function* () {
      const { failCallsAlways } = yield* SlackSandbox
      yield* failCallsAlways("upload", Fault.DropBefore())
      const log = makeLog()
      const attempt = attemptBot(yield* Effect.provide(botParts, drawing))
      const steps = [started(mnist), failing(900), curved()].flatMap((message) => stepsOf(longAgo(message)))
      yield* Effect.forEach(steps, (step, index) => attempt(step, `key-${index}`)).pipe(Effect.provide(log.layer))
      const texts = (yield* posts).map(({ text }) => text)
      assert.include(texts.join(), "The whole error · part 3")
      assert.isUndefined((yield* posts).find(({ files }) => (files?.length ?? 0) > 0))
      assert.lengthOf(
        log.said.filter((line) => line.includes("files.slack.com")),
        2
      )
    }).pipe(Effect.provide(instant))
  )

  it.live("is tried again while the message is young", () =>
    Effect.gen(function* () {
      const { failCallsAlways } = yield* SlackSandbox
      yield* failCallsAlways("upload", Fault.DropBefore())
      const attempt = attemptBot(yield* Effect.provide(botParts, drawing))
      const at = yield* DateTime.now
      const [end, , picture] = stepsOf({ ...curved(), event: { ...curved().event, at } })
      yield* attempt(end, "key-1")
      const error = yield* Effect.flip(attempt(picture ?? end, "key-2"))
      assert.strictEqual(error._tag, "SlackUnavailable")
    }).pipe(Effect.provide(instant))
  )

  it.effect("has a long error told in parts", () =>
    Effect.gen(function* () {
      const { told, reach } = makeBlocked()
      const { enqueue } = yield* botNotifier(reach)
      for (const message of [started(mnist), failing(900)]) yield* enqueue(message)
      yield* TestClock.adjust("5 minutes")
      assert.include(told.join(), "The whole error · part 3")
    }).pipe(Effect.scoped)
  )
})
