/**
 * Promise 2, in the one case that no queue can decide: Slack took a message, and its answer was lost. It is told again,
 * better twice than never, and the second says that it may be a repeat, in the language of the message.
 */
import { FetchHttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Locale, SlackNotifier, SlackPolicy, withSlackNotify } from "runbell"
import { NodeSlackNotifier } from "runbell/node"
import { Fault, SlackSandbox, type StoredMessage } from "runbell/testing"
import { temporaryFolder } from "../journal/temporaryFolder.ts"
import { sandbox, swift } from "../support/liveSlack.ts"
import { locales } from "../support/words.ts"

const { perhapsRepeat } = locales.zh.catalogue

const ends = Effect.void.pipe(withSlackNotify({ name: "mnist", events: "end" }))

/** Where a user puts the language: beside the notifier, which is made without it. */
const made = <E>(notifier: Layer.Layer<SlackNotifier, E>) =>
  notifier.pipe(Layer.provideMerge(SlackPolicy.layer(swift)), Layer.merge(Locale.zh), Layer.orDie)

const inMemory = Effect.map(SlackSandbox, ({ webhookUrl }) =>
  made(Layer.provide(SlackNotifier.layerWebhook({ url: webhookUrl }), FetchHttpClient.layer))
)

const inOutbox = Effect.gen(function* () {
  const folder = yield* temporaryFolder
  const { webhookUrl } = yield* SlackSandbox
  const notifier = NodeSlackNotifier.layerWebhook({ url: webhookUrl, folder, watchdog: false })
  return made(Layer.provide(notifier, FetchHttpClient.layer))
})

/** It may not look into its channel. */
const asBot = Effect.gen(function* () {
  const { apiUrl: api, botToken: token, setScopes } = yield* SlackSandbox
  yield* setScopes("chat:write")
  return made(Layer.provide(SlackNotifier.layerBot({ token, channel: "#runs", api }), FetchHttpClient.layer))
})

const isMarked = (message: StoredMessage): boolean => JSON.stringify(message).includes(perhapsRepeat)

const toldTwice = Effect.gen(function* () {
  const { messages } = yield* SlackSandbox
  const told = yield* messages
  assert.isTrue(told.every((message) => JSON.stringify(message).includes("mnist")))
  assert.deepStrictEqual(told.map(isMarked), [false, true])
})

describe("a message whose answer was lost", () => {
  it.scopedLive("is told once more out of the outbox, marked as perhaps a repeat, and no other message is", () =>
    Effect.gen(function* () {
      const notifier = yield* inOutbox
      const { fail } = yield* SlackSandbox
      yield* fail(Fault.DropAfter())
      yield* Effect.provide(ends, notifier)
      yield* toldTwice
    }).pipe(Effect.provide(sandbox))
  )

  it.scopedLive("is so in memory, too", () =>
    Effect.gen(function* () {
      const notifier = yield* inMemory
      const { fail } = yield* SlackSandbox
      yield* fail(Fault.DropAfter())
      yield* Effect.provide(ends, notifier)
      yield* toldTwice
    }).pipe(Effect.provide(sandbox))
  )

  it.scopedLive("is so as text", () =>
    Effect.gen(function* () {
      const notifier = yield* inMemory
      const { fail } = yield* SlackSandbox
      const refused = Fault.Refused({ error: "invalid_blocks" })
      yield* fail(refused, Fault.DropAfter())
      yield* Effect.provide(ends, notifier)
      yield* toldTwice
    }).pipe(Effect.provide(sandbox))
  )

  it.scopedLive("is so of a bot that may not look for it", () =>
    Effect.gen(function* () {
      const notifier = yield* asBot
      const { failCalls } = yield* SlackSandbox
      yield* failCalls("chat.postMessage", Fault.DropAfter())
      yield* Effect.provide(ends, notifier)
      yield* toldTwice
    }).pipe(Effect.provide(sandbox))
  )

  it.scopedLive("is not marked where an answer said that it is not there", () =>
    Effect.gen(function* () {
      const notifier = yield* inMemory
      const { fail, messages } = yield* SlackSandbox
      yield* fail(Fault.ServerError({}), Fault.RateLimited({ retryAfter: 0 }))
      yield* Effect.provide(ends, notifier)
      assert.deepStrictEqual((yield* messages).map(isMarked), [false])
    }).pipe(Effect.provide(sandbox))
  )
})
