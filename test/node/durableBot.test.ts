/** A bot whose messages outlive the process: the card shows its run's end, whoever edits it in the end. */
import { FetchHttpClient, HttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber } from "effect"
import { SlackPolicy } from "runbell"
import { Fault, SlackSandbox } from "runbell/testing"
import { botCarrier, durableBot } from "../../src/node/durableBot.ts"
import { drain } from "../../src/outbox/drain.ts"
import { fingerprint } from "../../src/outbox/fingerprint.ts"
import { asLeader } from "../../src/outbox/leadership.ts"
import { outboxFolder } from "../../src/outbox/outboxFolder.ts"
import { Address } from "../../src/slack/Address.ts"
import { httpClientApiPost, httpClientUpload } from "../../src/slack/httpClientPost.ts"
import type { Message } from "../../src/slack/Message.ts"
import { temporaryFolder } from "../outbox/support/outbox.ts"
import { ended, progressed, runNamed, started } from "../slack/support/told.ts"
import { sandbox, swift } from "../support/liveSlack.ts"

const mnist = runNamed("mnist")

const access = Effect.gen(function* () {
  const { apiUrl: api, botToken: token, channelId } = yield* SlackSandbox
  const client = yield* HttpClient.HttpClient
  const bot = { token, api, channel: yield* channelId("#runs") }
  return { bot, post: httpClientApiPost(client, { api, token }), upload: httpClientUpload(client, { api }) }
}).pipe(Effect.provide(FetchHttpClient.layer))

/** Delivers the messages as a process of its own would, and closes the notifier. */
const tell = (folder: string, ...messages: ReadonlyArray<Message>) =>
  Effect.gen(function* () {
    const { enqueue } = yield* durableBot(folder, yield* access)
    yield* Effect.forEach(messages, (message) => Effect.flatten(enqueue(message)))
  }).pipe(Effect.scoped, Effect.provide(SlackPolicy.layer(swift)))

/** As if another process delivered from now on, and took its time. */
const ledElsewhere = (outbox: string) =>
  Effect.gen(function* () {
    const isHeld = yield* Deferred.make<void>()
    const held = Effect.zipRight(Deferred.succeed(isHeld, undefined), Effect.never)
    const leader = yield* Effect.fork(Effect.forever(Effect.delay(asLeader(outbox, held), "5 millis")))
    return yield* Effect.as(Deferred.await(isHeld), leader)
  })

/** What `runbell flush` does. */
const flush = (folder: string) =>
  Effect.gen(function* () {
    const reached = yield* access
    const outbox = outboxFolder(folder, fingerprint(Address.Bot(reached.bot)))
    return yield* drain(outbox, yield* botCarrier(folder, reached), "10 seconds")
  }).pipe(Effect.provide(SlackPolicy.layer(swift)))

const card = Effect.flatMap(SlackSandbox, ({ messages }) =>
  Effect.map(messages, ([first]) => JSON.stringify(first?.blocks))
)

describe("a bot that keeps its messages", () => {
  it.scopedLive("leaves the card that Slack lets nobody edit now in the outbox, and keeps no process waiting", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { failCalls } = yield* SlackSandbox
      yield* failCalls("chat.update", Fault.RateLimited({ retryAfter: 60 }))
      yield* tell(folder, started(mnist), ended(mnist))
      assert.notInclude(yield* card, "Finished")
      const { left } = yield* flush(folder)
      assert.strictEqual(left, 0)
      assert.include(yield* card, "Finished")
    }).pipe(Effect.provide(sandbox))
  )

  it.scopedLive("shows nothing of a run's progress once its end is given to whoever delivers", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { awaitRequests } = yield* SlackSandbox
      const reached = yield* access
      const [gate, isUnderWay] = yield* Effect.all([Deferred.make<void>(), Deferred.make<void>()])
      const updates: Array<string> = []
      const post: typeof reached.post = (method, body, type) => {
        if (method !== "chat.update") return reached.post(method, body, type)
        updates.push(String(body))
        return Deferred.succeed(isUnderWay, undefined).pipe(
          Effect.zipRight(Deferred.await(gate)),
          Effect.zipRight(reached.post(method, body, type))
        )
      }
      const { enqueue } = yield* durableBot(folder, { ...reached, post })
      const other = runNamed("other")
      yield* Effect.forEach([started(mnist), started(other)], (message) => Effect.flatten(enqueue(message)))
      const leader = yield* ledElsewhere(outboxFolder(folder, fingerprint(Address.Bot(reached.bot))))
      yield* Effect.zipRight(enqueue(progressed(other, 10)), Deferred.await(isUnderWay))
      yield* Effect.forEach([progressed(mnist, 50), ended(mnist), progressed(other, 20)], enqueue)
      yield* Deferred.succeed(gate, undefined)
      yield* awaitRequests(4)
      assert.notInclude(updates.join(), "50 %")
      yield* Fiber.interrupt(leader)
    }).pipe(Effect.scoped, Effect.provide([sandbox, SlackPolicy.layer(swift)]))
  )

  it.scopedLive(
    "lets go of the edit of a run's progress that is under way as the end is given to whoever delivers",
    () =>
      Effect.gen(function* () {
        const folder = yield* temporaryFolder
        const { awaitRequests } = yield* SlackSandbox
        const reached = yield* access
        const isUnderWay = yield* Deferred.make<void>()
        const updates: Array<string> = []
        const post: typeof reached.post = (method, body, type) => {
          if (method !== "chat.update") return reached.post(method, body, type)
          updates.push(String(body))
          if (!String(body).includes("50 %")) return reached.post(method, body, type)
          return Deferred.succeed(isUnderWay, undefined).pipe(
            Effect.zipRight(Effect.never),
            Effect.zipRight(reached.post(method, body, type))
          )
        }
        const { enqueue } = yield* durableBot(folder, { ...reached, post })
        const other = runNamed("other")
        yield* Effect.forEach([started(mnist), started(other)], (message) => Effect.flatten(enqueue(message)))
        const leader = yield* ledElsewhere(outboxFolder(folder, fingerprint(Address.Bot(reached.bot))))
        yield* Effect.zipRight(enqueue(progressed(mnist, 50)), Deferred.await(isUnderWay))
        yield* Effect.forEach([ended(mnist), progressed(other, 20)], enqueue)
        yield* awaitRequests(3)
        assert.deepStrictEqual(
          updates.map((body) => body.match(/\d+ %/u)?.[0]),
          ["50 %", "20 %"]
        )
        yield* Fiber.interrupt(leader)
      }).pipe(Effect.scoped, Effect.provide([sandbox, SlackPolicy.layer(swift)]))
  )
})
