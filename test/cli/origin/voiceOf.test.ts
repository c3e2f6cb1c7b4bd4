/** Of a job's many processes one tells the start and the end, and any its own failure. */
import { assert, describe, it } from "@effect/vitest"
import type { Environment } from "../../../src/cli/origin/Environment.ts"
import { jobOf } from "../../../src/cli/origin/jobOf.ts"
import { type Voice, voiceOf } from "../../../src/cli/origin/voiceOf.ts"

/** What a `runbell run` in this environment leaves to its command. */
const inside = (environment: Environment): Environment => ({
  ...environment,
  RUNBELL_RUN_ID: "mb1x-0a",
  RUNBELL_RUN: JSON.stringify({ id: "mb1x-0a", name: "train", tags: [], origin: { job: jobOf(environment) } })
})

const slurm = { SLURM_JOB_ID: "4711" }
const task = (rank: number, world: number) => ({
  SLURM_STEP_ID: "0",
  SLURM_PROCID: String(rank),
  SLURM_STEP_NUM_TASKS: String(world)
})
const worker = (rank: number) => ({ TORCHELASTIC_RUN_ID: "none", RANK: String(rank), WORLD_SIZE: "8" })

const rows: ReadonlyArray<readonly [sentence: string, environment: Environment, voice: Voice]> = [
  ["a process by itself tells all", {}, "all"],
  ["the first rank tells all", worker(0), "all"],
  ["any other rank tells its own failure", worker(3), "own failure"],
  ["the first task of a step tells all", { ...slurm, ...task(0, 8) }, "all"],
  ["any other task of a step tells its own failure", { ...slurm, ...task(1, 8) }, "own failure"],
  ["every task of an array tells all, since each is a run", { ...slurm, SLURM_ARRAY_TASK_ID: "7" }, "all"],
  ["every index of an indexed job tells all", { KUBERNETES_SERVICE_HOST: "x", JOB_COMPLETION_INDEX: "7" }, "all"],
  ["a process that is the first of its node may be the first of all", { LOCAL_RANK: "0" }, "all"],
  ["a process that is not the first of its node is not the first", { LOCAL_RANK: "1" }, "own failure"],
  ["the first process of another node is not the first", { LOCAL_RANK: "0", NODE_RANK: "1" }, "own failure"],
  ["the first process of the first node is the first", { LOCAL_RANK: "0", GROUP_RANK: "0" }, "all"],

  ["a worker of a launcher that a run was told of tells nothing", { ...inside({}), ...worker(0) }, "none"],
  ["no worker of it does", { ...inside({}), ...worker(3) }, "none"],
  ["a task of an srun in a batch script that is told of", { ...inside(slurm), ...task(0, 8) }, "none"],
  [
    "a worker under the agent of each node, whose own run is told of",
    { ...inside({ ...slurm, ...task(1, 2) }), ...worker(4) },
    "none"
  ],
  ["a run that somebody starts inside of a run is one of its own", inside({}), "all"],
  ["a run inside of the first rank's run is one of its own", inside(worker(0)), "all"],
  ["a run inside of another rank's run is one of its own, of that rank", inside(worker(3)), "own failure"],
  ["a job that was submitted from inside of a run is not that run", { ...inside({}), ...slurm, ...task(0, 8) }, "all"],
  [
    "a job that was submitted from another job's run is not that run",
    { ...inside(slurm), ...task(0, 8), SLURM_JOB_ID: "4712" },
    "all"
  ],
  ["what is no run's identity counts for nothing", { RUNBELL_RUN: "{", ...worker(0) }, "all"],
  ["nor does an identity without an id", { RUNBELL_RUN: "null", ...worker(0) }, "all"]
]

describe("voiceOf", () => {
  for (const [sentence, environment, voice] of rows) {
    it(`${sentence} (${voice})`, () => assert.strictEqual(voiceOf(environment), voice))
  }
})
