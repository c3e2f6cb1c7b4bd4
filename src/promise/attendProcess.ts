/** Listens for the ends that a process comes to, in Node, Bun and Deno, for all runs of the program together. */
import { dieOf, type Signal, stopSignals } from "../node/dieOf.ts"
import type { Attended } from "./Platform.ts"

const onSignal = new Set<Attended>()
const onEnd = new Set<Attended>()
let dying = false

/**
 * Those of the package signal-exit stand aside whenever somebody else listens, and would wait for us as we for them.
 * Its versions leave their count where others of them find it.
 */
const standAside = (): number => {
  const newer: unknown = Reflect.get(globalThis, Symbol.for("signal-exit emitter"))
  const older: unknown = Reflect.get(process, "__signal_exit_emitter__")
  return [newer, older].reduce<number>((sum, emitter) => sum + countOf(emitter), 0)
}

const countOf = (emitter: unknown): number => {
  const count: unknown = typeof emitter === "object" && emitter !== null ? Reflect.get(emitter, "count") : undefined
  return typeof count === "number" ? count : 0
}

/** A program that listens to the signal itself decides what becomes of it. */
const programListens = (signal: Signal): boolean => process.listenerCount(signal) - 1 > standAside()

const stop = (signal: Signal): void => {
  if (programListens(signal)) return
  dying = true
  deafen()
  const stopped = Promise.all(Array.from(onSignal, (attended) => attended.stop(signal)))
  void stopped.finally(() => dieOf(signal))
}

/** From the first signal on Node's own way holds: a second one ends the process at once. */
const deafen = (): void => {
  for (const signal of stopSignals) process.removeListener(signal, stop)
}

const expire = (exitCode: number): void => {
  for (const attended of onEnd) void attended.expire(exitCode)
}

/** One listener for all: Node warns of many. */
export const attendSignals = (attended: Attended): (() => void) => {
  if (onSignal.size === 0) for (const signal of stopSignals) process.on(signal, stop)
  onSignal.add(attended)
  return () => {
    onSignal.delete(attended)
    if (onSignal.size === 0) deafen()
  }
}

export const attendEnd = (attended: Attended): (() => void) => {
  if (onEnd.size === 0) process.on("beforeExit", expire)
  onEnd.add(attended)
  return () => {
    onEnd.delete(attended)
    if (onEnd.size === 0) process.removeListener("beforeExit", expire)
  }
}

/** Never, once the process is dying of a signal. */
export const untilAlive = (): Promise<void> => (dying ? new Promise(() => undefined) : Promise.resolve())
