/** Where a run comes from: the command, the commit, and the job of a scheduler or launcher that it is part of. */
import * as Schema from "effect/Schema"

const text = Schema.optional(Schema.String)
const count = Schema.optional(Schema.NonNegativeInt)

/**
 * A job of a scheduler, a launcher of many processes, or a CI: only what it says itself.
 *
 * @since 0.1.0
 */
export const Job = Schema.Struct({
  /** Its name as people know it: `Slurm`, `Kubernetes`, `torchrun`, `GitHub Actions`. */
  launcher: Schema.String,
  id: text,
  /** The task of a job array, or the index of an indexed job. */
  task: text,
  node: text,
  /** Which of `world` processes this is, counted from 0. */
  rank: count,
  world: count,
  /** 1 for the first; more after a requeue or a restart. */
  attempt: count,
  link: text
}).annotations({ identifier: "Job" })

/**
 * @since 0.1.0
 */
export type Job = typeof Job.Type

/**
 * What is known of a run's origin.
 *
 * @since 0.1.0
 */
export const Origin = Schema.Struct({
  /** The command line, without its secrets. */
  command: text,
  /** The git commit that it runs, and whether the work tree differs from it, where that was seen. */
  commit: Schema.optional(Schema.Struct({ id: Schema.String, dirty: Schema.optional(Schema.Boolean) })),
  job: Schema.optional(Job)
}).annotations({ identifier: "Origin" })

/**
 * @since 0.1.0
 */
export type Origin = typeof Origin.Type
