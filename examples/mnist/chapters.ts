/** The three runs of the demonstration: the same program, once left alone, once given a bad batch, once stopped. */
import type { NonEmptyReadonlyArray } from "effect/Array"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import type { SlackNotifier } from "runbell"
import { Digits } from "./Digits.ts"
import { Progress } from "./Progress.ts"
import { program } from "./train.ts"
import type { Kind, Words } from "./words/Words.ts"

export interface Chapter {
  readonly heading: (words: Words) => string
  readonly run: Effect.Effect<unknown, unknown, SlackNotifier | Digits>
  /** The messages that it should bring, in order. */
  readonly wanted: NonEmptyReadonlyArray<Kind>
}

const corruptStep = 80

/** The accuracy has risen well by then, and the goal is far. */
const stopStep = 120

/** Somebody watches the progress, and has seen enough: whoever is first ends the other. */
const stopped = Effect.gen(function* () {
  const show = yield* Progress
  const enough = yield* Deferred.make<void>()
  const watched = Effect.provideService(program, Progress, (step) =>
    Effect.zipRight(show(step), step.step === stopStep ? Deferred.succeed(enough, undefined) : Effect.void)
  )
  return yield* Effect.raceFirst(watched, Deferred.await(enough))
})

export const chapters: NonEmptyReadonlyArray<Chapter> = [
  { heading: ({ runs }) => runs.finishes, run: program, wanted: ["started", "alert", "finished"] },
  {
    heading: ({ runs }) => runs.fails,
    run: Effect.provide(program, Digits.layerCorruptAt(corruptStep)),
    wanted: ["started", "failed"]
  },
  { heading: ({ runs }) => runs.isStopped, run: stopped, wanted: ["started", "stopped"] }
]
