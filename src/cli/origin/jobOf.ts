/** The job that a process belongs to: the id of the scheduler, with the rank of the launcher inside of it. Pure. */
import type { Job } from "../../domain/Origin.ts"
import { continuousIntegration } from "./continuousIntegration.ts"
import type { Environment } from "./Environment.ts"
import { type Ranked, rankedIn } from "./launchers.ts"
import { firstScheduled, type Scheduled } from "./Scheduler.ts"
import { batchSystems, clusters } from "./schedulers.ts"

const schedulers = [...batchSystems, ...continuousIntegration, ...clusters]

/** The job's scheduler, the one nearest to the program where several hold. */
export const scheduledIn = (environment: Environment): Scheduled | undefined => firstScheduled(environment, schedulers)

/** A scheduler counts its requeues and a launcher its restarts; neither knows of the other. */
const attemptOf = (scheduled: Scheduled | undefined, ranked: Ranked | undefined): number | undefined =>
  scheduled?.attempt === undefined && ranked?.attempt === undefined
    ? undefined
    : Math.max(scheduled?.attempt ?? 1, ranked?.attempt ?? 1)

/** Absent for a process that somebody started by hand. */
export const jobOf = (environment: Environment): Job | undefined => {
  const scheduled = scheduledIn(environment)
  const ranked = rankedIn(environment)
  const named = scheduled ?? ranked
  if (named === undefined) return undefined
  return {
    launcher: named.launcher,
    id: named.id,
    task: scheduled?.task,
    node: scheduled?.node,
    rank: ranked?.rank,
    world: ranked?.world,
    attempt: attemptOf(scheduled, ranked),
    link: scheduled?.link
  }
}

/** Who may stop the process, the nearest first, and by which signals. */
export const stoppersIn = (environment: Environment): ReadonlyArray<Pick<Scheduled, "launcher" | "stopsWith">> =>
  [rankedIn(environment), scheduledIn(environment)].filter((stopper) => stopper !== undefined)
