/** Passes on to the command the signals that somebody sent to the wrapper, each once. */
import { constVoid } from "effect/Function"
import type { Signal } from "./ChildEnd.ts"
import { isForeground } from "./isForeground.ts"

const toOneProcess = ["SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2"] as const satisfies ReadonlyArray<Signal>

/** A terminal sends these to every process of its foreground group: the command has them already. */
const toForeground = ["SIGINT", "SIGQUIT"] as const satisfies ReadonlyArray<Signal>

export interface Relay {
  readonly send: (signal: Signal) => void
  /** The command is to live on when the terminal goes, and so are we, to the last message. */
  readonly ignoresHangup: boolean
  /** No key on our terminal is a signal there. */
  readonly hasOwnTerminal: boolean
}

/**
 * Listens until the returned function is called. SIGTSTP, SIGCONT and SIGWINCH are left alone: the terminal sends them
 * to wrapper and command alike, and both stop, go on and resize.
 *
 * Who sent a signal cannot be seen here. So two cases are not as they are without a wrapper: `kill -INT` of a wrapper
 * in the foreground does not reach the command, and a SIGTERM that somebody sends to both (a scheduler that ends every
 * process of a job, `kill -- -GROUP`) reaches it twice.
 */
export const relaySignals = ({ send, ignoresHangup, hasOwnTerminal }: Relay): (() => void) => {
  const relay = (signal: Signal) => {
    if (signal !== "SIGHUP" || !ignoresHangup) send(signal)
  }
  const relayUnlessSeen = (signal: Signal) => {
    if (hasOwnTerminal || !isForeground()) send(signal)
  }
  if (ignoresHangup) process.on("SIGHUP", constVoid)
  for (const signal of toOneProcess) process.on(signal, relay)
  for (const signal of toForeground) process.on(signal, relayUnlessSeen)
  return () => {
    for (const signal of toOneProcess) process.removeListener(signal, relay)
    for (const signal of toForeground) process.removeListener(signal, relayUnlessSeen)
  }
}
