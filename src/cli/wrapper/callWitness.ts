/**
 * Tells a signal that was sent to all of us from one that was sent to the wrapper alone, since Node names no sender.
 * Beside the command there is a small process that waits for nothing, in the same session, process group and control
 * group. What finds it as well (Ctrl-C, `kill -- -GROUP`, Slurm and systemd, which signal every process of a job) has
 * found the command without us.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { constants } from "node:os"
import * as Duration from "effect/Duration"
import { constVoid } from "effect/Function"
import * as Option from "effect/Option"
import type { Signal } from "./ChildEnd.ts"

/** A command that is over sooner has no witness: it costs some milliseconds, and few are signalled so early. */
export const witnessDelay = Duration.millis(250)

/** How long it may take a sender that goes from process to process to come to the witness, too. */
export const senderLimit = Duration.millis(20)

export interface Witness {
  /** Calls back with whether the signal was sent to all; at once, and with nothing, where there is no witness. */
  readonly ask: (signal: Signal, answer: (sentToAll: boolean | undefined) => void) => void
  /** From then on nothing is answered. */
  readonly dismiss: () => void
}

/** Of SIGQUIT it would dump core; so it ends by a code then. Of the others it dies. */
const quitCode = 3
const waiting = `trap 'exit ${quitCode}' QUIT; read -r line`

const deadly: ReadonlySet<string | null> = new Set(["SIGTERM", "SIGHUP", "SIGINT", "SIGUSR1", "SIGUSR2"])

/** Whether a signal has ended it. A dead one cannot say of what came after; but who signals us all does so again. */
const isStruck = ({ exitCode, signalCode }: ChildProcess): boolean => deadly.has(signalCode) || exitCode === quitCode

const isGone = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null

const status = Option.liftThrowable((pid: number) => readFileSync(`/proc/${pid}/status`, "latin1"))

/** Dead and not yet seen to be, or about to get the signal: a busy machine may not have let it run. */
const isAboutToBe = (text: string, signal: Signal): boolean => {
  const [, pending = "0"] = /^ShdPnd:\s*([0-9a-f]+)$/mu.exec(text) ?? []
  return (
    /^State:\s*[ZX]/mu.test(text) || ((BigInt(`0x${pending}`) >> BigInt(constants.signals[signal] - 1)) & 1n) === 1n
  )
}

const saw = (witness: ChildProcess, signal: Signal): boolean =>
  isStruck(witness) || Option.exists(status(witness.pid ?? 0), (text) => isAboutToBe(text, signal))

/** Its input ends when we do, however we end, and it with that. In the root folder: it keeps no file system busy. */
const begin = Option.liftThrowable((): ChildProcess => {
  const witness = spawn("sh", ["-c", waiting], { stdio: ["pipe", "ignore", "ignore"], cwd: "/" })
  witness.on("error", constVoid).stdin?.on("error", constVoid)
  witness.unref()
  return witness
})

/** It comes in a moment, and again after each signal that was sent to all. */
export const callWitness = (): Witness => {
  let isDismissed = false
  let witness: ChildProcess | undefined
  const call = (): void => {
    if (isDismissed) return
    witness = Option.getOrUndefined(begin())
    witness?.once("exit", () => {
      if (witness !== undefined && isStruck(witness)) setTimeout(call, Duration.toMillis(senderLimit)).unref()
    })
  }
  setTimeout(call, Duration.toMillis(witnessDelay)).unref()
  return {
    ask: (signal, answer) => {
      const asked = witness
      if (asked === undefined || (isGone(asked) && !isStruck(asked))) return answer(undefined)
      setTimeout(() => {
        if (!isDismissed) answer(saw(asked, signal))
      }, Duration.toMillis(senderLimit))
    },
    dismiss: () => {
      isDismissed = true
      witness?.kill("SIGKILL")
    }
  }
}
