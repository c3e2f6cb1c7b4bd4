/**
 * Once a command has ended and is only told of, a signal comes too late for it: the wrapper ends at once, like the
 * command, since a scheduler takes any other end for that of the job. Who tells the end then is the watchdog.
 */
import type { ChildEnd } from "../wrapper/ChildEnd.ts"
import { dieLike } from "../wrapper/dieLike.ts"
import { relayed } from "../wrapper/relaySignals.ts"

/** From now on until the process ends. A hang-up that did not concern the command does not concern its end either. */
export const endAtStop = (end: ChildEnd, ignoresHangup: boolean): void => {
  for (const signal of relayed) {
    if (signal !== "SIGHUP" || !ignoresHangup) process.on(signal, () => dieLike(end))
  }
}
