/** Ends the wrapper as the command ended, so that whoever waits for it sees the same. */
import { spawnSync } from "node:child_process"
import { closeSync } from "node:fs"
import { constants } from "node:os"
import { constVoid } from "effect/Function"
import * as Option from "effect/Option"
import type { ChildEnd, Signal } from "./ChildEnd.ts"

/** They write a core dump. */
const dumping: ReadonlySet<Signal> = new Set([
  "SIGABRT",
  "SIGBUS",
  "SIGFPE",
  "SIGILL",
  "SIGQUIT",
  "SIGSEGV",
  "SIGSYS",
  "SIGTRAP",
  "SIGXCPU",
  "SIGXFSZ"
])

const close = Option.liftThrowable(closeSync)

/**
 * Node sets the terminal back, as it ends, to how it found it: a `stty` that was run would be undone, and a wrapper in
 * the background would take the terminal from the editor in the foreground. It leaves alone what is closed.
 */
const letGoOfTerminal = (): void => {
  for (const descriptor of [0, 1, 2]) close(descriptor)
}

/**
 * The command has written its core dump, and ours would be written over it. A limit of 1 keeps the kernel from it also
 * where dumps go to a program (core(5)). Without `prlimit` there may be two.
 */
const writeNoCore = (): void => {
  spawnSync("prlimit", ["--pid", String(process.pid), "--core=1:"], { stdio: "ignore" })
}

/** A listener that comes and goes leaves the default behind, also for SIGPIPE and SIGXFSZ, which Node ignores. */
const takeDefault = (signal: Signal): void => {
  if (signal === "SIGKILL" || signal === "SIGSTOP") return
  process.on(signal, constVoid)
  process.removeAllListeners(signal)
}

/** Of a signal by the signal itself; with 128 + its number where that does not kill, as where it is blocked. */
const dieOf = (signal: Signal): never => {
  if (dumping.has(signal)) writeNoCore()
  letGoOfTerminal()
  takeDefault(signal)
  process.kill(process.pid, signal)
  process.exit(128 + constants.signals[signal])
}

/**
 * Does not return. Everything else is to be done before: it is the last act. The one difference that is left to see is
 * the "(core dumped)" of a shell, since only the command dumps.
 */
export const dieLike = (end: ChildEnd): never => {
  if (end.signal !== undefined) return dieOf(end.signal)
  letGoOfTerminal()
  return process.exit(end.code ?? 0)
}
