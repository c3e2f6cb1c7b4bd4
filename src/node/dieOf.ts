/** Dies of a signal as if nobody had listened to it, so that who waits for the process sees what ended it. */

/** How a person, a scheduler and a closed terminal end a process. */
export const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const

export type Signal = (typeof stopSignals)[number]

const numbers: Readonly<Record<Signal, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

/** The exit is for a program that listens to the signal itself. In Deno, which lets go of a listener only a moment later, it may come first. */
export const dieOf = (signal: Signal): void => {
  try {
    process.kill(process.pid, signal)
  } finally {
    process.exit(128 + numbers[signal])
  }
}
