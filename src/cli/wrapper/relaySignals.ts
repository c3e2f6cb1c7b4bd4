/** Passes on to the command the signals that somebody sent to the wrapper, each once. */
import { constVoid } from "effect/Function"
import type { Signal } from "./ChildEnd.ts"
import { callWitness, type Witness } from "./callWitness.ts"
import { isForeground } from "./isForeground.ts"

/** All that somebody may send to a command by way of the wrapper. */
export const relayed = [
  "SIGTERM",
  "SIGHUP",
  "SIGUSR1",
  "SIGUSR2",
  "SIGINT",
  "SIGQUIT"
] as const satisfies ReadonlyArray<Signal>

/** A terminal sends these to every process of its foreground group: the command has them already. */
const isKey = (signal: Signal): boolean => signal === "SIGINT" || signal === "SIGQUIT"

export interface Relay {
  readonly send: (signal: Signal) => void
  /** The command is to live on when the terminal goes, and so are we, to the last message. */
  readonly ignoresHangup: boolean
  /** No key on our terminal is a signal there, and no signal to our group comes there. */
  readonly hasOwnTerminal: boolean
}

/** Where the command has a terminal of its own, all that comes was sent to us. */
const nobody: Witness = { ask: (_, answer) => answer(false), dismiss: constVoid }

/**
 * Listens until the returned function is called. SIGTSTP, SIGCONT and SIGWINCH are left alone: the terminal sends them
 * to wrapper and command alike, and both stop, go on and resize.
 *
 * Where there is no witness, only the terminal's own signals are taken for sent to all: in the first moment of a
 * command, `kill -INT` of a wrapper in the foreground does not reach it, and what a scheduler sends to all reaches it
 * twice.
 */
export const relaySignals = ({ send, ignoresHangup, hasOwnTerminal }: Relay): (() => void) => {
  const witness = hasOwnTerminal ? nobody : callWitness()
  const relay = (signal: Signal) => {
    if (signal === "SIGHUP" && ignoresHangup) return
    witness.ask(signal, (sentToAll = isKey(signal) && isForeground()) => {
      if (!sentToAll) send(signal)
    })
  }
  if (ignoresHangup) process.on("SIGHUP", constVoid)
  for (const signal of relayed) process.on(signal, relay)
  return () => {
    witness.dismiss()
    for (const signal of relayed) process.removeListener(signal, relay)
  }
}
