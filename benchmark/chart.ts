/** Measures what a picture of curves costs who has it drawn, and what the layer that draws costs who has not. Needs `npm run build`. */
import { execFileSync } from "node:child_process"
import { Effect } from "effect"
import type * as Chart from "runbell/chart"
import type { Curve } from "../src/domain/Curve.ts"
import { builtEntry } from "./built.ts"
import { type Figure, figureOf, tableOf } from "./Figure.ts"

const rounds = 9
const startRounds = 15

const builtChart = new URL("../dist/chart.js", import.meta.url).href

/** As published: it draws in a thread of its own, which only a built file has. */
const chart: typeof Chart = await import(builtChart)

/** As many points as the end of a run tells, as noisy as a training is. */
const curveOf = (metric: string, seed: number): Curve => ({
  metric,
  points: Array.from({ length: 60 }, (_, index) => {
    const noise = Math.sin(seed + index * 12.9898) * 0.05
    const value = Math.exp(-index / 20) + noise
    return { step: (index + 1) * 100, low: value - 0.1, high: value + 0.1, last: value }
  }),
  best: { goal: "lowest", step: 6_000, value: 0.05 }
})

const curvesOf = (panels: number) => Array.from({ length: panels }, (_, index) => curveOf(`metric/${index}`, index))

const words = { title: "Curves of mnist", alt: "", step: "step", best: "best" }

interface Drawn {
  /** As it passes. */
  readonly time: number
  /** Of all threads. */
  readonly processor: number
  readonly bytes: number
}

const drawOnce = Effect.fnUntraced(function* (panels: number): Effect.fn.Return<Drawn> {
  const draw = yield* chart.draw
  const before = process.cpuUsage()
  const at = performance.now()
  const png = yield* Effect.orDie(draw(curvesOf(panels), words))
  const { user, system } = process.cpuUsage(before)
  return { time: performance.now() - at, processor: (user + system) / 1_000, bytes: png.length }
})

const measureDrawing = Effect.fnUntraced(function* (panels: number) {
  yield* drawOnce(panels) // the first reads the disk
  const all = yield* Effect.replicateEffect(drawOnce(panels), rounds)
  const what = `a picture of ${panels} ${panels === 1 ? "panel" : "panels"}, ${Math.round((all[0]?.bytes ?? 0) / 1_000)} kB`
  return [
    figureOf(
      what,
      "ms",
      all.map(({ time }) => time)
    ),
    figureOf(
      "… processor time, with the start of the thread",
      "ms",
      all.map(({ processor }) => processor)
    )
  ]
})

/** Milliseconds of processor time until a program that imports these is ready to run. */
const startOf = (imports: ReadonlyArray<string>): number => {
  const program = imports.map((name) => `import ${JSON.stringify(name)};`).join("")
  const spent = "const { user, system } = process.cpuUsage(); process.stdout.write(String(user + system))"
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", program + spent])) / 1_000
}

/** By turns, so that what else the machine does meets both. */
const measureStarts = (): ReadonlyArray<Figure> => {
  const samples = Array.from({ length: startRounds }, () => [startOf([builtEntry]), startOf([builtEntry, builtChart])])
  const of = (index: number) => samples.map((times) => times[index] ?? Number.NaN)
  const over = samples.map(([without = Number.NaN, with_ = Number.NaN]) => with_ - without)
  return [
    figureOf("a start with runbell", "ms", of(0)),
    figureOf("with runbell/chart besides, and nothing drawn", "ms", of(1)),
    figureOf("runbell/chart itself", "ms", over)
  ]
}

const one = await Effect.runPromise(measureDrawing(1))
const six = await Effect.runPromise(measureDrawing(6))
console.log(`${tableOf("drawing", [...one, ...six])}\n`)
console.log(tableOf("start, processor time", measureStarts()))
