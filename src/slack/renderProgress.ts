/** How far a run has come: a bar, the step and the epoch, what is over and what remains. Pure. */
import * as Duration from "effect/Duration"
import type { Progress } from "../domain/Progress.ts"
import type { Service as Locale } from "../locale/Locale.ts"
import { type Fact, paragraph, plain, printed } from "./layout.ts"

const barWidth = 20

/** The part of the whole; none where the whole is not known. */
const partOf = ({ step, steps, epoch, epochs }: Progress): number | undefined => {
  const part =
    step !== undefined && steps !== undefined
      ? step / steps
      : epoch !== undefined && epochs !== undefined
        ? epoch / epochs
        : Number.NaN
  return Number.isFinite(part) ? Math.min(1, Math.max(0, part)) : undefined
}

/** Full only where all is done. */
const bar = (part: number | undefined, { format }: Locale) => {
  if (part === undefined) return []
  const full = Math.floor(part * barWidth)
  return printed([`${"█".repeat(full)}${"░".repeat(barWidth - full)}  ${format.percent(Math.floor(part * 100) / 100)}`])
}

/** The step and the epoch, of how many: only what is known. */
export const positionOf = ({ step, steps, epoch, epochs }: Progress, { catalogue, format }: Locale): string => {
  const rounded = epoch === undefined ? undefined : format.number(Math.round(epoch * 100) / 100)
  const atStep =
    step === undefined
      ? []
      : [
          steps === undefined
            ? catalogue.step(format.number(step))
            : catalogue.stepOf(format.number(step), format.number(steps))
        ]
  const inEpoch =
    rounded === undefined
      ? []
      : [epochs === undefined ? catalogue.epoch(rounded) : catalogue.epochOf(rounded, format.number(epochs))]
  return [...atStep, ...inEpoch].join(" · ")
}

/** The bar, and below it the position. */
export const renderPosition = (progress: Progress, locale: Locale) => {
  const position = positionOf(progress, locale)
  return [...bar(partOf(progress), locale), ...(position === "" ? [] : paragraph(plain(position)))]
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Below so much, to so much exactly, in milliseconds: nobody can know the seconds of a day to come. */
const exactness = [
  [minute, 5 * second],
  [10 * minute, 30 * second],
  [hour, minute],
  [10 * hour, 5 * minute],
  [48 * hour, hour],
  [Number.POSITIVE_INFINITY, 6 * hour]
] as const

const rounded = (duration: Duration.Duration): Duration.Duration => {
  const millis = Duration.toMillis(duration)
  const unit = exactness.find(([below]) => millis < below)?.[1] ?? hour
  return Duration.millis(Math.max(1, Math.round(millis / unit)) * unit)
}

const remainingFact = ({ remaining }: Progress, { catalogue, format }: Locale): ReadonlyArray<Fact> => {
  if (remaining === undefined) return []
  const [least, most] = [format.duration(rounded(remaining.atLeast)), format.duration(rounded(remaining.atMost))]
  return [{ label: catalogue.remaining, value: [plain(least === most ? least : catalogue.between(least, most))] }]
}

/** A speed in the unit in which it is at least one. */
const speedFact = ({ speed }: Progress, { catalogue, format }: Locale): ReadonlyArray<Fact> => {
  if (speed === undefined || !(speed > 0)) return []
  const [unit, amount] =
    speed >= 1
      ? (["second", speed] as const)
      : speed >= 1 / 60
        ? (["minute", speed * 60] as const)
        : (["hour", speed * 3_600] as const)
  return [
    { label: catalogue.speed, value: [plain(catalogue.stepsPer[unit](format.number(Number(amount.toPrecision(3)))))] }
  ]
}

/** What remains, what is over, how fast it goes. */
export const progressFacts = (progress: Progress, locale: Locale): ReadonlyArray<Fact> => [
  ...remainingFact(progress, locale),
  { label: locale.catalogue.elapsed, value: [plain(locale.format.duration(progress.elapsed))] },
  ...speedFact(progress, locale)
]
