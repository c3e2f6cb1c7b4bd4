/** A clock whose sleeps do not keep the process alive: a run that nobody ends must not hang the program. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

/** What timers can hold; anything longer is for ever, as for Effect's own clock. */
const longest = 2 ** 31 - 1

/** Where a timer is a number, as in a worker and a browser, there is no process that it could keep alive. */
const quieten = (timer: NodeJS.Timeout | number): void => {
  if (typeof timer === "object") timer.unref()
}

const sleep = (duration: Duration.Duration): Effect.Effect<void> =>
  Effect.async((resume) => {
    const millis = Duration.toMillis(duration)
    if (millis > longest) return
    const timer = setTimeout(() => resume(Effect.void), millis)
    quieten(timer)
    return Effect.sync(() => clearTimeout(timer))
  })

export const quietClock: Clock.Clock = Object.assign(Object.create(Clock.make()), { sleep })
