/** Whether a signal came from a scheduler or a launcher, as far as its time and its kind say. Pure. */
import * as Duration from "effect/Duration"
import type { Evidence } from "../../domain/Evidence.ts"
import { countOf, type Environment } from "../origin/Environment.ts"
import { stoppersIn } from "../origin/jobOf.ts"
import type { Signal } from "../wrapper/ChildEnd.ts"

/** Slurm ends jobs to the minute, and kills half a minute later what does not end (KillWait in slurm.conf). */
export const timeLimitTolerance = Duration.seconds(60)

/** By these Slurm ends a job at its limit, or tells of it before (`--signal`). */
const endOfTime: ReadonlySet<Signal> = new Set(["SIGTERM", "SIGKILL", "SIGUSR1", "SIGUSR2"])

/** `now` in milliseconds since the epoch. Only Slurm says when a job's time is over. */
const timeLimit = (signal: Signal, environment: Environment, now: number): Evidence | undefined => {
  const end = countOf(environment, "SLURM_JOB_END_TIME")
  if (end === undefined || !endOfTime.has(signal)) return undefined
  return Math.abs(now - end * 1_000) <= Duration.toMillis(timeLimitTolerance)
    ? { _tag: "TimeLimit", launcher: "Slurm" }
    : undefined
}

/** Absent where a person may have sent the signal as well as anybody. */
export const stopEvidence = (signal: Signal, environment: Environment, now: number): Evidence | undefined => {
  const limit = timeLimit(signal, environment, now)
  if (limit !== undefined) return limit
  const stopper = stoppersIn(environment).find(({ stopsWith }) => stopsWith.includes(signal))
  return stopper === undefined ? undefined : { _tag: "StoppedByLauncher", launcher: stopper.launcher }
}
