/** The line of progress fits every terminal, and says what it can. */
import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import { languages } from "runbell"
import type { Step } from "../../../../examples/mnist/Progress.ts"
import { displayWidth } from "../../../../examples/mnist/terminal/displayWidth.ts"
import { progressLine, tellIn } from "../../../../examples/mnist/terminal/progressLine.ts"

const half: Step = { step: 200, steps: 400, loss: 0.35321, accuracy: 0.933 }

const lineAt = (columns: number, step: Step = half, language = "en") =>
  progressLine(tellIn(language)(step), { columns, style: "cyan", colour: false })

describe("progressLine", () => {
  it("has a bar and all numbers where there is room, and never a wider bar than forty columns", () => {
    const line = `${"━".repeat(20)}${"─".repeat(20)}  step 200/400  loss 0.353  accuracy 93.3%`
    assert.strictEqual(lineAt(100), line)
    assert.strictEqual(lineAt(200), line)
  })

  it("leaves out the loss, then the bar, then the accuracy where there is less room", () => {
    assert.strictEqual(lineAt(60), `${"━".repeat(8)}╸${"─".repeat(8)}  step 200/400  loss 0.353  accuracy 93.3%`)
    assert.strictEqual(lineAt(40), `━━━━╸────  step 200/400  accuracy 93.3%`)
    assert.strictEqual(lineAt(34), "step 200/400  accuracy 93.3%")
    assert.strictEqual(lineAt(20), "step 200/400")
  })

  it("says in words when the loss is no number any more", () => {
    assert.include(lineAt(100, { ...half, loss: Number.NaN }), "loss NaN")
  })

  const step = FastCheck.record({
    step: FastCheck.integer({ min: 0, max: 400 }),
    steps: FastCheck.constant(400),
    loss: FastCheck.double(),
    accuracy: FastCheck.double({ min: 0, max: 1, noNaN: true })
  })

  it.prop(
    "never reaches the last column, in any language, whatever the numbers",
    [step, FastCheck.integer({ min: 1, max: 250 }), FastCheck.constantFrom(...languages)],
    ([step, columns, language]) => displayWidth(lineAt(columns, step, language)) < columns
  )
})
