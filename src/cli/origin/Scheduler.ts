/** How to read from the environment which job of a scheduler or CI a process belongs to. */
import { countOf, type Environment, fill, textOf } from "./Environment.ts"

/** One scheduler or CI. Each text is a template of variables: `{SLURM_JOB_ID}`. */
export interface Scheduler {
  /** Its name as people know it. */
  readonly launcher: string
  /** Set in each of its jobs: a name, or a name with its value. */
  readonly marks: ReadonlyArray<string>
  /** The first that is whole. */
  readonly id?: ReadonlyArray<string>
  readonly task?: ReadonlyArray<string>
  /** What stands for a task where there is none. */
  readonly noTask?: string
  readonly node?: string
  /** The variable that counts the attempts, and the count of the first one. */
  readonly attempt?: readonly [name: string, first: 0 | 1]
  readonly link?: string
  /** The signals by which it stops a job that is cancelled or preempted, where its documentation says so. */
  readonly stopsWith?: ReadonlyArray<NodeJS.Signals>
}

/** What is known of a job, but its ranks. */
export interface Scheduled {
  readonly launcher: string
  readonly id: string | undefined
  readonly task: string | undefined
  readonly node: string | undefined
  readonly attempt: number | undefined
  readonly link: string | undefined
  readonly stopsWith: ReadonlyArray<NodeJS.Signals>
}

const isMarked = (environment: Environment, mark: string): boolean => {
  const [name = "", value] = mark.split("=")
  const found = textOf(environment, name)
  return value === undefined ? found !== undefined : found === value
}

const firstOf = (environment: Environment, templates: ReadonlyArray<string> = []): string | undefined => {
  for (const template of templates) {
    const filled = fill(environment, template)
    if (filled !== undefined) return filled
  }
  return undefined
}

const attemptOf = (environment: Environment, attempt: Scheduler["attempt"]): number | undefined => {
  if (attempt === undefined) return undefined
  const [name, first] = attempt
  const count = countOf(environment, name)
  return count === undefined ? undefined : count + 1 - first
}

const read = (environment: Environment, scheduler: Scheduler): Scheduled => {
  const task = firstOf(environment, scheduler.task)
  return {
    launcher: scheduler.launcher,
    id: firstOf(environment, scheduler.id),
    task: task === scheduler.noTask ? undefined : task,
    node: scheduler.node === undefined ? undefined : fill(environment, scheduler.node),
    attempt: attemptOf(environment, scheduler.attempt),
    link: scheduler.link === undefined ? undefined : fill(environment, scheduler.link),
    stopsWith: scheduler.stopsWith ?? []
  }
}

/** The first of the schedulers whose job this is. */
export const firstScheduled = (
  environment: Environment,
  schedulers: ReadonlyArray<Scheduler>
): Scheduled | undefined => {
  const found = schedulers.find(({ marks }) => marks.every((mark) => isMarked(environment, mark)))
  return found === undefined ? undefined : read(environment, found)
}
