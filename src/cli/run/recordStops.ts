/** Remembers the last signal by which somebody asked the wrapper, and so the command, to end. */
import type { Stop } from "../evidence/outcomeOf.ts"

const asked = ["SIGINT", "SIGTERM", "SIGHUP"] as const

export interface Stops {
  readonly last: () => Stop | undefined
  /** From then on a signal is no stop of the command any more. */
  readonly cease: () => void
}

/** Begins to listen. A hang-up that does not concern the command is none of its stops. */
export const recordStops = ({ ignoresHangup }: { readonly ignoresHangup: boolean }): Stops => {
  const heard = asked.filter((signal) => signal !== "SIGHUP" || !ignoresHangup)
  let last: Stop | undefined
  const record = (signal: (typeof asked)[number]) => {
    last = { signal, at: performance.timeOrigin + performance.now() }
  }
  for (const signal of heard) process.on(signal, record)
  return {
    last: () => last,
    cease: () => {
      for (const signal of heard) process.removeListener(signal, record)
    }
  }
}
