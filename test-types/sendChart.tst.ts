/** Curves on demand: only inside a run, with all that it may fail with. */
import type { Effect } from "effect"
import { type CurrentRun, type NothingToDraw, type Receipt, type SlackError, sendChart } from "runbell"
import { describe, expect, test } from "tstyche"

describe("sendChart", () => {
  test("belongs to a run, and fails where there is nothing to draw or Slack refuses", () => {
    expect(sendChart()).type.toBe<Effect.Effect<Receipt, SlackError | NothingToDraw, CurrentRun>>()
  })

  test("takes names of metrics, and a title", () => {
    expect(sendChart).type.toBeCallableWith(["loss", "accuracy"], { title: "Half way" })
    expect(sendChart).type.not.toBeCallableWith("loss")
    expect(sendChart).type.not.toBeCallableWith(["loss"], { titel: "Half way" })
  })
})
