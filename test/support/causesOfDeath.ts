/** Every way in which a run comes to its end, as a table: what is done to it, who tells, and what. */
import { Effect, Schedule } from "effect"
import type { Dying, Face } from "./dying.ts"
import { memoryLimit } from "./memoryGroup.ts"
import { inSession, isHeld, kill, treeOf } from "./processes.ts"
import { killAll, reboot } from "./reboot.ts"

export interface Cause {
  readonly cause: string
  readonly face: Face
  /** The script of sh that is wrapped, or how the program ends. */
  readonly does: string
  /** Variables besides those of every process. */
  readonly more?: () => Readonly<Record<string, string>>
  /** Whether the memory of its control group is limited. */
  readonly isLimited?: boolean
  /** What happens to it once its run has begun, one thing after the other. The last one ends it. */
  readonly steps: readonly [...ReadonlyArray<Step>, Step]
  /** Who claims the end. */
  readonly teller: "program" | "wrapper" | "watchdog" | "recovery"
  /** What stands beneath the last title. */
  readonly because?: RegExp
  /** The row of the table in docs/what-runbell-can-know.md. */
  readonly row: string
}

export interface Step {
  readonly happens: (dying: Dying) => Effect.Effect<void>
  /** The title of what is told of it, in which `PID` stands for the command's. */
  readonly told: string
}

export const started = "🚀 train started"

export const faces = ["command", "library", "Promise face"] as const satisfies ReadonlyArray<Face>

/** The shell tells its own pid, which is the command's, since it becomes the sleep. */
export const waits = { command: "echo $$; exec sleep 1000", library: "waits", "Promise face": "waits" } as const

export const endsWhenTold = { command: "echo $$; read go", library: "finishes", "Promise face": "finishes" } as const

export const failsWhenTold = { command: "echo $$; read go; exit 3", library: "fails", "Promise face": "fails" } as const

/** The kernel takes the largest process of the group: the command, whose wrapper sees it, or the program, whose watchdog does. */
const eats = {
  command: `echo $$; read go; exec '${process.execPath}' -e 'for (const all = [];;) all.push(new Uint8Array(2 ** 23).fill(1))'`,
  library: "eats",
  "Promise face": "eats"
} as const

const itsOwn = { command: "wrapper", library: "program", "Promise face": "program" } as const

const goes = ({ go }: Dying) => go

const signal = (signal: NodeJS.Signals, whom: (dying: Dying) => ReadonlyArray<number>) => (dying: Dying) =>
  Effect.sync(() => whom(dying).forEach((pid) => kill(pid, signal)))

const itself = ({ pid }: Dying) => [pid]
const innerOne = ({ inner }: Dying) => [inner]
const both = ({ pid, inner }: Dying) => [pid, inner]
const group = ({ pid }: Dying) => [-pid]
const session = ({ pid }: Dying) => inSession(pid)
const tree = ({ pid }: Dying) => treeOf(pid)

const finished = (face: Face, cause: string, does: string): Cause => ({
  cause,
  face,
  does,
  steps: [{ happens: goes, told: "✅ train finished" }],
  teller: itsOwn[face],
  row: "exit code 0, a value"
})

const failed = (face: Face, cause: string, does: string, because: RegExp): Cause => ({
  cause,
  face,
  does,
  steps: [{ happens: goes, told: "❌ train failed" }],
  teller: itsOwn[face],
  because,
  row: "another exit code, an error"
})

const exited = (face: Face, cause: string, does: string, code: number): Cause => ({
  ...failed(face, cause, does, new RegExp(`exit code ${code}`, "u")),
  teller: "watchdog",
  row: "`process.exit()` within a run, an exception in nobody's care"
})

const left = (face: Face): Cause => ({
  cause: "process.exit(0)",
  face,
  does: "leaves",
  steps: [{ happens: goes, told: "🔇 train ended without a word" }],
  teller: "watchdog",
  because: /with exit code 0, before the run had come to its end/u,
  row: "`process.exit(0)` within a run, or a program in which nothing is left to wait for"
})

const stopped = (face: Face, name: "SIGINT" | "SIGTERM" | "SIGHUP"): Cause => ({
  cause: name,
  face,
  does: waits[face],
  steps: [{ happens: signal(name, itself), told: "⏹️ train was stopped" }],
  teller: itsOwn[face],
  ...(face === "library" ? {} : { because: new RegExp(name, "u") }),
  row: "Ctrl-C, SIGTERM, SIGHUP"
})

const killed = (name: "SIGKILL" | "SIGSEGV", row: string): Cause => ({
  cause: `${name} of the command`,
  face: "command",
  does: waits.command,
  steps: [{ happens: signal(name, innerOne), told: "💀 train was killed" }],
  teller: "wrapper",
  because: new RegExp(name, "u"),
  row
})

const ofAll = "SIGKILL of wrapper and command, of the group, of the session, of the whole tree; SIGKILL of a program"

const inNativeCode = "a crash in native code"

const vanished = (
  face: Face,
  whose: string,
  whom: (dying: Dying) => ReadonlyArray<number>,
  name: "SIGKILL" | "SIGSEGV" = "SIGKILL"
): Cause => ({
  cause: `${name} of ${whose}`,
  face,
  does: waits[face],
  steps: [{ happens: signal(name, whom), told: "💀 train ended without a word" }],
  teller: "watchdog",
  because: /Its process is gone and said no goodbye/u,
  row: name === "SIGKILL" ? ofAll : inNativeCode
})

/** Whoever comes by a second time finds nothing left to tell. */
const thenRecovered = (end: (dying: Dying) => Effect.Effect<void>) => (dying: Dying) =>
  Effect.all([end(dying), dying.runbell("recover"), dying.runbell("recover")], { discard: true })

/** What befalls a run in the same way, whatever its face. */
const ofEach = (face: Face): ReadonlyArray<Cause> => [
  {
    cause: "SIGSTOP and SIGCONT, going on to its own end",
    face,
    does: endsWhenTold[face],
    steps: [{ happens: (dying) => Effect.zipRight(held(dying), dying.go), told: "✅ train finished" }],
    teller: itsOwn[face],
    row: "exit code 0, a value"
  },
  {
    cause: "the memory limit of its control group was hit",
    face,
    does: eats[face],
    isLimited: true,
    steps: [{ happens: goes, told: "💀 train ran out of memory" }],
    teller: face === "command" ? "wrapper" : "watchdog",
    because: new RegExp(
      // Only a parent sees the signal.
      `The system ended it ${face === "command" ? "with SIGKILL" : "before"}.* the kernel's counter rose, and its limit is ${memoryLimit / 2 ** 20} MiB`,
      "su"
    ),
    row: face === "command" ? "SIGKILL of the command, its wrapper alive" : ofAll
  },
  {
    cause: "SIGKILL of all there is, its watchdog too",
    face,
    does: waits[face],
    steps: [{ happens: thenRecovered(killAll), told: "🔇 train ended without a word" }],
    teller: "recovery",
    because: /No sign of life since /u,
    row: "the watchdog killed with all the rest: `cgroup.kill`, the end of a container, of a Slurm step, of a systemd service"
  },
  {
    cause: "the machine was restarted",
    face,
    does: waits[face],
    steps: [{ happens: thenRecovered(reboot), told: "🔇 train has fallen silent" }],
    teller: "recovery",
    because: /No sign of life since .*\. The machine was restarted meanwhile\./u,
    row: "the machine restarted, or lost its power"
  }
]

/** All of it stands still, and then goes on again. */
const held = ({ pid, inner }: Dying) =>
  Effect.sync(() => [pid, inner].forEach((one) => kill(one, "SIGSTOP"))).pipe(
    Effect.zipRight(
      Effect.sync(() => isHeld(pid) && isHeld(inner)).pipe(
        Effect.repeat({ until: (are) => are, schedule: Schedule.spaced("10 millis") })
      )
    ),
    Effect.zipRight(Effect.sync(() => [inner, pid].forEach((one) => kill(one, "SIGCONT"))))
  )

/** In seconds since the epoch: the job has no time left. */
const atTimeLimit = () => ({ SLURM_JOB_ID: "4711", SLURM_JOB_END_TIME: String(Math.floor(Date.now() / 1_000)) })

const commands: ReadonlyArray<Cause> = [
  finished("command", "exit 0", endsWhenTold.command),
  failed("command", "exit 3", failsWhenTold.command, /exit code 3/u),
  stopped("command", "SIGINT"),
  stopped("command", "SIGTERM"),
  stopped("command", "SIGHUP"),
  {
    ...stopped("command", "SIGTERM"),
    cause: "SIGTERM at the time limit of its job",
    more: atTimeLimit,
    steps: [{ happens: signal("SIGTERM", itself), told: "⏹️ train reached its time limit" }],
    row: "SIGTERM at the end of a job's time (Slurm)"
  },
  killed("SIGKILL", "SIGKILL of the command, its wrapper alive"),
  killed("SIGSEGV", inNativeCode),
  {
    cause: "SIGKILL of the wrapper, and later SIGTERM of the command",
    face: "command",
    does: waits.command,
    steps: [
      {
        happens: signal("SIGKILL", itself),
        told: "⚠️ runbell's own process was killed; the command goes on as process PID"
      },
      { happens: signal("SIGTERM", innerOne), told: "🔇 train ended without a word" }
    ],
    teller: "watchdog",
    because: /How it ended was not seen/u,
    row: "SIGKILL of the wrapper alone"
  },
  vanished("command", "both, one right after the other", both),
  vanished("command", "the group", group),
  vanished("command", "the session", session),
  vanished("command", "the whole tree", tree)
]

const ofPrograms = (face: "library" | "Promise face"): ReadonlyArray<Cause> => [
  { ...finished(face, "a value", "finishes"), because: /0\.97/u },
  failed(face, face === "library" ? "a failure" : "a rejection", "fails", /no more data/u),
  exited(face, "process.exit(3)", "exits", 3),
  left(face),
  exited(face, "an exception in nobody's care", "throws", 1),
  stopped(face, "SIGINT"),
  stopped(face, "SIGTERM"),
  stopped(face, "SIGHUP"),
  vanished(face, "the program", itself),
  vanished(face, "the group", group),
  vanished(face, "the session", session),
  vanished(face, "the whole tree", tree),
  vanished(face, "the program", itself, "SIGSEGV")
]

const promises: ReadonlyArray<Cause> = [
  exited("Promise face", "a rejection in nobody's care", "rejects", 1),
  {
    ...failed("Promise face", "a promise that nothing can settle any more", "hangs", /never settled/u),
    row: "a promise that nothing can settle any more (`runbell/promise`)"
  },
  finished("Promise face", "a program that forgets to end its run", "forgets")
]

export const causes: ReadonlyArray<Cause> = [
  ...commands,
  ...ofPrograms("library"),
  ...ofPrograms("Promise face"),
  ...promises,
  ...faces.flatMap(ofEach)
]
