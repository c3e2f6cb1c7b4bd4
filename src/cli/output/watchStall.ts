/** Tells once when a run falls silent, and once when it goes on. */
import type * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FiberId from "effect/FiberId"
import type * as Scope from "effect/Scope"
import type { Alert } from "../../domain/Alert.ts"
import * as Pace from "./Pace.ts"

export interface StallOptions {
  /** How long a silence may be; `learn`: as the run's own pace has it (see `Pace`). */
  readonly limit: "learn" | Duration.Duration
  readonly watched: "output" | "metrics"
  /** The last line before the silence. */
  readonly lastLine: () => string | undefined
  readonly raise: (alert: Alert) => Effect.Effect<void>
}

export interface StallWatch {
  /** Something came. Costs little: for every chunk of output. */
  readonly sign: () => void
}

/** How often to look again while the pace is not known. */
const lookAgain = Duration.toMillis(Duration.minutes(10))

/** Longer timers are not for every system's clock. */
const longestSleep = Duration.toMillis(Duration.days(1))

/** So much later than asked for, the clock woke us since we stood still ourselves: stopped by Ctrl-Z, or with the machine. */
const standstill = Duration.toMillis(Duration.minutes(1))

/** On a clock that nobody sets. */
const millis = (clock: Clock.Clock): number => Number(clock.unsafeCurrentTimeNanos() / 1_000_000n)

/** Watches until the scope closes. */
export const watchStall = Effect.fnUntraced(function* (
  options: StallOptions
): Effect.fn.Return<StallWatch, never, Scope.Scope> {
  const clock = yield* Effect.clock
  const limit: Pace.Limit = options.limit === "learn" ? "learn" : Duration.toMillis(options.limit)
  let pace = Pace.begin(millis(clock))
  let resumed = Deferred.unsafeMake<Duration.Duration>(FiberId.none)

  const sign = (): void => {
    const now = millis(clock)
    const silence = Pace.silentFor(pace, now)
    const wasStalled = pace.stalledAfter !== undefined
    pace = Pace.sign(pace, now)
    if (wasStalled) Deferred.unsafeDone(resumed, Effect.succeed(silence))
  }

  const tell = (level: Alert["level"], reason: Alert["reason"]) =>
    options.raise({ level, reason, step: undefined, heldBack: 0 })

  const tellStall = Effect.suspend(() => {
    resumed = Deferred.unsafeMake(FiberId.none)
    pace = Pace.stall(pace, limit)
    const { watched, lastLine } = options
    const silentFor = Pace.silentFor(pace, millis(clock))
    return tell("warn", { _tag: "Stalled", watched, silentFor, lastLine: lastLine() })
  })

  const tellResumption = Effect.suspend(() => Deferred.await(resumed)).pipe(
    Effect.flatMap((silentFor) => tell("info", { _tag: "Resumed", silentFor }))
  )

  const sleepUntil = (wakeAt: number) =>
    Effect.map(Effect.sleep(wakeAt - millis(clock)), () => {
      const now = millis(clock)
      if (now - wakeAt > standstill) pace = Pace.resume(pace, now)
    })

  const look = Effect.suspend(() => {
    const now = millis(clock)
    const due = Pace.dueAt(pace, limit) ?? now + lookAgain
    return due <= now ? Effect.zipRight(tellStall, tellResumption) : sleepUntil(Math.min(due, now + longestSleep))
  })

  yield* Effect.forkScoped(Effect.interruptible(Effect.forever(look)))
  return { sign }
})
