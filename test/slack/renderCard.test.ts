/** What the card of a run shows while it lives and when it has ended, and how its curves are told in text and as charts. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, FastCheck, type Layer } from "effect"
import { type Block, type Curve, Locale, type Message, outline, type Progress, type RunEvent, render } from "runbell"
import { validateMessage } from "../../src/sandbox/validate/validateMessage.ts"
import { valuesOf } from "../../src/slack/sparkline.ts"
import { hostileEvents } from "../support/hostileEvent.ts"

const at = DateTime.unsafeMake("2026-11-24T19:05:09Z")
const run = { id: "r1", name: "mnist", project: "vision", tags: [] }

const utc = Locale.layer({ language: "en", timeZone: "UTC" })

const curveOf = (metric: string, values: ReadonlyArray<number>, best?: Curve["best"]): Curve => ({
  metric,
  best,
  points: values.map((value, index) => {
    const finite = Number.isFinite(value) ? value : Number.NaN
    return { step: index + 1, low: finite, high: finite, last: value }
  })
})

const falling = curveOf("loss", [8, 7, 6, 5, 4, 3, 2, 1], { goal: "lowest", step: 8, value: 1 })
const rising = curveOf("accuracy", [0.1, 0.5, 0.9], { goal: "highest", step: 3, value: 0.9 })

const progressed = (progress?: Progress, curves?: ReadonlyArray<Curve>): RunEvent.RunEvent => ({
  _tag: "RunProgressed",
  run,
  at,
  metrics: { values: { loss: 1, accuracy: 0.9, lr: 0.001 }, step: 8 },
  progress,
  curves
})

const ended = (over: Partial<RunEvent.RunEnded> = {}): RunEvent.RunEvent => ({
  _tag: "RunEnded",
  run,
  at,
  outcome: { _tag: "Finished" },
  duration: Duration.minutes(3),
  alertsHeldBack: 0,
  mentions: [],
  ...over
})

const rendered = (event: RunEvent.RunEvent, layer: Layer.Layer<Locale, unknown> = utc) =>
  Effect.map(Locale, (locale) => render(event, locale)).pipe(Effect.provide(layer), Effect.orDie)

const linesOf = (blocks: ReadonlyArray<Block>) => outline(blocks).map((line) => line.map(({ text }) => text).join(""))

const cardLines = ({ card }: Message) => linesOf(card?.blocks ?? [])

const halfway: Progress = {
  elapsed: Duration.minutes(40),
  step: 520,
  steps: 1_000,
  epoch: 6,
  epochs: 10,
  speed: 12.345,
  remaining: { atLeast: Duration.seconds(1_931), atMost: Duration.seconds(2_177) }
}

const chartsIn = (blocks: ReadonlyArray<Block>) =>
  blocks.flatMap((block) => (block.type === "data_visualization" ? [block] : []))

describe("the card", () => {
  it.effect("of a run that has begun is what its start says", () =>
    Effect.gen(function* () {
      const { text, blocks, card } = yield* rendered({ _tag: "RunStarted", run, at })
      assert.deepStrictEqual(card, { text, blocks })
    })
  )

  it.effect("of a run that lives shows how far it is, what remains, and each metric with its way", () =>
    Effect.gen(function* () {
      const message = yield* rendered(progressed(halfway, [falling, rising]))
      assert.deepStrictEqual(cardLines(message), [
        "⏳ mnist is under way",
        "██████████░░░░░░░░░░  52%",
        "step 520 of 1,000 · epoch 6 of 10",
        "Remaining  32 min to 36 min",
        "Elapsed  40 min",
        "Speed  12.3 steps/s",
        "loss        1  █▇▆▅▄▃▂▁",
        "accuracy  0.9  ▁▅█",
        "Best  loss 1 (step 8) · accuracy 0.9 (step 3)",
        "Last metrics  lr 0.001",
        "Project  vision",
        "vision / mnist · updated Nov 24, 2026, 19:05:09 UTC · run r1"
      ])
    })
  )

  it.effect("tells who can only post the same, without what the start has said", () =>
    Effect.gen(function* () {
      const lines = linesOf((yield* rendered(progressed(halfway, [falling]))).blocks)
      assert.include(lines.join("\n"), "██████████░░░░░░░░░░  52%")
      assert.notInclude(lines.join("\n"), "Project  vision")
    })
  )

  for (const [what, progress, expected, not] of [
    ["says nothing of what remains while it is not known", { ...halfway, remaining: undefined }, "Speed", "Remaining"],
    ["has no bar where nobody knows how many there are", { elapsed: Duration.zero, step: 3 }, "step 3", "░"],
    [
      "counts epochs where there are no steps",
      { elapsed: Duration.zero, epoch: 2.5, epochs: 10 },
      "█████░░░░░░░░░░░░░░░  25%",
      " steps"
    ],
    ["is not full before all is done", { elapsed: Duration.zero, step: 999, steps: 1_000 }, "░  99%", "100%"],
    [
      "is full, and no fuller, beyond the end",
      { elapsed: Duration.zero, step: 1_200, steps: 1_000 },
      `${"█".repeat(20)}  100%`,
      "120%"
    ],
    ["tells a slow speed by the hour", { elapsed: Duration.zero, step: 3, speed: 2 / 3_600 }, "2 steps/h", "steps/s"],
    [
      "tells a middling speed by the minute",
      { elapsed: Duration.zero, step: 3, speed: 0.5 },
      "30 steps/min",
      "steps/s"
    ],
    [
      "tells one time where both ends are the same to who reads them",
      { ...halfway, remaining: { atLeast: Duration.minutes(90), atMost: Duration.minutes(91) } },
      "Remaining  1 hr, 30 min\n",
      " to "
    ]
  ] as const) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const text = cardLines(yield* rendered(progressed(progress))).join("\n")
        assert.include(text, expected)
        assert.notInclude(text, not)
      })
    )
  }

  it.effect("of a run that has ended shows the outcome with its reason, and no output or stack", () =>
    Effect.gen(function* () {
      const message = yield* rendered(
        ended({
          outcome: { _tag: "Failed", exitCode: 137 },
          output: { stderr: { lines: ["Traceback of it all"], omitted: 0 }, stdout: { lines: [], omitted: 0 } },
          progress: { elapsed: Duration.minutes(3), step: 520, steps: 1_000 },
          curves: [falling]
        })
      )
      const card = cardLines(message)
      assert.strictEqual(card[0], "❌ mnist failed after 3 min: exit code 137")
      assert.include(card, "Stopped at  step 520 of 1,000")
      assert.include(card.join("\n"), "█▇▆▅▄▃▂▁")
      assert.notInclude(card.join("\n"), "Traceback")
      assert.include(linesOf(message.blocks).join("\n"), "Traceback")
      assert.deepStrictEqual(chartsIn(message.card?.blocks ?? []), [])
    })
  )

  it.effect("keeps the columns under one another where names are wide", () =>
    Effect.gen(function* () {
      const lines = cardLines(
        yield* rendered(progressed(undefined, [curveOf("损失", [2, 1]), curveOf("loss", [2, 1])]))
      )
      assert.include(lines, "损失  1  █▁")
      assert.include(lines, "loss  1  █▁")
    })
  )

  it.effect("fits a phone with the usual names", () =>
    Effect.gen(function* () {
      const long = Array.from({ length: 60 }, (_, index) => index + 0.1234)
      const curves = ["train_loss", "val_accuracy"].map((metric) => curveOf(metric, long))
      for (const line of cardLines(yield* rendered(progressed(undefined, curves))).slice(1, 3)) {
        assert.isAtMost(line.length, 34)
      }
    })
  )
})

describe("a sparkline", () => {
  it.effect("shows the gap of a metric that left the numbers, its extremes, and a flat line as one", () =>
    Effect.gen(function* () {
      const spike = curveOf(
        "spike",
        Array.from({ length: 200 }, (_, index) => (index === 77 ? 1 : 0))
      )
      const curves = [curveOf("lost", [1, 2, Number.NaN, Infinity]), spike, curveOf("flat", [3, 3, 3])]
      const [lost, spiked, flat] = cardLines(yield* rendered(progressed(undefined, curves))).slice(1)
      assert.match(lost ?? "", /▁█··$/u)
      assert.match(spiked ?? "", /▁█▁/u)
      assert.match(flat ?? "", /▄▄▄$/u)
    })
  )

  it.effect("takes numbers of any size", () =>
    Effect.gen(function* () {
      const curves = [curveOf("wide", [-Number.MAX_VALUE, 0, Number.MAX_VALUE])]
      assert.match(cardLines(yield* rendered(progressed(undefined, curves)))[1] ?? "", /▁▅█$/u)
    })
  )
})

describe("Slack's chart", () => {
  const many = (length: number, value: (index: number) => number) => Array.from({ length }, (_, index) => value(index))

  it.effect("knows no negative zero, as JSON does not: what waits on the disk can be read back", () =>
    Effect.gen(function* () {
      const { blocks } = yield* rendered(ended({ curves: [curveOf("loss", [-0, -0])] }))
      const values = chartsIn(blocks).flatMap(({ chart }) => chart.series.flatMap(({ data }) => data))
      assert.deepStrictEqual(
        values.map(({ value }) => value),
        [0, 0]
      )
    })
  )

  it.effect("holds what is better the lower, and another what is better the higher", () =>
    Effect.gen(function* () {
      const { blocks } = yield* rendered(ended({ curves: [falling, rising, curveOf("lr", [1, 2])] }))
      assert.deepStrictEqual(
        chartsIn(blocks).map(({ chart }) => chart.series.map(({ name }) => name)),
        [["loss"], ["accuracy"]]
      )
    })
  )

  it.effect("keeps the extremes in its twenty points", () =>
    Effect.gen(function* () {
      const values = many(60, (index) => (index === 13 ? 99 : index === 44 ? -99 : 1))
      const { blocks } = yield* rendered(ended({ curves: [curveOf("x", values)] }))
      const data = chartsIn(blocks)[0]?.chart.series[0].data.map(({ value }) => value) ?? []
      assert.strictEqual(data.length, 20)
      assert.include(data, 99)
      assert.include(data, -99)
    })
  )

  it.effect("lets curves of different steps share one axis", () =>
    Effect.gen(function* () {
      const goal = { goal: "lowest", step: 1, value: 0 } as const
      const train = curveOf(
        "loss",
        many(60, (index) => 60 - index),
        goal
      )
      const every: Curve = {
        metric: "val_loss",
        best: goal,
        points: [20, 40, 60].map((step) => ({ step, low: step, high: step, last: step }))
      }
      const { blocks } = yield* rendered(ended({ curves: [train, every] }))
      const [first, second] = chartsIn(blocks)[0]?.chart.series ?? []
      assert.deepStrictEqual(
        first?.data.map(({ label }) => label),
        second?.data.map(({ label }) => label)
      )
      assert.strictEqual(first?.data[0]?.value, 60)
      assert.deepStrictEqual([...new Set(second?.data.map(({ value }) => value))], [20, 40, 60])
    })
  )

  it.effect("leaves a curve with a gap to its sparkline, and a single point to its number", () =>
    Effect.gen(function* () {
      const { blocks, picture } = yield* rendered(
        ended({ curves: [curveOf("lost", [1, Number.NaN, 2]), curveOf("once", [1])] })
      )
      assert.deepStrictEqual(chartsIn(blocks), [])
      assert.isDefined(picture)
    })
  )

  const drawn = FastCheck.oneof(hostileEvents.RunEnded, hostileEvents.RunProgressed, hostileEvents.MessageSent)

  it.effect.prop(
    "is, with the card and without the chart, always a message that Slack's rules accept",
    [drawn],
    ([event]) =>
      Effect.gen(function* () {
        const { text, blocks, card } = yield* rendered(event)
        const older = blocks.filter(({ type }) => type !== "data_visualization")
        for (const message of [{ text, blocks }, { text, blocks: older }, card ?? { text, blocks }]) {
          assert.isUndefined(validateMessage(JSON.parse(JSON.stringify(message))))
        }
      })
  )
})

describe("the words of a picture", () => {
  it.effect("say how each curve went, in the locale", () =>
    Effect.gen(function* () {
      const picture = (layer: Layer.Layer<Locale, unknown>) =>
        Effect.map(rendered(ended({ curves: [falling] }), layer), ({ picture }) => picture)
      assert.deepStrictEqual(yield* picture(utc), {
        title: "Curves of mnist",
        alt: "loss went from 8 to 1 between step 1 and step 8.",
        step: "step",
        best: "Best"
      })
      assert.include((yield* picture(Locale.zh))?.alt, "loss 由 8 变为 1")
    })
  )

  it.effect("are there for a message with curves, and for none without", () =>
    Effect.gen(function* () {
      const said = (curves?: ReadonlyArray<Curve>): RunEvent.RunEvent => ({
        _tag: "MessageSent",
        run,
        at,
        content: { text: "look", curves }
      })
      assert.isDefined((yield* rendered(said([falling]))).picture)
      assert.include(linesOf((yield* rendered(said([falling]))).blocks), "loss  1  █▇▆▅▄▃▂▁")
      assert.isUndefined((yield* rendered(said())).picture)
      assert.isUndefined((yield* rendered(ended())).picture)
    })
  )
})

describe("valuesOf", () => {
  it("is the last of each point, but for the extremes of all", () => {
    const point = (low: number, high: number, last: number) => ({ step: 0, low, high, last })
    assert.deepStrictEqual(valuesOf([point(1, 9, 5), point(0, 5, 2), point(2, 3, Number.NaN)]), [9, 0, 3])
  })
})
