/** What several processes of a machine say at once, as a script with `&` does: they keep to a webhook's pace together. */
import { assert, describe, it } from "@effect/vitest"
import { Array as Arr, Effect } from "effect"
import { NodeSlackSandbox } from "runbell/node"
import { SlackSandbox } from "runbell/testing"
import { slackIn, told, useCommand } from "../run/support/command.ts"

const { runbell } = useCommand()

describe("many who say something at once", () => {
  it.live("are all heard, and none is told by Slack that it is too fast", () =>
    Effect.gen(function* () {
      const environment = yield* slackIn
      const texts = Arr.makeBy(6, (index) => `part ${index}`)
      const seen = yield* Effect.forEach(texts, (text) => runbell(["send", text], { environment }), {
        concurrency: "unbounded"
      })
      assert.deepStrictEqual(Arr.dedupe(seen.map(({ code }) => code)), [0])
      const said = (yield* told).join("\n")
      assert.deepStrictEqual(
        texts.filter((text) => !said.includes(text)),
        []
      )
      const { requests } = yield* SlackSandbox
      assert.deepStrictEqual(Arr.dedupe((yield* requests).map(({ status }) => status)), [200])
    }).pipe(Effect.provide(NodeSlackSandbox.layer()))
  )
})
