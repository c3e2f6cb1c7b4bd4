/** runbell's own notifier against the sandbox, over a real socket. */
import { FetchHttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { SlackNotifier, SlackPolicy, sendMsg, withSlackNotify } from "runbell"
import { NodeSlackSandbox } from "runbell/node"
import { Fault, SlackSandbox } from "runbell/testing"

const notifier = Layer.unwrapEffect(
  Effect.map(SlackSandbox, ({ webhookUrl }) => SlackNotifier.layerWebhook({ url: webhookUrl }))
).pipe(
  Layer.provide(FetchHttpClient.layer),
  Layer.provide(SlackPolicy.layer({ pace: { burst: 100, interval: "1 second" } }))
)

const slack = Layer.provideMerge(
  Layer.orDie(notifier),
  NodeSlackSandbox.layer({ pace: { burst: 100, interval: "1 second" } })
)

const attempts = Effect.flatMap(SlackSandbox, ({ requests }) =>
  Effect.map(requests, (all) => all.map(({ status, fault }) => status ?? fault))
)

describe("the notifier and the sandbox", () => {
  it.live("agree on a run from its start to its end", () =>
    Effect.gen(function* () {
      yield* sendMsg("half way").pipe(withSlackNotify({ name: "mnist" }))
      const { messages } = yield* SlackSandbox
      const texts = (yield* messages).map(({ text }) => text)
      assert.strictEqual(texts.length, 3)
      assert.include(texts[0], "mnist")
      assert.include(texts[1], "half way")
      assert.include(texts[2], "mnist")
      assert.deepStrictEqual(yield* attempts, [200, 200, 200])
    }).pipe(Effect.provide(slack))
  )

  it.live("get a message through a cut connection and a server's error, and store it once", () =>
    Effect.gen(function* () {
      const { fail, messages } = yield* SlackSandbox
      yield* fail(Fault.DropBefore(), Fault.ServerError({}))
      const { attempts: counted } = yield* sendMsg("hi")
      assert.strictEqual(counted, 3)
      assert.deepStrictEqual(yield* attempts, ["DropBefore", 500, 200])
      assert.strictEqual((yield* messages).length, 1)
    }).pipe(Effect.provide(slack))
  )

  it.live("agree that a 429 is to be waited out", () =>
    Effect.gen(function* () {
      const { fail } = yield* SlackSandbox
      yield* fail(Fault.RateLimited({ retryAfter: 1 }))
      yield* sendMsg("hi")
      assert.deepStrictEqual(yield* attempts, [429, 200])
    }).pipe(Effect.provide(slack))
  )

  const states = [
    ["revoked", "SlackWebhookRevoked"],
    ["removed", "SlackWebhookRevoked"],
    ["disabled", "SlackWebhookRevoked"],
    ["channelArchived", "SlackChannelUnavailable"],
    ["channelDeleted", "SlackChannelUnavailable"],
    ["prohibited", "SlackPostForbidden"],
    ["generalRestricted", "SlackPostForbidden"],
    ["teamDisabled", "SlackWorkspaceGone"]
  ] as const
  for (const [state, tag] of states) {
    it.live(`agree that ${state} means ${tag}, and that it is no use to ask twice`, () =>
      Effect.gen(function* () {
        const { setState } = yield* SlackSandbox
        yield* setState(state)
        assert.strictEqual((yield* Effect.flip(sendMsg("hi")))._tag, tag)
        assert.strictEqual((yield* attempts).length, 1)
      }).pipe(Effect.provide(slack))
    )
  }

  it.live("have a plainer form for a message whose blocks are refused", () =>
    Effect.gen(function* () {
      const { fail, messages } = yield* SlackSandbox
      yield* fail(Fault.Answer({ status: 400, body: "invalid_blocks" }))
      assert.strictEqual((yield* sendMsg("hi")).form, "plain")
      assert.deepStrictEqual(
        (yield* messages).map(({ blocks }) => blocks),
        [[]]
      )
    }).pipe(Effect.provide(slack))
  )
})
