/** The schedulers that give a job its id, by the variables that they set. Whoever stands nearest to the program comes first. */
import type { Scheduler } from "./Scheduler.ts"

/** Batch systems: a job of theirs may run inside a CI's job or a pod, hardly the other way round. */
export const batchSystems: ReadonlyArray<Scheduler> = [
  {
    launcher: "Slurm",
    marks: ["SLURM_JOB_ID"],
    id: ["{SLURM_ARRAY_JOB_ID}", "{SLURM_JOB_ID}"],
    task: ["{SLURM_ARRAY_TASK_ID}"],
    node: "{SLURMD_NODENAME}",
    attempt: ["SLURM_RESTART_COUNT", 0],
    stopsWith: ["SIGTERM"]
  },
  {
    launcher: "PBS",
    marks: ["PBS_JOBID"],
    id: ["{PBS_JOBID}"],
    task: ["{PBS_ARRAY_INDEX}", "{PBS_ARRAYID}"],
    stopsWith: ["SIGTERM"]
  },
  {
    launcher: "LSF",
    marks: ["LSB_JOBID"],
    id: ["{LSB_JOBID}"],
    task: ["{LSB_JOBINDEX}"],
    noTask: "0",
    stopsWith: ["SIGINT", "SIGTERM"]
  },
  {
    // JOB_ID alone is too common a name.
    launcher: "Grid Engine",
    marks: ["JOB_ID", "SGE_TASK_ID"],
    id: ["{JOB_ID}"],
    task: ["{SGE_TASK_ID}"],
    noTask: "undefined",
    stopsWith: ["SIGUSR2"]
  },
  { launcher: "Flux", marks: ["FLUX_JOB_ID"], id: ["{FLUX_JOB_ID}"], stopsWith: ["SIGTERM"] },
  {
    launcher: "SageMaker",
    marks: ["TRAINING_JOB_NAME"],
    id: ["{TRAINING_JOB_NAME}"],
    node: "{SM_CURRENT_HOST}",
    stopsWith: ["SIGTERM"]
  }
]

/** What a job of a batch system or a CI may itself run in: asked last. */
export const clusters: ReadonlyArray<Scheduler> = [
  { launcher: "Ray", marks: ["RAY_JOB_ID"], id: ["{RAY_JOB_ID}"], stopsWith: ["SIGTERM"] },
  {
    launcher: "Kubernetes",
    marks: ["KUBERNETES_SERVICE_HOST"],
    id: ["{POD_NAME}", "{HOSTNAME}"],
    task: ["{JOB_COMPLETION_INDEX}"],
    node: "{NODE_NAME}",
    stopsWith: ["SIGTERM"]
  }
]
