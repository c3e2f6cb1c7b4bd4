/** The end of a run: what it was is told, if it is to be told at all, and everything that went on until then stops. */
import * as Cause from "effect/Cause"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Scope from "effect/Scope"
import { calledAtEnd } from "../domain/Mentions.ts"
import * as Outcome from "../domain/Outcome.ts"
import type { RunEnded } from "../domain/RunEvent.ts"
import { ageOf } from "./Birth.ts"
import type { Keeping, Settled } from "./Keeper.ts"
import type { Life } from "./Life.ts"
import { warn } from "./teller.ts"

/** How a run ended, and what it last printed where somebody was listening. */
export interface Ending extends Pick<RunEnded, "outcome" | "output"> {
  /** Default: until now. */
  readonly duration?: Duration.Duration | undefined
}

/** What goes on until the end, and how long the end may take. */
export interface Going {
  readonly keeping: Keeping
  /** Tells the progress. */
  readonly ticking: Fiber.Fiber<unknown>
  /** Holds all fibers of the run. */
  readonly scope: Scope.CloseableScope
  readonly endTimeout: Duration.DurationInput
}

/** Who wants to hear of trouble only hears of no other end; a run that finishes soon is not told, unless its start was. */
const isSilent = ({ options, start }: Life, outcome: Outcome.Outcome, duration: Duration.Duration): boolean => {
  const { events, minDuration } = options
  if (events === "failure") return !Outcome.isTrouble(outcome)
  const isShort = minDuration !== undefined && Duration.lessThan(duration, minDuration)
  return outcome._tag === "Finished" && isShort && !start.isSettled()
}

const tellEnd = (
  { run, options, teller, figures }: Life,
  { keeping, endTimeout }: Going,
  { outcome, output }: Ending,
  duration: Duration.Duration
): Effect.Effect<Settled> =>
  Effect.flatMap(DateTime.now, (at) => {
    const mentions = calledAtEnd(options.mentions, outcome)
    const told = { ...figures.atEnd(duration), output, alertsHeldBack: figures.heldBack(), mentions }
    return teller.tellWithin({ _tag: "RunEnded", run, at, outcome, duration, ...told }, endTimeout, keeping.claim)
  })

/** Never fails, and waits at most `endTimeout`. The ending is asked for inside, so that a bug in it costs no more than the end. */
export const conclude = (life: Life, going: Going, ending: () => Ending): Effect.Effect<void> =>
  Effect.gen(function* () {
    const end = ending()
    yield* Fiber.interrupt(going.ticking) // no progress after the end
    const duration = end.duration ?? (yield* ageOf(life.birth))
    const silent = isSilent(life, end.outcome, duration)
    life.start.giveUp() // also when it is silent: what outlives the run must not tell its start after its end
    yield* going.keeping.settle(end.outcome, silent ? "told" : yield* tellEnd(life, going, end, duration))
  }).pipe(
    Effect.catchAllCause((cause) =>
      Cause.isInterruptedOnly(cause)
        ? Effect.void
        : warn(life.run.name, "its end could not be told, by a bug. Please report it to runbell.")
    ),
    Effect.ensuring(Scope.close(going.scope, Exit.void))
  )
