/** The Promise face where there is no Node: the same, with all of it in memory. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { SlackSandbox } from "runbell/testing"
import * as web from "../../src/promise/web.ts"
import * as node from "../../src/promise.ts"
import { swift } from "../support/liveSlack.ts"
import { inSandbox, titles } from "./support.ts"

describe("the Promise face without Node", () => {
  it("has the same names", () => {
    assert.deepStrictEqual(Object.keys(web), Object.keys(node))
  })

  it.live("tells the same", () =>
    inSandbox(
      Effect.gen(function* () {
        const { webhookUrl, messages } = yield* SlackSandbox
        const value = yield* Effect.promise(async () => {
          const notifier = await web.connect({ webhook: Redacted.value(webhookUrl), policy: swift })
          return notifier.wrap({ name: "mnist" }, () => 7).finally(notifier.close)
        })
        assert.strictEqual(value, 7)
        assert.deepStrictEqual(titles(yield* messages), ["🚀 mnist started", "✅ mnist finished"])
      })
    )
  )
})
