/** However much a message was made of, whoever delivers it later can read it back. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect } from "effect"
import { type MessageContent, render, SlackPolicy } from "runbell"
import { drain } from "../../src/outbox/drain.ts"
import { put } from "../../src/outbox/put.ts"
import { locales } from "../support/words.ts"
import { recording, swift, temporaryFolder } from "./support/outbox.ts"

const point = { low: 0.123456789, high: 0.123456789, last: 0.123456789 }

const contents: Readonly<Record<string, MessageContent>> = {
  "a long text": { text: "x".repeat(1_200_000) },
  "a long text of pairs": { text: `x${"😀".repeat(600_000)}` },
  "long facts": {
    fields: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}`, "漢".repeat(9_000)]))
  },
  "long curves": {
    text: "look",
    curves: [{ metric: "loss", points: Array.from({ length: 20_000 }, (_, step) => ({ ...point, step })) }]
  }
}

describe("a message in the outbox", () => {
  for (const [what, content] of Object.entries(contents)) {
    it.scopedLive(`of ${what} is told by another process as it is`, () =>
      Effect.gen(function* () {
        const folder = yield* temporaryFolder
        const message = render({ _tag: "MessageSent", at: yield* DateTime.now, content }, locales.en)
        yield* put(folder, message)
        const { deliver, messages } = recording()
        const drained = yield* drain(folder, { deliver }, "1 minute")
        assert.containsSubset(drained, { delivered: 1, setAside: 0 })
        assert.deepStrictEqual(messages[0]?.blocks, message.blocks)
        assert.strictEqual(messages[0]?.text, message.text)
      }).pipe(Effect.provide(SlackPolicy.layer(swift)))
    )
  }
})
