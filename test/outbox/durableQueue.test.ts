/** The queue that survives its process: in order, at once on the disk, shared among processes, and never in the way. */
import { readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Array as Arr, DateTime, Deferred, Effect, Exit, Fiber, Logger, Scope } from "effect"
import { type Policy, SlackPolicy, SlackPostponed, SlackUnavailable, SlackWebhookRevoked } from "runbell"
import type { Carrier } from "../../src/outbox/Carrier.ts"
import { drain } from "../../src/outbox/drain.ts"
import { makeDurableQueue } from "../../src/outbox/durableQueue.ts"
import { put } from "../../src/outbox/put.ts"
import { captureLog } from "../run/support/log.ts"
import { fresh, receipt, recording, swift, temporaryFolder } from "./support/outbox.ts"

const down = new SlackUnavailable({ reason: "ServerError", status: 503 })

const now = Effect.map(DateTime.now, DateTime.toEpochMillis)

const waitingIn = (folder: string) => readdirSync(join(folder, "new")).length

/** The queue in a scope of its own, which the test closes. */
const opened = (deliver: Carrier["deliver"], folder: string, limits: Partial<Policy> = {}) =>
  Effect.gen(function* () {
    const scope = yield* Scope.make()
    const queue = yield* makeDurableQueue({ deliver }, { folder, destination: "test" }).pipe(
      Scope.extend(scope),
      Effect.provide(SlackPolicy.layer({ ...swift, ...limits }))
    )
    yield* Effect.addFinalizer(() => Scope.close(scope, Exit.void))
    return {
      ...queue,
      say: (text: string) => Effect.flatMap(fresh(text), queue.enqueue),
      close: Scope.close(scope, Exit.void)
    }
  })

const numbers = Arr.makeBy(20, String)

describe("makeDurableQueue", () => {
  it.scopedLive("delivers in the order in which it took the messages, and leaves nothing behind", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { deliver, delivered } = recording()
      const { say } = yield* opened(deliver, folder)
      const receipts = yield* Effect.forEach(numbers, say)
      yield* Effect.all(receipts)
      assert.deepStrictEqual(delivered, numbers)
      assert.strictEqual(waitingIn(folder), 0)
    })
  )

  it.scopedLive("lets what is added to a message wait for the messages behind it, and tells all of it", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const isOpen = yield* Deferred.make<void>()
      const { deliver, delivered } = recording()
      const { enqueue } = yield* opened((message) => Effect.zipRight(Deferred.await(isOpen), deliver(message)), folder)
      const texts = ["end one", "picture one", "whole one", "end two", "picture two", "end three"]
      const receipts = yield* Effect.forEach(texts, (text) =>
        Effect.flatMap(fresh(text), (message) =>
          enqueue(text.startsWith("end") ? message : { ...message, adds: "picture" as const })
        )
      )
      yield* Deferred.succeed(isOpen, undefined)
      yield* Effect.all(receipts)
      assert.deepStrictEqual(delivered, ["end one", "end two", "end three", "picture one", "whole one", "picture two"])
    })
  )

  it.scopedLive("has the message on the disk before it returns, whatever holds the delivery up", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { say } = yield* opened(() => Effect.never, folder, { drainTimeout: 0 })
      yield* Effect.asVoid(say("one"))
      yield* Effect.asVoid(say("two"))
      assert.strictEqual(waitingIn(folder), 2)
    })
  )

  it.scopedLive("tries for ever what fails for a while", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      let attempts = 0
      const { deliver, delivered } = recording(() =>
        Effect.suspend(() => {
          attempts += 1
          return attempts < 50 ? Effect.fail(down) : receipt
        })
      )
      const { say } = yield* opened(deliver, folder)
      const receipts = yield* Effect.forEach(["1", "2"], say)
      yield* Effect.all(receipts)
      assert.deepStrictEqual(delivered, ["1", "2"])
      assert.strictEqual(attempts, 51)
    })
  )

  it.scopedLive("hands the refusal to who waits, keeps the message with the reason, and goes on", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const revoked = new SlackWebhookRevoked({ code: "no_service", status: 404 })
      const { deliver, delivered } = recording((text) => (text === "bad" ? Effect.fail(revoked) : receipt))
      const { say } = yield* opened(deliver, folder)
      const bad = yield* say("bad")
      const good = yield* say("good")
      assert.deepStrictEqual(yield* Effect.flip(bad), revoked)
      yield* good
      assert.deepStrictEqual(delivered, ["good"])
      assert.lengthOf(readdirSync(join(folder, "dead")), 2)
    })
  )

  it.scopedLive("tells who waits too long that it is postponed and why, and delivers it all the same", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      let isDown = true
      let attempts = 0
      const again = yield* Deferred.make<void>()
      const { deliver, delivered } = recording(() =>
        Effect.suspend(() => {
          attempts += 1
          if (attempts === 2) Deferred.unsafeDone(again, Effect.void)
          return isDown ? Effect.fail(down) : receipt
        })
      )
      const { say, close } = yield* opened(deliver, folder, { deliveryTimeout: "20 millis" })
      const late = yield* say("late")
      yield* Deferred.await(again)
      const error = yield* Effect.flip(late)
      assert.strictEqual(error._tag, "SlackPostponed")
      assert.include(error.message, down.whatHappened)
      isDown = false
      yield* close
      assert.deepStrictEqual(delivered, ["late"])
    })
  )

  it.scopedLive("is delivered by whoever leads, and the receipt reaches who waits elsewhere", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const one = recording(() => Effect.delay(receipt, "1 millis"))
      const other = recording(() => Effect.delay(receipt, "1 millis"))
      const first = yield* opened(one.deliver, folder)
      const second = yield* opened(other.deliver, folder)
      const receipts = yield* Effect.forEach(numbers, (text, index) => (index % 2 === 0 ? first : second).say(text))
      yield* Effect.all(receipts, { concurrency: "unbounded" })
      const all = [...one.delivered, ...other.delivered]
      assert.deepStrictEqual(
        all.toSorted((a, b) => Number(a) - Number(b)),
        numbers
      )
    })
  )

  it.scopedLive("leaves to the next what it cannot deliver when it closes, and says so", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const lines: Array<string> = []
      const log = Logger.make(({ message }) => {
        lines.push([message].flat().join(" "))
      })
      const { say, close } = yield* opened(() => Effect.fail(down), folder, { drainTimeout: "20 millis" }).pipe(
        Effect.provide(Logger.add(log))
      )
      const receipts = yield* Effect.forEach(["1", "2"], say)
      yield* Effect.provide(close, Logger.add(log))
      for (const error of yield* Effect.forEach(receipts, Effect.flip)) assert.instanceOf(error, SlackPostponed)
      assert.match(lines.join("\n"), /: 2\. They are kept/u)
      const next = recording()
      const drained = yield* drain(folder, { deliver: next.deliver }, "10 seconds").pipe(
        Effect.provide(SlackPolicy.layer(swift))
      )
      assert.deepStrictEqual(next.delivered, ["1", "2"])
      assert.deepStrictEqual(drained, { delivered: 2, refused: 0, expired: 0, setAside: 0, left: 0 })
    })
  )

  it.scopedLive("delivers first what an earlier process has left", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* put(folder, yield* fresh("earlier"))
      const { deliver, delivered } = recording()
      const { say } = yield* opened(deliver, folder)
      yield* Effect.flatten(say("now"))
      assert.deepStrictEqual(delivered, ["earlier", "now"])
    })
  )

  it.scopedLive("says how many messages it drops, since they have waited too long", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const log = captureLog()
      yield* Effect.provide(put(folder, yield* fresh("old news")), SlackPolicy.layer({ outboxKeeps: "0 millis" }))
      const { deliver, delivered } = recording()
      const { say, close } = yield* Effect.provide(opened(deliver, folder), log.layer)
      yield* Effect.flatten(say("now"))
      yield* close
      assert.deepStrictEqual(delivered, ["now"])
      assert.match(log.warnings().join("\n"), /longer than 7d \(outboxKeeps\) were dropped: 1\./u)
    })
  )

  it.scopedLive("closes at once when nothing of its own waits, whatever of others does", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* put(folder, yield* fresh("somebody else's"))
      const began = yield* now
      const { close } = yield* opened(() => Effect.fail(down), folder, {
        pace: { burst: 1, interval: "1 hour" },
        drainTimeout: "20 seconds"
      })
      yield* Effect.sleep("20 millis")
      yield* close
      assert.isBelow((yield* now) - began, 10_000)
      assert.strictEqual(waitingIn(folder), 1)
    })
  )

  it.scopedLive("takes a message also after it closed, for the next process", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { say, close } = yield* opened(() => receipt, folder)
      yield* close
      assert.strictEqual((yield* Effect.flip(Effect.flatten(say("late"))))._tag, "SlackPostponed")
      assert.strictEqual(waitingIn(folder), 1)
    })
  )

  it.scopedLive("keeps messages in memory when the folder cannot be used, in order, and says so once", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const blocked = join(folder, "a file")
      writeFileSync(blocked, "")
      const lines: Array<string> = []
      const log = Logger.add(
        Logger.make(({ message }) => {
          lines.push([message].flat().join(" "))
        })
      )
      const { deliver, delivered } = recording()
      const { say } = yield* opened(deliver, join(blocked, "outbox"))
      const receipts = yield* Effect.provide(Effect.forEach(numbers, say), log)
      yield* Effect.all(receipts)
      assert.deepStrictEqual(delivered, numbers)
      assert.lengthOf(lines, 1)
      assert.include(lines[0], "ENOTDIR")
    })
  )

  it.scopedLive("delivers its own also when somebody removes the folder meanwhile", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      let isDown = true
      const { deliver, delivered } = recording(() => Effect.suspend(() => (isDown ? Effect.fail(down) : receipt)))
      const { say } = yield* opened(deliver, folder)
      const first = yield* say("1")
      rmSync(folder, { recursive: true })
      isDown = false
      const second = yield* say("2")
      yield* Effect.all([first, second])
      assert.sameMembers(delivered, ["1", "2"])
    })
  )

  it.scopedLive("does not die of a delivery that dies or throws", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { deliver, delivered } = recording((text) => {
        if (text === "throws") throw new Error("a bug")
        if (text === "interrupts itself") return Effect.interrupt
        return text === "dies" ? Effect.die("a bug") : receipt
      })
      const throwing: Carrier["deliver"] = (message) => deliver(message)
      const { say } = yield* opened(throwing, folder)
      const bad = yield* Effect.forEach(["throws", "dies", "interrupts itself"], say)
      for (const error of yield* Effect.forEach(bad, Effect.flip)) assert.strictEqual(error._tag, "SlackUnavailable")
      yield* Effect.flatten(say("good"))
      assert.deepStrictEqual(delivered, ["good"])
    })
  )

  it.scopedLive("can be interrupted while it waits, and delivers the message nevertheless", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { deliver, delivered } = recording(() => Effect.delay(receipt, "5 millis"))
      const { say, close } = yield* opened(deliver, folder)
      const waiting = yield* Effect.fork(Effect.flatten(say("left")))
      yield* Effect.yieldNow()
      yield* Fiber.interrupt(waiting)
      yield* Effect.asVoid(say("last"))
      yield* close
      assert.strictEqual(delivered.at(-1), "last")
    })
  )
})
