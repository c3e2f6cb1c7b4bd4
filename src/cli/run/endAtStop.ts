/**
 * Once a command has ended and is only told of, a signal comes too late for it: the wrapper ends at once, like the
 * command, since a scheduler takes any other end for that of the job. Who tells the end then is the watchdog.
 */
import * as Duration from "effect/Duration"
import type { ChildEnd, Signal } from "../wrapper/ChildEnd.ts"
import { dieLike } from "../wrapper/dieLike.ts"
import { relayed } from "../wrapper/relaySignals.ts"

/** How long a reader may take for the last of the output once a signal has come: the wrapper then dies of the signal itself. */
export const readerLimit = Duration.millis(500)

/**
 * From now on until the process ends; to be told when all that the command wrote has been written. A hang-up that did
 * not concern the command does not concern its end either.
 */
export const endAtStop = (end: ChildEnd, ignoresHangup: boolean): { readonly allIsWritten: () => void } => {
  let [isAsked, isWritten] = [false, false]
  const stop = (signal: Signal): void => {
    isAsked = true
    if (isWritten) dieLike(end)
    setTimeout(() => dieLike({ code: undefined, signal }), Duration.toMillis(readerLimit))
  }
  for (const signal of relayed) {
    if (signal !== "SIGHUP" || !ignoresHangup) process.on(signal, stop)
  }
  return {
    allIsWritten: () => {
      isWritten = true
      if (isAsked) dieLike(end)
    }
  }
}
