/** Starts the process that outlives the run: it tells of the run's death when the run no longer can. */
import type { Socket } from "node:net"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { openLifeline, type WatchdogOptions } from "./openLifeline.ts"
import { node, shell } from "./Program.ts"

/** Only the first word counts; later ones, and those to a watchdog that is gone, are nothing. */
export interface Watchdog {
  /** There is nothing left to tell: the watchdog goes, silently. */
  readonly goodbye: Effect.Effect<void>
  /** The end is told, and waits in the outbox: the watchdog has the reporter deliver it. */
  readonly handOver: Effect.Effect<void>
}

/** Waits until it is said, and hangs up. */
const say = (lifeline: Socket, word: "bye" | "flush"): Effect.Effect<void> =>
  Effect.async((resume) => {
    lifeline.end(`${word}\n`, () => resume(Effect.void))
  })

/** What the run says to the watchdog, over its end of the lifeline. */
export const talkOver = (lifeline: Socket): Watchdog => ({
  goodbye: say(lifeline, "bye"),
  handOver: say(lifeline, "flush")
})

/** A run without a watchdog is still a run. */
const none: Effect.Effect<Watchdog> = Effect.as(
  Effect.logWarning("runbell: no watchdog could be started. If this run is killed, it is told only later."),
  { goodbye: Effect.void, handOver: Effect.void }
)

/**
 * Starts the watchdog of this process: a process of `sh`, or of Node where there is no `sh`. It takes a few
 * milliseconds and waits for nothing: what happens before the watchdog is ready waits in the lifeline.
 *
 * The kernel closes the lifeline when this process ends, in whatever way. Then the watchdog runs the reporter, unless
 * it heard a goodbye before. It survives what kills the process, its group, its session and all its children; what
 * kills its control group or its container kills it, too.
 */
export const startWatchdog = (options: WatchdogOptions): Effect.Effect<Watchdog> =>
  Effect.suspend(() =>
    Option.match(
      Option.orElse(openLifeline(shell, options), () => openLifeline(node, options)),
      { onNone: () => none, onSome: (lifeline) => Effect.succeed(talkOver(lifeline)) }
    )
  )
