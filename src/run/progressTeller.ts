/** Tells how far a run has come, and remembers what it has promised. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import type { Progress } from "../domain/Progress.ts"
import { ageOf } from "./Birth.ts"
import type { Life } from "./Life.ts"
import type { Ticking } from "./ticker.ts"

/** What remains was reckoned when the run last reported: one that is silent may hang. */
const withoutForecast = (progress: Progress | undefined): Progress | undefined =>
  progress === undefined ? undefined : { ...progress, remaining: undefined }

export const makeProgressTeller = ({
  run,
  birth,
  figures,
  teller,
  start
}: Life): Pick<Ticking, "tell" | "isPromising" | "tellSilence"> => {
  let isPromising = false

  const tell = (isSilent: boolean) =>
    Effect.gen(function* () {
      if (!start.isSettled()) return false // nothing of a run is told before its start
      const soFar = figures.soFar(yield* ageOf(birth))
      const progress = isSilent ? withoutForecast(soFar.progress) : soFar.progress
      isPromising = progress?.remaining !== undefined
      yield* teller.tellAndAwait({ _tag: "RunProgressed", run, at: yield* DateTime.now, ...soFar, progress })
      return true
    })

  return { tell: tell(false), tellSilence: tell(true), isPromising: () => isPromising }
}
