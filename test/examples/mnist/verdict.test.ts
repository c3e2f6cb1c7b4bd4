/** The main job is content only with exactly the messages that it should bring. */
import { assert, describe, it } from "@effect/vitest"
import { chapters } from "../../../examples/mnist/chapters.ts"
import type { Shown } from "../../../examples/mnist/narrate.ts"
import { isRight, verdictLine } from "../../../examples/mnist/verdict.ts"
import { wordsIn } from "../../../examples/mnist/words/Words.ts"

const [finishes] = chapters
const verdictOn = (...got: ReadonlyArray<Shown>) => ({ chapter: finishes, got })
const said = (...got: ReadonlyArray<Shown>) =>
  verdictLine(verdictOn(...got), 0, wordsIn("en"))
    .map(({ text }) => text)
    .join("")

describe("a verdict", () => {
  it("is right when all messages came in order", () => {
    assert.isTrue(isRight(verdictOn("started", "alert", "finished")))
    assert.strictEqual(said("started", "alert", "finished"), "✔ 1/3  started → alert → finished")
  })

  it("is wrong when one is missing, comes twice, in another order, or is of another kind", () => {
    assert.isFalse(isRight(verdictOn("started", "finished")))
    assert.isFalse(isRight(verdictOn("started", "alert", "alert", "finished")))
    assert.isFalse(isRight(verdictOn("alert", "started", "finished")))
    assert.isFalse(isRight(verdictOn("started", "alert", "failed")))
  })

  it("shows a message that nobody knows by its text", () => {
    const line = '✘ 1/3  started → "hello", and not: started → alert → finished'
    assert.strictEqual(said("started", { text: "hello" }), line)
  })
})
