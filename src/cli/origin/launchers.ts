/** The launchers of many processes, by the variables in which each process finds its rank. The order is that of trust. */
import { countOf, type Environment, textOf } from "./Environment.ts"
import { hostsOf } from "./sageMaker.ts"

/** Which of `world` processes this is, and who started them. */
export interface Ranked {
  readonly launcher: string
  readonly rank: number
  readonly world: number | undefined
  /** The launcher's own id of the job. */
  readonly id: string | undefined
  readonly attempt: number | undefined
  /** The signals by which it stops its processes when one of them failed, where its documentation says so. */
  readonly stopsWith: ReadonlyArray<NodeJS.Signals>
}

type Count = string | ((environment: Environment) => number | undefined)

interface Launcher {
  readonly launcher: string
  readonly rank: Count
  readonly world?: Count
  /** Whether the rank can be believed. */
  readonly when?: (environment: Environment) => boolean
  readonly id?: (environment: Environment) => string | undefined
  /** How often the process was restarted, from 0. */
  readonly restarts?: string
  readonly stopsWith?: ReadonlyArray<NodeJS.Signals>
}

const isSet =
  (...names: ReadonlyArray<string>) =>
  (environment: Environment): boolean =>
    names.some((name) => textOf(environment, name) !== undefined)

const countIn = (environment: Environment, count: Count): number | undefined =>
  typeof count === "string" ? countOf(environment, count) : count(environment)

/** Batch script, `salloc` shell and the like count as steps, too, with ids from the top of the range (slurm.h). */
const firstSpecialStep = 0xff_ff_ff_f0

/** A shell that somebody works in is a step of one task, whose rank says nothing. */
const isParallelStep = (environment: Environment): boolean => {
  const step = countOf(environment, "SLURM_STEP_ID")
  if (step === undefined || step >= firstSpecialStep) return false
  const isShell = /^(?:bash|interactive)$/u.test(environment["SLURM_JOB_NAME"] ?? "")
  return !isShell || (countOf(environment, "SLURM_STEP_NUM_TASKS") ?? 1) > 1
}

const launchers: ReadonlyArray<Launcher> = [
  {
    launcher: "torchrun",
    when: isSet("TORCHELASTIC_RUN_ID"),
    rank: "RANK",
    world: "WORLD_SIZE",
    id: (environment) => {
      const id = textOf(environment, "TORCHELASTIC_RUN_ID")
      return id === "none" ? undefined : id
    },
    restarts: "TORCHELASTIC_RESTART_COUNT",
    stopsWith: ["SIGTERM"]
  },
  {
    launcher: "DeepSpeed",
    when: (environment) => isSet("CROSS_RANK")(environment) && isSet("LOCAL_SIZE")(environment),
    rank: "RANK",
    world: "WORLD_SIZE",
    stopsWith: ["SIGTERM"]
  },
  // RANK alone may be anything.
  { launcher: "torch.distributed", when: isSet("WORLD_SIZE", "MASTER_ADDR"), rank: "RANK", world: "WORLD_SIZE" },
  // The agent of each node, before it starts the processes.
  { launcher: "torchrun", rank: "PET_NODE_RANK", world: "PET_NNODES" },
  { launcher: "Horovod", rank: "HOROVOD_RANK", world: "HOROVOD_SIZE", stopsWith: ["SIGTERM"] },
  { launcher: "Open MPI", rank: "OMPI_COMM_WORLD_RANK", world: "OMPI_COMM_WORLD_SIZE", stopsWith: ["SIGTERM"] },
  { launcher: "PMIx", rank: "PMIX_RANK" },
  { launcher: "MPI", rank: "PMI_RANK", world: "PMI_SIZE" },
  { launcher: "MVAPICH2", rank: "MV2_COMM_WORLD_RANK", world: "MV2_COMM_WORLD_SIZE" },
  { launcher: "PALS", rank: "PALS_RANKID", id: (environment) => textOf(environment, "PALS_APID") },
  { launcher: "Flux", rank: "FLUX_TASK_RANK", world: "FLUX_JOB_SIZE", stopsWith: ["SIGTERM"] },
  { launcher: "JSM", rank: "JSM_NAMESPACE_RANK", world: "JSM_NAMESPACE_SIZE" },
  {
    launcher: "Slurm",
    when: isParallelStep,
    rank: "SLURM_PROCID",
    world: (environment) => countOf(environment, "SLURM_STEP_NUM_TASKS") ?? countOf(environment, "SLURM_NTASKS"),
    stopsWith: ["SIGTERM"]
  },
  { launcher: "JAX", rank: "JAX_PROCESS_ID", world: "JAX_NUM_PROCESSES" },
  {
    launcher: "Cloud TPU",
    rank: "TPU_WORKER_ID",
    world: (environment) => textOf(environment, "TPU_WORKER_HOSTNAMES")?.split(",").length
  },
  {
    launcher: "SageMaker",
    rank: (environment) => hostsOf(environment)?.rank,
    world: (environment) => hostsOf(environment)?.count
  },
  {
    // The index of a job is a run of its own, unless the job says that it is one world.
    launcher: "Kubernetes",
    when: (environment) => (countOf(environment, "WORLD_SIZE") ?? 1) > 1,
    rank: "JOB_COMPLETION_INDEX",
    world: "WORLD_SIZE"
  }
]

const read = (environment: Environment, launcher: Launcher): Ranked | undefined => {
  const rank = countIn(environment, launcher.rank)
  if (rank === undefined || launcher.when?.(environment) === false) return undefined
  const restarts = launcher.restarts === undefined ? undefined : countOf(environment, launcher.restarts)
  return {
    launcher: launcher.launcher,
    rank,
    world: launcher.world === undefined ? undefined : countIn(environment, launcher.world),
    id: launcher.id?.(environment),
    attempt: restarts === undefined ? undefined : restarts + 1,
    stopsWith: launcher.stopsWith ?? []
  }
}

/** The process's rank among all of its job; absent where it is alone, or where nothing tells. */
export const rankedIn = (environment: Environment): Ranked | undefined => {
  for (const launcher of launchers) {
    const ranked = read(environment, launcher)
    if (ranked !== undefined) return ranked
  }
  return undefined
}
