/** How a command's end is told: an exit code or a signal, with what was seen around it. Pure. */
import * as Duration from "effect/Duration"
import type { Evidence } from "../../domain/Evidence.ts"
import type { Outcome } from "../../domain/Outcome.ts"
import {
  type Counters,
  notOutOfMemory,
  outOfMemory,
  ownKills,
  perhapsOutOfMemory
} from "../../evidence/killEvidence.ts"
import type { Environment } from "../origin/Environment.ts"
import type { ChildEnd, Signal } from "../wrapper/ChildEnd.ts"
import { shellEvidence, shellSignal } from "./shellCode.ts"
import { stopEvidence } from "./stopEvidence.ts"

/** A signal that the wrapper itself was sent, and when, in milliseconds since the epoch. */
export interface Stop {
  readonly signal: Signal
  readonly at: number
}

export interface Ended extends Counters {
  /** The counters of shortly before the end, where the command ran that long: what rose before that killed something else. */
  readonly recent?: Counters["before"] | undefined
  readonly end: ChildEnd
  readonly environment: Environment
  /** The time of the end, in milliseconds since the epoch. */
  readonly now: number
  /** The last SIGINT, SIGTERM or SIGHUP that the wrapper was sent. */
  readonly stop: Stop | undefined
}

/**
 * How long after a signal an end is taken for its effect: programs save their state first. One that asks for no end, as
 * Ctrl-C in a console, is soon past.
 */
export const stopWindow = Duration.minutes(2)

/** By these a person or a program asks another one to end. */
const stops: ReadonlySet<Signal> = new Set(["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])

/** Programs that do not listen die of these: a scheduler's notice of the end. Of no scheduler, they stop nobody. */
const notices: ReadonlySet<Signal> = new Set(["SIGUSR1", "SIGUSR2"])

const crashes: ReadonlySet<Signal> = new Set(["SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT"])

const recentStop = ({ stop, now }: Ended): Stop | undefined =>
  stop !== undefined && now - stop.at <= Duration.toMillis(stopWindow) ? stop : undefined

const lately = ({ before, recent = before, after }: Ended): Counters => ({ before: recent, after })

/** The likelier one first: memory for certain, a scheduler, memory perhaps. */
const killEvidence = (ended: Ended, otherwise: Evidence | undefined): Evidence | undefined => {
  const { environment, now } = ended
  const stop = recentStop(ended)
  return (
    outOfMemory(lately(ended)) ??
    stopEvidence("SIGKILL", environment, now) ??
    (stop === undefined ? undefined : stopEvidence(stop.signal, environment, now)) ??
    perhapsOutOfMemory(lately(ended)) ??
    otherwise
  )
}

/** A crash keeps its signal's name so: `Failed` has only a code. */
const ofSignal = (signal: Signal, ended: Ended): Outcome => {
  if (signal === "SIGKILL")
    return { _tag: "Killed", signal, evidence: killEvidence(ended, notOutOfMemory(lately(ended))) }
  if (crashes.has(signal)) return { _tag: "Killed", signal, evidence: { _tag: "NativeCrash" } }
  const evidence = stopEvidence(signal, ended.environment, ended.now)
  const isStop = stops.has(signal) || (notices.has(signal) && evidence !== undefined)
  return { _tag: isStop ? "Interrupted" : "Killed", signal, evidence }
}

/** A program that was asked to end and then did was stopped, whatever it ended with; a hang-up may not concern it. */
const ofStop = (code: number, ended: Ended): Outcome | undefined => {
  const stop = recentStop(ended)
  if (stop === undefined || (code === 0 && stop.signal === "SIGHUP")) return undefined
  const evidence = stopEvidence(stop.signal, ended.environment, ended.now)
  return { _tag: "Interrupted", signal: stop.signal, exitCode: code, evidence }
}

/**
 * With 130 and 143 a program or its shell says itself that it was stopped. Not so with 129: `git` means a wrong option
 * by it.
 */
const ofSaidStop = (code: number, ended: Ended): Outcome | undefined => {
  const signal = shellSignal(code)
  if (signal !== "SIGINT" && signal !== "SIGTERM") return undefined
  const evidence = stopEvidence(signal, ended.environment, ended.now) ?? shellEvidence(code)
  return { _tag: "Interrupted", exitCode: code, evidence }
}

/** Of another code only this is known: a process was killed for memory, and perhaps it was one that the command needed. */
const failureEvidence = (code: number, ended: Ended): Evidence | undefined => {
  if (shellSignal(code) === "SIGKILL") return killEvidence(ended, shellEvidence(code))
  const killed = ownKills(ended)
  return shellEvidence(code) ?? (killed > 0 ? { _tag: "PerhapsOutOfMemory", killed } : undefined)
}

const ofCode = (code: number, ended: Ended): Outcome => {
  const ranOut = shellSignal(code) === "SIGKILL" && ownKills(lately(ended)) > 0
  const stopped = ranOut ? undefined : (ofStop(code, ended) ?? ofSaidStop(code, ended))
  if (stopped !== undefined) return stopped
  return code === 0 ? { _tag: "Finished" } : { _tag: "Failed", exitCode: code, evidence: failureEvidence(code, ended) }
}

/** The outcome of a command. It claims no more than was seen. */
export const outcomeOf = (ended: Ended): Outcome =>
  ended.end.signal === undefined ? ofCode(ended.end.code ?? 0, ended) : ofSignal(ended.end.signal, ended)
