/** What a person sees: lines and messages from top to bottom, and under them the progress of the run that goes on. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Locale } from "runbell"
import type { Step } from "../Progress.ts"
import type { Kind } from "../words/Words.ts"
import { Output, type Service as OutputService } from "./Output.ts"
import { type Painted, paint, paintLine, type Style, styleOf } from "./paint.ts"
import { progressLine, type Told, tellIn } from "./progressLine.ts"
import { wrap } from "./wrap.ts"

export interface Service {
  /** Prints lines, above the progress if there is any. */
  readonly say: (...lines: ReadonlyArray<Painted>) => Effect.Effect<void>
  /** Prints a message as a card whose edge tells its kind. */
  readonly card: (lines: ReadonlyArray<Painted>, kind: Kind | undefined) => Effect.Effect<void>
  /** Shows how far the run is: on a terminal in one line that is drawn again, else in a line every now and then. */
  readonly progress: (step: Step) => Effect.Effect<void>
  /** Leaves the progress as it is, in the colour of how the run ended. */
  readonly settle: (kind: Kind) => Effect.Effect<void>
}

export class Screen extends Context.Tag("mnist/Screen")<Screen, Service>() {
  static readonly layer: Layer.Layer<Screen, never, Output> = Layer.effect(
    Screen,
    Effect.gen(function* () {
      const output = yield* Output
      const tell = tellIn((yield* Locale).language)
      return output.isTerminal ? onTerminal(output, tell) : inPipe(output, tell)
    })
  )
}

/** The text of a card, in at most so many columns. */
const cardText = (lines: ReadonlyArray<Painted>, kind: Kind | undefined, columns: number, colour: boolean): string => {
  const rows = lines.flatMap((line) => wrap(line, columns))
  const style = kind === undefined ? "plain" : styleOf[kind]
  return rows
    .map((row, index) => {
      const edge = index === 0 ? "╭" : index === rows.length - 1 ? "╰" : "│"
      return `${paint(edge, style, colour)} ${paintLine(row, colour)}`.trimEnd()
    })
    .join("\n")
}

const saidText = (lines: ReadonlyArray<Painted>, columns: number, colour: boolean): string =>
  lines
    .flatMap((line) => wrap(line, columns))
    .map((line) => paintLine(line, colour))
    .join("\n")

/** More often than this nobody sees. */
const leastMillisBetweenFrames = 50

const eraseLine = "\r\u001b[2K"

const onTerminal = (output: OutputService, tell: (step: Step) => Told): Service => {
  let last: Told | undefined
  let drawnAt = 0
  const line = (told: Told, style: Style) =>
    progressLine(told, { columns: output.columns(), style, colour: output.hasColour })
  const draw = () => output.write(last === undefined ? "" : eraseLine + line(last, "cyan"))
  const above = (text: () => string) =>
    Effect.sync(() => {
      output.write(`${last === undefined ? "" : eraseLine}${text()}\n`)
      draw()
    })
  const columns = () => Math.max(20, output.columns() - 1)
  return {
    say: (...lines) => above(() => saidText(lines, columns(), output.hasColour)),
    // With an empty line after it: before the next card, or before the progress.
    card: (lines, kind) => above(() => `${cardText(lines, kind, columns() - 2, output.hasColour)}\n`),
    progress: (step) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        last = tell(step)
        if (now - drawnAt < leastMillisBetweenFrames) return
        drawnAt = now
        draw()
      }),
    settle: (kind) =>
      Effect.sync(() => {
        if (last !== undefined) output.write(`${eraseLine}${line(last, styleOf[kind])}\n`)
        last = undefined
      })
  }
}

const stepsBetweenLines = 50

/** What the last line belongs to. */
type Part = "text" | "card" | "steps"

const inPipe = (output: OutputService, tell: (step: Step) => Told): Service => {
  let untold: Step | undefined
  let last: Part = "text"
  const print = (part: Part, text: string) =>
    Effect.sync(() => {
      const apart = last !== "text" && part !== "text" && (part === "card" || last === "card")
      output.write(`${apart ? "\n" : ""}${text}\n`)
      last = part
    })
  const printStep = (shown: Step) => {
    const { step, loss, accuracy } = tell(shown)
    return print("steps", [step, loss, accuracy].join("  "))
  }
  return {
    say: (...lines) => print("text", saidText(lines, Infinity, false)),
    card: (lines, kind) => print("card", cardText(lines, kind, Infinity, false)),
    progress: (step) =>
      Effect.suspend(() => {
        const due = step.step % stepsBetweenLines === 0
        untold = due ? undefined : step
        return due ? printStep(step) : Effect.void
      }),
    settle: () =>
      Effect.suspend(() => {
        const step = untold
        untold = undefined
        return step === undefined ? Effect.void : printStep(step)
      })
  }
}
