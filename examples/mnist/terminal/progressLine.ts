/** How far a training is, in one line that fits: a bar and numbers, fewer where there is less room. Pure. */
import type { Step } from "../Progress.ts"
import { wordsIn } from "../words/Words.ts"
import { displayWidth } from "./displayWidth.ts"
import { paint, type Style } from "./paint.ts"

/** The numbers of a step in words, the most important first. */
export interface Told {
  readonly share: number
  readonly step: string
  readonly accuracy: string
  readonly loss: string
}

/** Fixed decimals, so that the line does not tremble as the numbers change. */
const fixed = (language: string, decimals: number, style: "decimal" | "percent") => {
  const intl = new Intl.NumberFormat(language, {
    style,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals
  })
  return (value: number) => (Number.isFinite(value) ? intl.format(value) : String(value))
}

/** Words steps in a language. */
export const tellIn = (language: string): ((step: Step) => Told) => {
  const words = wordsIn(language)
  const decimal = fixed(language, 3, "decimal")
  const percent = fixed(language, 1, "percent")
  return ({ step, steps, loss, accuracy }) => ({
    share: step / steps,
    step: words.step(String(step).padStart(String(steps).length), String(steps)),
    accuracy: words.accuracy(percent(accuracy)),
    loss: words.loss(decimal(loss))
  })
}

const widestBar = 40
const narrowestBar = 8
const gap = "  "

const bar = (share: number, width: number, style: Style, colour: boolean): string => {
  const halves = Math.round(share * width * 2)
  const done = "━".repeat(Math.floor(halves / 2)) + (halves % 2 === 1 ? "╸" : "")
  return paint(done, style, colour) + paint("─".repeat(width - done.length), "dim", colour)
}

/** The line for a terminal of so many columns; it never reaches the last one, where some terminals break the line. */
export const progressLine = (
  { share, step, loss, accuracy }: Told,
  options: { readonly columns: number; readonly style: Style; readonly colour: boolean }
): string => {
  const room = options.columns - 1
  const numbers = [[step, loss, accuracy], [step, accuracy], [step]].map((parts) => parts.join(gap))
  const fitting = numbers.find((text) => displayWidth(text) <= room) ?? ""
  const width = Math.min(widestBar, room - displayWidth(fitting) - gap.length)
  return width < narrowestBar ? fitting : `${bar(share, width, options.style, options.colour)}${gap}${fitting}`
}
