/** What each scheduler, CI and launcher puts into the environment, as its documentation shows it. */
import type { Job } from "../../../src/domain/Origin.ts"

export interface JobRow {
  readonly name: string
  readonly environment: Readonly<Record<string, string>>
  readonly job: Job | undefined
}

const slurm = { SLURM_JOB_ID: "4711", SLURMD_NODENAME: "gpu-07", SLURM_NTASKS: "8" }
const slurmJob = { launcher: "Slurm", id: "4711", node: "gpu-07" }
const step = { SLURM_STEP_ID: "0", SLURM_PROCID: "3", SLURM_STEP_NUM_TASKS: "8", SLURM_JOB_NAME: "train" }
const torchrun = { TORCHELASTIC_RUN_ID: "none", RANK: "3", LOCAL_RANK: "3", WORLD_SIZE: "8" }
const pod = { KUBERNETES_SERVICE_HOST: "10.0.0.1", HOSTNAME: "train-0-x7k" }
const podJob = { launcher: "Kubernetes", id: "train-0-x7k" }

export const schedulerRows: ReadonlyArray<JobRow> = [
  {
    name: "nothing that a shell sets",
    environment: { HOME: "/root", HOSTNAME: "laptop", JOB_ID: "7" },
    job: undefined
  },
  { name: "a Slurm batch script", environment: slurm, job: slurmJob },
  {
    name: "a task of a Slurm array by the array's id",
    environment: { ...slurm, SLURM_ARRAY_JOB_ID: "4700", SLURM_ARRAY_TASK_ID: "11" },
    job: { ...slurmJob, id: "4700", task: "11" }
  },
  {
    name: "a requeued Slurm job as its second attempt",
    environment: { ...slurm, SLURM_RESTART_COUNT: "1" },
    job: { ...slurmJob, attempt: 2 }
  },
  {
    name: "a task of a Slurm step by its rank",
    environment: { ...slurm, ...step },
    job: { ...slurmJob, rank: 3, world: 8 }
  },
  {
    name: "a Slurm batch script, which shows a rank and has none",
    environment: { ...slurm, ...step, SLURM_STEP_ID: "4294967291", SLURM_PROCID: "0" },
    job: slurmJob
  },
  {
    name: "an salloc shell, which shows a rank and has no step",
    environment: { ...slurm, SLURM_PROCID: "0", SLURM_JOB_NAME: "interactive" },
    job: slurmJob
  },
  {
    name: "a shell of srun --pty, whose rank says nothing",
    environment: { ...slurm, ...step, SLURM_PROCID: "0", SLURM_STEP_NUM_TASKS: "1", SLURM_JOB_NAME: "bash" },
    job: slurmJob
  },
  {
    name: "a parallel step that was started from an salloc shell",
    environment: { ...slurm, ...step, SLURM_JOB_NAME: "interactive" },
    job: { ...slurmJob, rank: 3, world: 8 }
  },
  {
    name: "a PBS array job",
    environment: { PBS_JOBID: "123[4].pbs", PBS_ARRAY_INDEX: "4" },
    job: { launcher: "PBS", id: "123[4].pbs", task: "4" }
  },
  {
    name: "a Torque array job",
    environment: { PBS_JOBID: "9.pbs", PBS_ARRAYID: "2" },
    job: { launcher: "PBS", id: "9.pbs", task: "2" }
  },
  { name: "an LSF job", environment: { LSB_JOBID: "88", LSB_JOBINDEX: "0" }, job: { launcher: "LSF", id: "88" } },
  {
    name: "an LSF array job",
    environment: { LSB_JOBID: "88", LSB_JOBINDEX: "5" },
    job: { launcher: "LSF", id: "88", task: "5" }
  },
  {
    name: "a Grid Engine job",
    environment: { JOB_ID: "7", SGE_TASK_ID: "undefined" },
    job: { launcher: "Grid Engine", id: "7" }
  },
  {
    name: "a Grid Engine array job",
    environment: { JOB_ID: "7", SGE_TASK_ID: "3" },
    job: { launcher: "Grid Engine", id: "7", task: "3" }
  },
  {
    name: "a Flux task",
    environment: { FLUX_JOB_ID: "f2ab", FLUX_TASK_RANK: "1", FLUX_JOB_SIZE: "4" },
    job: { launcher: "Flux", id: "f2ab", rank: 1, world: 4 }
  },
  {
    name: "a SageMaker host by its place among the job's hosts",
    environment: { TRAINING_JOB_NAME: "t-1", SM_CURRENT_HOST: "algo-2", SM_HOSTS: '["algo-2","algo-1"]' },
    job: { launcher: "SageMaker", id: "t-1", node: "algo-2", rank: 1, world: 2 }
  },
  {
    name: "a SageMaker host whose list cannot be read",
    environment: { TRAINING_JOB_NAME: "t-1", SM_CURRENT_HOST: "algo-2", SM_HOSTS: "[" },
    job: { launcher: "SageMaker", id: "t-1", node: "algo-2" }
  },
  { name: "a Ray job", environment: { RAY_JOB_ID: "02000000" }, job: { launcher: "Ray", id: "02000000" } },
  { name: "a Kubernetes pod", environment: pod, job: podJob },
  {
    name: "a pod by what the downward API says of it",
    environment: { ...pod, POD_NAME: "train-0", NODE_NAME: "node-4" },
    job: { ...podJob, id: "train-0", node: "node-4" }
  },
  {
    name: "the index of an indexed job as a task, not as a rank",
    environment: { ...pod, JOB_COMPLETION_INDEX: "2" },
    job: { ...podJob, task: "2" }
  },
  {
    name: "the index of an indexed job as a rank where the job is one world",
    environment: { ...pod, JOB_COMPLETION_INDEX: "2", WORLD_SIZE: "4" },
    job: { ...podJob, task: "2", rank: 2, world: 4 }
  }
]

export const launcherRows: ReadonlyArray<JobRow> = [
  { name: "torchrun without an id", environment: torchrun, job: { launcher: "torchrun", rank: 3, world: 8 } },
  {
    name: "torchrun with an id, restarted twice",
    environment: { ...torchrun, TORCHELASTIC_RUN_ID: "exp-9", TORCHELASTIC_RESTART_COUNT: "2" },
    job: { launcher: "torchrun", id: "exp-9", rank: 3, world: 8, attempt: 3 }
  },
  {
    name: "DeepSpeed's launcher",
    environment: { RANK: "5", WORLD_SIZE: "8", LOCAL_SIZE: "4", CROSS_RANK: "1", CROSS_SIZE: "2" },
    job: { launcher: "DeepSpeed", rank: 5, world: 8 }
  },
  {
    name: "a rank that somebody set beside a master's address",
    environment: { RANK: "1", MASTER_ADDR: "10.0.0.2" },
    job: { launcher: "torch.distributed", rank: 1 }
  },
  { name: "no rank of RANK alone", environment: { RANK: "1" }, job: undefined },
  { name: "no rank of LOCAL_RANK alone", environment: { LOCAL_RANK: "0" }, job: undefined },
  {
    name: "no rank of what is no number",
    environment: { RANK: "first", WORLD_SIZE: "8" },
    job: undefined
  },
  {
    name: "a node's agent of an elastic job, whose size is a range",
    environment: { PET_NODE_RANK: "1", PET_NNODES: "1:4" },
    job: { launcher: "torchrun", rank: 1 }
  },
  {
    name: "Horovod",
    environment: { HOROVOD_RANK: "1", HOROVOD_SIZE: "2", OMPI_COMM_WORLD_RANK: "1", OMPI_COMM_WORLD_SIZE: "2" },
    job: { launcher: "Horovod", rank: 1, world: 2 }
  },
  {
    name: "Open MPI",
    environment: { OMPI_COMM_WORLD_RANK: "1", OMPI_COMM_WORLD_SIZE: "2", PMIX_RANK: "1" },
    job: { launcher: "Open MPI", rank: 1, world: 2 }
  },
  { name: "PMIx", environment: { PMIX_RANK: "4" }, job: { launcher: "PMIx", rank: 4 } },
  {
    name: "MPICH and Intel MPI",
    environment: { PMI_RANK: "1", PMI_SIZE: "2" },
    job: { launcher: "MPI", rank: 1, world: 2 }
  },
  {
    name: "MVAPICH2",
    environment: { MV2_COMM_WORLD_RANK: "1", MV2_COMM_WORLD_SIZE: "2" },
    job: { launcher: "MVAPICH2", rank: 1, world: 2 }
  },
  {
    name: "PALS",
    environment: { PALS_RANKID: "6", PALS_APID: "a-1" },
    job: { launcher: "PALS", id: "a-1", rank: 6 }
  },
  {
    name: "JSM under LSF",
    environment: { LSB_JOBID: "88", JSM_NAMESPACE_RANK: "1", JSM_NAMESPACE_SIZE: "12" },
    job: { launcher: "LSF", id: "88", rank: 1, world: 12 }
  },
  {
    name: "JAX",
    environment: { JAX_PROCESS_ID: "1", JAX_NUM_PROCESSES: "4" },
    job: { launcher: "JAX", rank: 1, world: 4 }
  },
  {
    name: "a host of a Cloud TPU",
    environment: { TPU_WORKER_ID: "1", TPU_WORKER_HOSTNAMES: "a,b,c,d" },
    job: { launcher: "Cloud TPU", rank: 1, world: 4 }
  },
  {
    name: "torchrun under Slurm: the scheduler's id with the launcher's rank, not the node's",
    environment: { ...slurm, ...step, SLURM_PROCID: "0", SLURM_STEP_NUM_TASKS: "1", ...torchrun },
    job: { ...slurmJob, rank: 3, world: 8 }
  },
  {
    name: "torchrun under Slurm under Kubernetes",
    environment: { ...pod, ...slurm, ...torchrun, SLURM_RESTART_COUNT: "1", TORCHELASTIC_RESTART_COUNT: "0" },
    job: { ...slurmJob, rank: 3, world: 8, attempt: 2 }
  },
  {
    name: "torchrun in a pod",
    environment: { ...pod, ...torchrun, TORCHELASTIC_RUN_ID: "exp-9" },
    job: { ...podJob, rank: 3, world: 8 }
  },
  {
    name: "mpirun in a Slurm batch script by MPI's rank, not by that of the daemon that srun started",
    environment: { ...slurm, ...step, SLURM_PROCID: "1", OMPI_COMM_WORLD_RANK: "5", OMPI_COMM_WORLD_SIZE: "16" },
    job: { ...slurmJob, rank: 5, world: 16 }
  }
]

export const continuousIntegrationRows: ReadonlyArray<JobRow> = [
  {
    name: "GitHub Actions",
    environment: {
      GITHUB_ACTIONS: "true",
      GITHUB_RUN_ID: "42",
      GITHUB_RUN_ATTEMPT: "2",
      GITHUB_SERVER_URL: "https://git.example",
      GITHUB_REPOSITORY: "lab/net"
    },
    job: { launcher: "GitHub Actions", id: "42", attempt: 2, link: "https://git.example/lab/net/actions/runs/42" }
  },
  {
    name: "GitHub Actions without a repository, and so without a link",
    environment: { GITHUB_ACTIONS: "true", GITHUB_RUN_ID: "42", GITHUB_SERVER_URL: "https://git.example" },
    job: { launcher: "GitHub Actions", id: "42" }
  },
  {
    name: "GitLab CI, also when its runner is a pod",
    environment: { ...pod, GITLAB_CI: "true", CI_JOB_ID: "5", CI_JOB_URL: "https://git.example/j/5" },
    job: { launcher: "GitLab CI", id: "5", link: "https://git.example/j/5" }
  },
  {
    name: "CircleCI",
    environment: { CIRCLECI: "true", CIRCLE_BUILD_NUM: "6", CIRCLE_BUILD_URL: "https://ci.example/6" },
    job: { launcher: "CircleCI", id: "6", link: "https://ci.example/6" }
  },
  {
    name: "Buildkite",
    environment: {
      BUILDKITE: "true",
      BUILDKITE_BUILD_NUMBER: "7",
      BUILDKITE_RETRY_COUNT: "1",
      BUILDKITE_BUILD_URL: "https://ci.example/7"
    },
    job: { launcher: "Buildkite", id: "7", attempt: 2, link: "https://ci.example/7" }
  },
  {
    name: "Jenkins",
    environment: { JENKINS_URL: "https://j.example", BUILD_ID: "8", BUILD_URL: "https://j.example/8", NODE_NAME: "n1" },
    job: { launcher: "Jenkins", id: "8", node: "n1", link: "https://j.example/8" }
  },
  {
    name: "Azure Pipelines",
    environment: {
      TF_BUILD: "True",
      BUILD_BUILDID: "9",
      SYSTEM_JOBATTEMPT: "1",
      SYSTEM_TEAMFOUNDATIONCOLLECTIONURI: "https://azure.example/lab/",
      SYSTEM_TEAMPROJECT: "net"
    },
    job: {
      launcher: "Azure Pipelines",
      id: "9",
      attempt: 1,
      link: "https://azure.example/lab/net/_build/results?buildId=9"
    }
  },
  {
    name: "Bitbucket Pipelines",
    environment: { BITBUCKET_BUILD_NUMBER: "10", BITBUCKET_GIT_HTTP_ORIGIN: "https://bb.example/lab/net" },
    job: { launcher: "Bitbucket Pipelines", id: "10", link: "https://bb.example/lab/net/pipelines/results/10" }
  },
  {
    name: "CodeBuild",
    environment: { CODEBUILD_BUILD_ARN: "arn:x", CODEBUILD_BUILD_ID: "net:11" },
    job: { launcher: "CodeBuild", id: "net:11" }
  },
  {
    name: "TeamCity",
    environment: { TEAMCITY_VERSION: "2026.1", BUILD_NUMBER: "12", BUILD_URL: "https://tc.example/12" },
    job: { launcher: "TeamCity", id: "12", link: "https://tc.example/12" }
  },
  {
    name: "Travis CI",
    environment: { TRAVIS: "true", TRAVIS_JOB_ID: "13", TRAVIS_JOB_WEB_URL: "https://travis.example/13" },
    job: { launcher: "Travis CI", id: "13", link: "https://travis.example/13" }
  },
  {
    name: "AppVeyor",
    environment: {
      APPVEYOR: "True",
      APPVEYOR_URL: "https://av.example",
      APPVEYOR_ACCOUNT_NAME: "lab",
      APPVEYOR_PROJECT_SLUG: "net",
      APPVEYOR_BUILD_ID: "14"
    },
    job: { launcher: "AppVeyor", id: "14", link: "https://av.example/project/lab/net/builds/14" }
  },
  {
    name: "Drone",
    environment: { DRONE: "true", DRONE_BUILD_NUMBER: "15", DRONE_BUILD_LINK: "https://drone.example/15" },
    job: { launcher: "Drone", id: "15", link: "https://drone.example/15" }
  },
  {
    name: "Woodpecker, which a CI of another name is not",
    environment: { CI: "woodpecker", CI_PIPELINE_NUMBER: "16", CI_PIPELINE_URL: "https://wp.example/16" },
    job: { launcher: "Woodpecker", id: "16", link: "https://wp.example/16" }
  },
  { name: "no CI of CI=true alone", environment: { CI: "true", CI_PIPELINE_NUMBER: "16" }, job: undefined },
  {
    name: "Semaphore",
    environment: { SEMAPHORE: "true", SEMAPHORE_JOB_ID: "17", SEMAPHORE_ORGANIZATION_URL: "https://lab.example" },
    job: { launcher: "Semaphore", id: "17", link: "https://lab.example/jobs/17" }
  },
  {
    name: "Cirrus CI",
    environment: { CIRRUS_CI: "true", CIRRUS_TASK_ID: "18" },
    job: { launcher: "Cirrus CI", id: "18", link: "https://cirrus-ci.com/task/18" }
  },
  {
    name: "Bitrise",
    environment: { BITRISE_IO: "true", BITRISE_BUILD_NUMBER: "19", BITRISE_BUILD_URL: "https://br.example/19" },
    job: { launcher: "Bitrise", id: "19", link: "https://br.example/19" }
  },
  {
    name: "Bamboo",
    environment: {
      bamboo_planKey: "LAB-NET",
      bamboo_buildResultKey: "LAB-NET-20",
      bamboo_buildResultsUrl: "https://bamboo.example/20"
    },
    job: { launcher: "Bamboo", id: "LAB-NET-20", link: "https://bamboo.example/20" }
  },
  {
    name: "GoCD",
    environment: { GO_PIPELINE_LABEL: "21", GO_PIPELINE_NAME: "net", GO_STAGE_COUNTER: "2" },
    job: { launcher: "GoCD", id: "net/21", attempt: 2 }
  },
  {
    name: "Codeship",
    environment: { CI_NAME: "codeship", CI_BUILD_ID: "22" },
    job: { launcher: "Codeship", id: "22" }
  },
  {
    name: "Taskcluster",
    environment: { TASK_ID: "abc", RUN_ID: "1", TASKCLUSTER_ROOT_URL: "https://tc.example" },
    job: { launcher: "Taskcluster", id: "abc", attempt: 2, link: "https://tc.example/tasks/abc/runs/1" }
  },
  {
    name: "a Slurm job that a CI's job submitted by Slurm's id",
    environment: { ...slurm, GITHUB_ACTIONS: "true", GITHUB_RUN_ID: "42" },
    job: slurmJob
  }
]
