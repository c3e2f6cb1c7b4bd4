/** What can be said of a run, and what is refused before it runs. */
import { Duration } from "effect"
import { Alert, Mention, type MentionWhen, type Outcome, withSlackNotify } from "runbell"
import { describe, expect, test } from "tstyche"

describe("RunOptions", () => {
  test("want a name, and take the rest or leave it", () => {
    expect(withSlackNotify).type.toBeCallableWith({ name: "mnist" })
    expect(withSlackNotify).type.toBeCallableWith({
      name: "mnist",
      project: "vision",
      workspace: undefined,
      description: "Baseline",
      link: "https://example.com",
      tags: ["a", "b"],
      mentions: { who: [Mention.user("U012AB3CD"), Mention.here], when: "always" },
      events: "end",
      minDuration: Duration.minutes(1),
      alerts: [
        Alert.above("accuracy", 0.95, { hysteresis: 0.01, cooldown: "5 minutes", level: "warn" }),
        Alert.below("lr", 1e-6),
        Alert.notFinite("loss"),
        Alert.when(({ train = 0, valid = 0 }, step) => valid > train && step !== 0, { title: "Overfitting" })
      ]
    })
    expect(withSlackNotify).type.not.toBeCallableWith({})
    expect(withSlackNotify).type.not.toBeCallableWith({ project: "vision" })
  })

  test("take a word for when to mention people, or any list of outcomes", () => {
    expect(withSlackNotify).type.toBeCallableWith({ name: "mnist", mentions: { who: [Mention.here], when: "failure" } })
    expect(withSlackNotify).type.toBeCallableWith({
      name: "mnist",
      mentions: { who: [Mention.here], when: ["Finished", "Failed", "Interrupted", "Killed", "Lost"] }
    })
    expect<MentionWhen>().type.toBe<"failure" | "always" | ReadonlyArray<Outcome.Outcome["_tag"]>>()
    expect(withSlackNotify).type.not.toBeCallableWith({
      name: "mnist",
      mentions: { who: [Mention.here], when: "Failed" }
    })
    expect(withSlackNotify).type.not.toBeCallableWith({
      name: "mnist",
      mentions: { who: [Mention.here], when: ["Dead"] }
    })
    expect(withSlackNotify).type.not.toBeCallableWith({
      name: "mnist",
      mentions: { who: [Mention.here], when: ["always"] }
    })
  })

  test("refuse what is misspelt", () => {
    expect(withSlackNotify).type.not.toBeCallableWith({ name: "mnist", nmae: "x" })
    expect(withSlackNotify).type.not.toBeCallableWith({ name: "mnist", tag: ["a"] })
    expect(withSlackNotify).type.not.toBeCallableWith({ name: "mnist", mentions: { who: [], whne: "always" } })
  })

  test("refuse what is of the wrong kind", () => {
    expect(withSlackNotify).type.not.toBeCallableWith({ name: 7 })
    expect(withSlackNotify).type.not.toBeCallableWith({ name: "mnist", tags: "a" })
    expect(withSlackNotify).type.not.toBeCallableWith({ name: "mnist", events: "start" })
    expect(withSlackNotify).type.not.toBeCallableWith({ name: "mnist", minDuration: "soon" })
    expect(withSlackNotify).type.not.toBeCallableWith({ name: "mnist", mentions: { who: ["U012AB3CD"] } })
    expect(withSlackNotify).type.not.toBeCallableWith({ name: "mnist", alerts: [Alert.above] })
  })
})

describe("Alert", () => {
  test("has hysteresis where there is a threshold, and a title where there is a condition", () => {
    expect(Alert.above).type.toBeCallableWith("m", 1, { hysteresis: 0.1 })
    expect(Alert.below).type.toBeCallableWith("m", 1, { hysteresis: 0.1 })
    expect(Alert.notFinite).type.not.toBeCallableWith("m", { hysteresis: 0.1 })
    expect(Alert.when).type.toBeCallableWith(() => true, { title: "x" })
    expect(Alert.above).type.not.toBeCallableWith("m", 1, { title: "x" })
  })

  test("knows three levels", () => {
    expect(Alert.notFinite).type.not.toBeCallableWith("m", { level: "fatal" })
  })

  test("wants a threshold that is a number, and a predicate that says yes or no", () => {
    expect(Alert.above).type.not.toBeCallableWith("m")
    expect(Alert.above).type.not.toBeCallableWith("m", "0.9")
    expect(Alert.when).type.not.toBeCallableWith(() => "yes")
  })
})
