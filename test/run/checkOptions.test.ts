/** Options from code without types cost a warning that names the field and the remedy, never the run or its messages. */
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, FastCheck, Layer } from "effect"
import { Alert, Mention, type RunOptions, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { checkOptions } from "../../src/run/checkOptions.ts"
import { captureLog } from "./support/log.ts"
import { tags, told, words } from "./support/told.ts"

const optionsOf = (value: unknown) => checkOptions(value).options
const complaintOf = (value: unknown) => checkOptions(value).complaint

const rule = Alert.above("accuracy", 0.95)

const all: RunOptions = {
  name: "mnist",
  project: "vision",
  workspace: "research",
  description: "Baseline",
  link: "https://example.com",
  tags: ["baseline"],
  steps: 1_000,
  epochs: 20,
  goals: { throughput: "highest" },
  chart: ["loss", "accuracy"],
  card: "job 481516",
  mentions: { who: [Mention.user("U012AB3CD"), Mention.here], when: "always" },
  events: "end",
  minDuration: Duration.minutes(5),
  alerts: [rule]
}

describe("checkOptions", () => {
  it("leaves good options as they are, and complains of nothing", () => {
    assert.deepStrictEqual(optionsOf(all), all)
    assert.isUndefined(complaintOf(all))
    assert.isUndefined(complaintOf({ name: "mnist" }))
  })

  it("takes null and undefined as not given", () => {
    const nothing = {
      project: null,
      tags: null,
      mentions: null,
      events: null,
      minDuration: null,
      alerts: null,
      steps: null,
      epochs: null,
      goals: null,
      chart: null,
      card: null
    }
    assert.isUndefined(complaintOf({ ...nothing, name: "mnist", link: undefined }))
    assert.deepStrictEqual(optionsOf({ ...nothing, name: "mnist" }), optionsOf({ name: "mnist" }))
  })

  for (const [what, given, field, kept] of [
    ["no options", undefined, "options", { name: "" }],
    ["a name alone", "mnist", "options", { name: "mnist" }],
    ["no name", {}, "name", { name: "" }],
    ["an empty name", { name: "  " }, "name", { name: "  " }],
    ["a number for a name", { name: 42 }, "name", { name: "42" }],
    ["a symbol for a name", { name: Symbol("mnist") }, "name", { name: "Symbol(mnist)" }],
    ["a name that cannot be read", { name: Object.create(null) }, "name", { name: "" }],
    ["a number for a project", { name: "x", project: 7 }, "project", { project: "7" }],
    [
      "a URL for a link",
      { name: "x", link: new URL("https://example.com/1") },
      "link",
      { link: "https://example.com/1" }
    ],
    ["one tag alone", { name: "x", tags: "baseline" }, "tags", { tags: ["baseline"] }],
    ["a number among the tags", { name: "x", tags: ["a", 7, undefined] }, "tags[1]", { tags: ["a", "7"] }],
    ["whom to mention alone", { name: "x", mentions: Mention.here }, "mentions", { mentions: { who: [Mention.here] } }],
    ["a list of mentions", { name: "x", mentions: [Mention.here] }, "mentions", { mentions: { who: [Mention.here] } }],
    [
      "an id for a mention",
      { name: "x", mentions: { who: ["U012AB3CD", 7] } },
      "mentions.who[0]",
      { mentions: { who: [Mention.user("U012AB3CD")], when: undefined } }
    ],
    [
      "an unknown moment to mention",
      { name: "x", mentions: { who: [Mention.here], when: "never" } },
      "mentions.when",
      { mentions: { who: [Mention.here], when: undefined } }
    ],
    [
      "an outcome alone to mention at",
      { name: "x", mentions: { who: [Mention.here], when: "Lost" } },
      "mentions.when",
      { mentions: { who: [Mention.here], when: ["Lost"] } }
    ],
    [
      "an unknown outcome to mention at",
      { name: "x", mentions: { who: [Mention.here], when: ["Lost", "Dead", 7] } },
      "mentions.when[1]",
      { mentions: { who: [Mention.here], when: ["Lost"] } }
    ],
    [
      "none but unknown outcomes to mention at",
      { name: "x", mentions: { who: [Mention.here], when: ["failed"] } },
      "mentions.when[0]",
      { mentions: { who: [Mention.here], when: undefined } }
    ],
    ["unknown events", { name: "x", events: "some" }, "events", { events: undefined }],
    ["no duration", { name: "x", minDuration: "5 min" }, "minDuration", { minDuration: undefined }],
    ["a text for the steps", { name: "x", steps: "1000" }, "steps", { steps: undefined }],
    ["no steps at all", { name: "x", steps: 0 }, "steps", { steps: undefined }],
    ["epochs without end", { name: "x", epochs: Infinity }, "epochs", { epochs: undefined }],
    ["a goal alone", { name: "x", goals: "lowest" }, "goals", { goals: {} }],
    [
      "an unknown goal",
      { name: "x", goals: { loss: "min", accuracy: "highest" } },
      "goals.loss",
      { goals: { accuracy: "highest" } }
    ],
    ["a number for a card", { name: "x", card: 481516 }, "card", { card: "481516" }],
    ["a rule alone", { name: "x", alerts: rule }, "alerts", { alerts: [rule] }],
    ["a rule that is none", { name: "x", alerts: [rule, { above: 1 }] }, "alerts[1]", { alerts: [rule] }]
  ] as const) {
    it(`${what}: keeps what can be kept, and names ${field} and what to give`, () => {
      const { options, complaint } = checkOptions(given)
      assert.deepStrictEqual({ ...options, ...kept }, options)
      assert.include(complaint, `${field}: `)
      assert.match(complaint ?? "", /(?:give|make it with) /u)
    })
  }

  it("gives a rule of an unknown level the mildest, and leaves it its judgement", () => {
    const [mild] = optionsOf({ name: "x", alerts: [{ ...rule, level: "critical" }] }).alerts ?? []
    assert.strictEqual(mild?.level, "info")
    assert.strictEqual(mild?.judge({ accuracy: 1 }, undefined), "met")
    assert.strictEqual(mild?.cooldown, rule.cooldown)
  })

  it("reads options whose getters throw as not given", () => {
    const trap = {
      name: "mnist",
      get project() {
        throw new Error("trap")
      }
    }
    assert.strictEqual(optionsOf(trap).name, "mnist")
    assert.isUndefined(optionsOf(trap).project)
  })
})

const untyped = (value: unknown) => value as RunOptions

describe("a run with wrong options", () => {
  it.effect("runs, is told, and says in one warning all that is wrong with them", () =>
    Effect.gen(function* () {
      const log = captureLog()
      const options = untyped({ name: 42, tags: "baseline", minDuration: "soon" })
      const value = yield* Effect.succeed("done").pipe(withSlackNotify(options), Effect.provide(log.layer))
      assert.strictEqual(value, "done")
      assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded"])
      const { messages } = yield* SlackRecorder
      for (const text of (yield* messages).map(words)) assert.include(text, "42")
      assert.strictEqual(log.warnings().length, 1)
      assert.match(log.warnings().join(), /^runbell: 42: its options .*name: .*tags: .*minDuration: /u)
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("has a name to be found by even without any", () =>
    Effect.gen(function* () {
      yield* withSlackNotify(Effect.void, untyped(undefined))
      const [start] = yield* told
      assert.strictEqual(start?._tag === "RunStarted" && start.run.name, "")
      const { messages } = yield* SlackRecorder
      assert.strictEqual((yield* messages)[0]?.text, "🚀 (empty) started")
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  const junk = FastCheck.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true })

  /** Options that are wrong in every way but silence a run by its own will. */
  const wrong = FastCheck.oneof(
    junk,
    FastCheck.record(
      {
        name: junk,
        project: junk,
        workspace: junk,
        description: junk,
        link: junk,
        tags: junk,
        mentions: FastCheck.oneof(junk, FastCheck.record({ who: junk, when: junk }, { requiredKeys: [] })),
        events: junk,
        minDuration: FastCheck.string(),
        steps: junk,
        epochs: junk,
        goals: junk,
        card: junk,
        alerts: FastCheck.oneof(junk, FastCheck.array(FastCheck.record({ judge: junk, reason: junk, level: junk })))
      },
      { requiredKeys: [] }
    )
  )

  it.effect.prop(
    "whatever they are, the program runs and its start and end are told",
    [wrong],
    ([options]) =>
      Effect.gen(function* () {
        assert.strictEqual(yield* withSlackNotify(Effect.succeed(7), untyped(options)), 7)
        assert.deepStrictEqual(yield* tags, ["RunStarted", "RunEnded"])
      }).pipe(Effect.provide(Layer.fresh(SlackRecorder.layer))),
    { fastCheck: { numRuns: 200 } }
  )
})
