/** The programs that run another program, and how each names it on its command line. */

/** What runs a file that stands after its options. */
export interface Interpreter {
  readonly name: RegExp
  /** Options whose value is the next argument. */
  readonly valued: RegExp
  /** The program is in the argument itself or in the next one, or comes from stdin: what follows may be anything. */
  readonly inline: RegExp
  /** A module is named, in the rest of the argument or in the next one. */
  readonly module?: RegExp
  /** Words before the file. */
  readonly words?: ReadonlySet<string>
}

const nothing = /^(?!)/u

export const interpreters: ReadonlyArray<Interpreter> = [
  {
    name: /^(?:python|pypy)[\d.]*$/u,
    valued: /^-[bBdEhiIOPqsSuvVx]*[WX]$|^--check-hash-based-pycs$/u,
    inline: /^-(?:[bBdEhiIOPqsSuvVx]*c.*)?$/su,
    module: /^-[bBdEhiIOPqsSuvVx]*m(.*)$/u
  },
  {
    name: /^(?:ba|da|k|z|fi|a)?sh$/u,
    valued: /^[-+][A-Za-z]*[oO]$|^--(?:rcfile|init-file)$/u,
    inline: /^-(?:[A-Za-z]*[cs][A-Za-z]*)?$|^--command\b/u
  },
  {
    name: /^(?:node|nodejs|tsx|ts-node|bun|deno)$/u,
    valued: /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions)$/u,
    inline: /^(?:-|-e|-p|-pe|--eval|--print|eval)$|^--(?:eval|print)=/u,
    words: new Set(["run"])
  },
  { name: /^(?:Rscript|R)$/u, valued: nothing, inline: /^(?:-|-e)$/u },
  {
    name: /^julia$/u,
    valued: /^(?:-p|--procs|-t|--threads|-J|--sysimage|-L|--load)$/u,
    inline: /^-(?:[eE].*)?$|^--(?:eval|print)\b/su
  },
  { name: /^(?:ruby|perl)[\d.]*$/u, valued: /^-[Ir]$/u, inline: /^-(?:[A-Za-z0-9]*[eE].*)?$/su },
  { name: /^java$/u, valued: /^(?:-cp|-classpath|--class-path|-p|--module-path)$/u, inline: nothing }
]

const none: ReadonlySet<string> = new Set()
const run: ReadonlySet<string> = new Set(["run"])
const launch: ReadonlySet<string> = new Set(["launch", "run"])
const exec: ReadonlySet<string> = new Set(["exec", "run"])

/** What runs a task that a file of the project names: tool and task together say what it is. */
export const taskRunners: Readonly<Record<string, ReadonlySet<string>>> = {
  npm: new Set(["run", "run-script"]),
  pnpm: run,
  yarn: run,
  make: none,
  just: none,
  snakemake: none,
  dvc: new Set(["repro"])
}

/** What starts the program that follows, perhaps many times or elsewhere, and the words before that. */
export const starters: Readonly<Record<string, ReadonlySet<string>>> = {
  env: none,
  nice: none,
  nohup: none,
  setsid: none,
  stdbuf: none,
  time: none,
  timeout: none,
  taskset: none,
  numactl: none,
  "xvfb-run": none,
  torchrun: none,
  deepspeed: none,
  horovodrun: none,
  srun: none,
  mpirun: none,
  mpiexec: none,
  jsrun: none,
  flux: run,
  npx: none,
  uvx: none,
  accelerate: launch,
  colossalai: launch,
  uv: run,
  poetry: run,
  pipenv: run,
  pdm: run,
  hatch: run,
  rye: run,
  pixi: run,
  conda: run,
  mamba: run,
  micromamba: run,
  ray: new Set(["job", "submit"]),
  singularity: exec,
  apptainer: exec
}
