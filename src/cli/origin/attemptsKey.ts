/** What attempts at the same job have in common, by what a scheduler says. Pure. */
import type { Job } from "../../domain/Origin.ts"

/** These start a job again under its id, and some do not count how often. */
const restarting: ReadonlySet<string> = new Set(["Slurm", "Kubernetes"])

/** A pod of an indexed job is known by its index: what stands behind it is another one in each attempt. */
const idOf = ({ launcher, id = "", task }: Job): string =>
  launcher === "Kubernetes" && task !== undefined ? id.replace(/-[a-z0-9]{5}$/u, "") : id

/** None where no later attempt would have the same one. */
export const attemptsKey = (job: Job | undefined, name: string): string | undefined => {
  if (job?.id === undefined || (job.attempt === undefined && !restarting.has(job.launcher))) return undefined
  return [job.launcher, idOf(job), job.task ?? "", job.rank ?? "", name].join(" ")
}

/** Whether this is known to be a later attempt. In a pod a second run is one: its container was started again. */
export const isLaterAttempt = ({ launcher, attempt = 1 }: Job): boolean => attempt > 1 || launcher === "Kubernetes"
