/** What one `report` costs: a loop with it beside the same loop without. */
import { Effect } from "effect"
import { built } from "./built.ts"
import { type Figure, figureOf } from "./Figure.ts"

const { Alert, report, SlackNotifier, withSlackNotify } = await built

const steps = 200_000
const rounds = 15
const goal = 1_000

/** Four metrics that change at every step and never meet a rule. */
const metricsAt = (step: number) => ({
  loss: 1 + (step % 97) / 97,
  accuracy: (step % 89) / 100,
  rate: 0.001 * (step % 7),
  norm: step % 13
})

const rules = [Alert.above("accuracy", 0.95), Alert.below("loss", 0.5), Alert.notFinite("loss")]

/** Keeps the engine from leaving out a loop whose metrics nobody reads. */
let seen = 0

const loops = {
  "for … yield* report": {
    plain: Effect.gen(function* () {
      for (let step = 0; step < steps; step += 1) {
        seen += metricsAt(step).norm
        yield* Effect.void
      }
    }),
    reporting: Effect.gen(function* () {
      for (let step = 0; step < steps; step += 1) yield* report(metricsAt(step), { step })
    })
  },
  "Effect.forEach(…, report)": {
    plain: Effect.forEach(
      Array.from({ length: steps }, (_, step) => step),
      (step) => {
        seen += metricsAt(step).norm
        return Effect.void
      },
      { discard: true }
    ),
    reporting: Effect.forEach(
      Array.from({ length: steps }, (_, step) => step),
      (step) => report(metricsAt(step), { step }),
      { discard: true }
    )
  }
} as const

const processorTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1_000
}

/** Nanoseconds of processor time for each step of a loop; by the wall's clock a busy machine would measure its other work. */
const timed = <R>(loop: Effect.Effect<void, never, R>): Effect.Effect<number, never, R> =>
  Effect.gen(function* () {
    const began = processorTime()
    yield* loop
    return (processorTime() - began) / steps
  })

/** One round measures both loops, so that what slows the machine slows both. The first rounds warm up and do not count. */
const measure = Effect.fnUntraced(function* (name: keyof typeof loops) {
  const plain: Array<number> = []
  const reporting: Array<number> = []
  for (let round = -3; round < rounds; round += 1) {
    const bare = yield* timed(loops[name].plain)
    const reported = yield* timed(loops[name].reporting)
    if (round < 0) continue
    plain.push(bare)
    reporting.push(reported)
  }
  const cost = reporting.map((time, round) => time - (plain[round] ?? 0))
  return [
    figureOf(`${name}: a step without it`, "ns", plain),
    figureOf(`${name}: a step with it`, "ns", reporting),
    figureOf(`${name}: report itself`, "ns", cost, goal)
  ]
})

/** The cost of a report with four metrics and three alerts, in nanoseconds. */
export const measureReport: Effect.Effect<ReadonlyArray<Figure>> = Effect.gen(function* () {
  const generator = yield* measure("for … yield* report")
  const each = yield* measure("Effect.forEach(…, report)")
  if (seen === 0) return yield* Effect.dieMessage("the loops did not run")
  return [...generator, ...each]
}).pipe(withSlackNotify({ name: "benchmark", alerts: rules }), Effect.provide(SlackNotifier.layerNoop))
