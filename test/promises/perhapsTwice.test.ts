/**
 * Promise 2, in the one case that no outbox can decide: Slack took a message, and its answer was lost. It is told again,
 * better twice than never, and the second says that it may be a repeat.
 */
import { FetchHttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { SlackPolicy, withSlackNotify } from "runbell"
import { NodeSlackNotifier } from "runbell/node"
import { Fault, SlackSandbox } from "runbell/testing"
import { temporaryFolder } from "../journal/temporaryFolder.ts"
import { sandbox, swift } from "../support/liveSlack.ts"

const repeat = "may be a repeat"

describe("a message whose answer was lost", () => {
  it.scopedLive("is told once more, marked as perhaps a repeat, and no other message is", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { fail, messages, webhookUrl } = yield* SlackSandbox
      yield* fail(Fault.DropAfter())
      const notifier = NodeSlackNotifier.layerWebhook({ url: webhookUrl, folder, watchdog: false }).pipe(
        Layer.provide(FetchHttpClient.layer),
        Layer.provideMerge(SlackPolicy.layer(swift))
      )
      yield* Effect.void.pipe(withSlackNotify({ name: "mnist", events: "end" }), Effect.provide(notifier))
      const told = (yield* messages).map((message) => JSON.stringify(message))
      assert.deepStrictEqual(
        told.map((message) => message.includes("mnist") && message.includes(repeat)),
        [false, true]
      )
    }).pipe(Effect.provide(sandbox))
  )
})
