/** Which of a job's many processes tells what, so that a run of 512 ranks starts and ends once. Pure. */
import * as Option from "effect/Option"
import type { Job } from "../../domain/Origin.ts"
import { countOf, type Environment, textOf } from "./Environment.ts"
import { scheduledIn } from "./jobOf.ts"
import { rankedIn } from "./launchers.ts"

/**
 * `all`: start and end. `own failure`: only an end in trouble. `none`: nothing, since another process tells the very
 * same run.
 */
export type Voice = "all" | "own failure" | "none"

const parse = Option.liftThrowable((text: string): unknown => JSON.parse(text))

const field = (value: unknown, name: string): unknown =>
  // An object's properties are unknown, as this says; that it is an object was asked.
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined

/** The run that this process was started in, where a `runbell run` around it left its identity. */
const runAround = (environment: Environment): { readonly job: Partial<Record<keyof Job, unknown>> } | undefined => {
  const run = Option.getOrUndefined(parse(textOf(environment, "RUNBELL_RUN") ?? ""))
  if (field(run, "id") === undefined) return undefined
  const job = field(field(run, "origin"), "job")
  return { job: { id: field(job, "id"), rank: field(job, "rank"), world: field(job, "world") } }
}

/**
 * Whether a launcher stands between the run around this process and the process: `runbell run -- torchrun …`, whose
 * workers call runbell again. A run that somebody starts inside of another is one of its own, and so is a job that was
 * submitted from a run and found the run's variables in its environment. In doubt it is told twice, never not at all.
 */
const isWorker = (environment: Environment): boolean => {
  const around = runAround(environment)
  const ranked = rankedIn(environment)
  if (around === undefined || ranked === undefined) return false
  const { id, rank, world } = around.job
  return id === scheduledIn(environment)?.id && (rank !== ranked.rank || world !== ranked.world)
}

/** Not enough to know a rank by, and enough to know that it is not the first. */
const partsOfRank = ["LOCAL_RANK", "NODE_RANK", "GROUP_RANK"] as const

const isFirst = (environment: Environment): boolean => {
  const ranked = rankedIn(environment)
  return ranked === undefined ? partsOfRank.every((name) => (countOf(environment, name) ?? 0) === 0) : ranked.rank === 0
}

/** What this process is to tell. */
export const voiceOf = (environment: Environment): Voice => {
  if (isWorker(environment)) return "none"
  return isFirst(environment) ? "all" : "own failure"
}
