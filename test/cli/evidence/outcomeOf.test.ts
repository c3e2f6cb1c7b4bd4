/** Every end of a command means one outcome, with what was seen of the reason and no more. */
import { constants } from "node:os"
import { assert, describe, it } from "@effect/vitest"
import { FastCheck, Schema } from "effect"
import { type Ended, outcomeOf } from "../../../src/cli/evidence/outcomeOf.ts"
import type { Environment } from "../../../src/cli/origin/Environment.ts"
import type { Signal } from "../../../src/cli/wrapper/ChildEnd.ts"
import type { Evidence } from "../../../src/domain/Evidence.ts"
import { Outcome } from "../../../src/domain/Outcome.ts"
import type { OomCounters } from "../../../src/evidence/OomCounters.ts"

const now = 1_795_000_000_000

const still: OomCounters = { own: 0, machine: 3, limit: 64 * 1_024 ** 3 }
const ownRose: OomCounters = { ...still, own: 1, machine: 4 }
const machineRose: OomCounters = { ...still, machine: 5 }
const unseen: OomCounters = { own: undefined, machine: undefined, limit: undefined }

const slurm = { SLURM_JOB_ID: "4711" }
const endOfTime = (seconds: number): Environment => ({
  ...slurm,
  SLURM_JOB_END_TIME: String(now / 1_000 + seconds)
})
const torchrun = { TORCHELASTIC_RUN_ID: "none", RANK: "0", WORLD_SIZE: "8" }
const pod = { KUBERNETES_SERVICE_HOST: "10.0.0.1" }

const code = (code: number, around: Partial<Ended> = {}): Ended => ({
  ...quiet,
  end: { code, signal: undefined },
  ...around
})
const signal = (signal: Signal, around: Partial<Ended> = {}): Ended => ({
  ...quiet,
  end: { code: undefined, signal },
  ...around
})
const quiet = { before: still, after: still, environment: {}, now, stop: undefined }
const told = (signal: Signal, secondsAgo = 5) => ({ stop: { signal, at: now - secondsAgo * 1_000 } })

const killed = (signal: string, evidence?: Evidence): Outcome => ({ _tag: "Killed", signal, evidence })
const stopped = (signal: string, evidence?: Evidence): Outcome => ({ _tag: "Interrupted", signal, evidence })
const failed = (exitCode: number, evidence?: Evidence): Outcome => ({ _tag: "Failed", exitCode, evidence })
const by = (launcher: string): Evidence => ({ _tag: "StoppedByLauncher", launcher })
const shell = (signal: string): Evidence => ({ _tag: "ShellSignal", signal })
const timeLimit: Evidence = { _tag: "TimeLimit", launcher: "Slurm" }
const outOfMemory: Evidence = { _tag: "OutOfMemory", limit: 64 * 1_024 ** 3 }
const perhaps = (killed: number): Evidence => ({ _tag: "PerhapsOutOfMemory", killed })
const notOutOfMemory: Evidence = { _tag: "NotOutOfMemory" }
const nativeCrash: Evidence = { _tag: "NativeCrash" }

type Row = readonly [sentence: string, ended: Ended, outcome: Outcome]

const codes: ReadonlyArray<Row> = [
  ["0 is a finish", code(0), { _tag: "Finished" }],
  ["0 stays a finish when others ran out of memory", code(0, { after: ownRose }), { _tag: "Finished" }],
  ["3 is a failure", code(3), failed(3)],
  ["255 is a failure and no signal", code(255), failed(255)],
  ["127 is what a shell says of a command that is not there", code(127), failed(127, { _tag: "CommandNotFound" })],
  [
    "126 is what a shell says of a command that it cannot run",
    code(126),
    failed(126, { _tag: "CommandNotExecutable" })
  ],
  ["128 is no signal", code(128), failed(128)],
  ["137 is a shell's word for SIGKILL", code(137), failed(137, shell("SIGKILL"))],
  ["137 with the own counter risen is out of memory", code(137, { after: ownRose }), failed(137, outOfMemory)],
  ["137 long after it rose is not", code(137, { recent: ownRose, after: ownRose }), failed(137, shell("SIGKILL"))],
  ["137 with the machine's counter risen is perhaps so", code(137, { after: machineRose }), failed(137, perhaps(2))],
  [
    "137 at the end of the job's time is its time limit",
    code(137, { environment: endOfTime(-30) }),
    failed(137, timeLimit)
  ],
  ["139 is a shell's word for SIGSEGV", code(139), failed(139, shell("SIGSEGV"))],
  ["134 is a shell's word for SIGABRT", code(134), failed(134, shell("SIGABRT"))],
  ["129 is no stop, since git means a wrong option by it", code(129), failed(129, shell("SIGHUP"))],
  [
    "1 with the own counter risen may be for a worker that was killed",
    code(1, { after: ownRose }),
    failed(1, perhaps(1))
  ],
  ["1 with the machine's counter risen is no more than 1", code(1, { after: machineRose }), failed(1)]
]

const stops: ReadonlyArray<Row> = [
  ["SIGINT is a stop", signal("SIGINT"), stopped("SIGINT")],
  ["SIGTERM is a stop", signal("SIGTERM"), stopped("SIGTERM")],
  ["SIGHUP, a closed terminal, is a stop", signal("SIGHUP"), stopped("SIGHUP")],
  ["SIGQUIT is a stop", signal("SIGQUIT"), stopped("SIGQUIT")],
  ["SIGTERM under Slurm is Slurm's way", signal("SIGTERM", { environment: slurm }), stopped("SIGTERM", by("Slurm"))],
  [
    "SIGTERM in a pod is Kubernetes' way",
    signal("SIGTERM", { environment: pod }),
    stopped("SIGTERM", by("Kubernetes"))
  ],
  [
    "SIGTERM of a worker under Slurm is the way of torchrun, which is nearer",
    signal("SIGTERM", { environment: { ...slurm, ...torchrun } }),
    stopped("SIGTERM", by("torchrun"))
  ],
  [
    "SIGTERM of a rank whose launcher is not known to use it is Slurm's way",
    signal("SIGTERM", { environment: { ...slurm, PMI_RANK: "1", PMI_SIZE: "2" } }),
    stopped("SIGTERM", by("Slurm"))
  ],
  ["SIGINT under Slurm may be a person's", signal("SIGINT", { environment: slurm }), stopped("SIGINT")],
  [
    "SIGINT in GitHub Actions is how it cancels",
    signal("SIGINT", { environment: { GITHUB_ACTIONS: "true" } }),
    stopped("SIGINT", by("GitHub Actions"))
  ],
  [
    "SIGTERM at the end of the time is the limit",
    signal("SIGTERM", { environment: endOfTime(1) }),
    stopped("SIGTERM", timeLimit)
  ],
  [
    "SIGTERM a minute after the end of the time still is",
    signal("SIGTERM", { environment: endOfTime(-60) }),
    stopped("SIGTERM", timeLimit)
  ],
  ["SIGTERM later is not", signal("SIGTERM", { environment: endOfTime(-61) }), stopped("SIGTERM", by("Slurm"))],
  ["SIGTERM long before it is not", signal("SIGTERM", { environment: endOfTime(61) }), stopped("SIGTERM", by("Slurm"))],
  ["SIGINT at that time may be a person's", signal("SIGINT", { environment: endOfTime(0) }), stopped("SIGINT")],
  [
    "SIGUSR1 shortly before the end of the time is Slurm's notice",
    signal("SIGUSR1", { environment: endOfTime(60) }),
    stopped("SIGUSR1", timeLimit)
  ],
  [
    "SIGUSR2 is Grid Engine's notice",
    signal("SIGUSR2", { environment: { JOB_ID: "7", SGE_TASK_ID: "undefined" } }),
    stopped("SIGUSR2", by("Grid Engine"))
  ],
  ["SIGUSR1 of nobody is no stop", signal("SIGUSR1"), killed("SIGUSR1")]
]

const saidStops: ReadonlyArray<Row> = [
  ["130 is a stop by its own word", code(130), { _tag: "Interrupted", exitCode: 130, evidence: shell("SIGINT") }],
  ["143 is a stop by its own word", code(143), { _tag: "Interrupted", exitCode: 143, evidence: shell("SIGTERM") }],
  [
    "143 under Slurm is Slurm's way",
    code(143, { environment: slurm }),
    { _tag: "Interrupted", exitCode: 143, evidence: by("Slurm") }
  ],
  [
    "143 at the end of the time is the limit",
    code(143, { environment: endOfTime(-10) }),
    { _tag: "Interrupted", exitCode: 143, evidence: timeLimit }
  ]
]

const seenStops: ReadonlyArray<Row> = [
  [
    "1 after Ctrl-C is a stop",
    code(1, told("SIGINT")),
    { _tag: "Interrupted", signal: "SIGINT", exitCode: 1, evidence: undefined }
  ],
  [
    "0 after SIGTERM is a stop, and no completion",
    code(0, { ...told("SIGTERM"), environment: slurm }),
    { _tag: "Interrupted", signal: "SIGTERM", exitCode: 0, evidence: by("Slurm") }
  ],
  ["0 after a hang-up that did not concern it is a finish", code(0, told("SIGHUP")), { _tag: "Finished" }],
  [
    "1 after a hang-up is a stop",
    code(1, told("SIGHUP")),
    { _tag: "Interrupted", signal: "SIGHUP", exitCode: 1, evidence: undefined }
  ],
  ["0 long after Ctrl-C is a finish", code(0, told("SIGINT", 121)), { _tag: "Finished" }],
  ["1 long after Ctrl-C is a failure", code(1, told("SIGINT", 121)), failed(1)],
  [
    "137 after SIGTERM is out of memory when it was",
    code(137, { ...told("SIGTERM"), after: ownRose }),
    failed(137, outOfMemory)
  ],
  ["SIGSEGV after Ctrl-C is a crash all the same", signal("SIGSEGV", told("SIGINT")), killed("SIGSEGV", nativeCrash)],
  [
    "SIGKILL after SIGTERM under Slurm is Slurm's way",
    signal("SIGKILL", { ...told("SIGTERM", 30), environment: slurm }),
    killed("SIGKILL", by("Slurm"))
  ]
]

const kills: ReadonlyArray<Row> = [
  [
    "SIGKILL with the own counter risen is out of memory",
    signal("SIGKILL", { after: ownRose }),
    killed("SIGKILL", outOfMemory)
  ],
  [
    "SIGKILL long after the own counter rose is not so: that was another process",
    signal("SIGKILL", { recent: ownRose, after: ownRose }),
    killed("SIGKILL", notOutOfMemory)
  ],
  [
    "SIGKILL with the own counter risen is so without a limit, too",
    signal("SIGKILL", { before: { ...still, limit: undefined }, after: { ...ownRose, limit: undefined } }),
    killed("SIGKILL", { _tag: "OutOfMemory", limit: undefined })
  ],
  [
    "SIGKILL tells the limit from before where the control group is gone",
    signal("SIGKILL", { after: { ...ownRose, limit: undefined } }),
    killed("SIGKILL", outOfMemory)
  ],
  [
    "SIGKILL with the machine's counter risen is perhaps so",
    signal("SIGKILL", { after: machineRose }),
    killed("SIGKILL", perhaps(2))
  ],
  ["SIGKILL with no counter risen is not so", signal("SIGKILL"), killed("SIGKILL", notOutOfMemory)],
  [
    "SIGKILL with no counter to see says nothing",
    signal("SIGKILL", { before: unseen, after: unseen }),
    killed("SIGKILL")
  ],
  [
    "SIGKILL with a control group that vanished goes by the machine's counter",
    signal("SIGKILL", { after: { ...unseen, machine: 3 } }),
    killed("SIGKILL", notOutOfMemory)
  ],
  [
    "SIGKILL at the end of the time is the limit",
    signal("SIGKILL", { environment: endOfTime(-31) }),
    killed("SIGKILL", timeLimit)
  ],
  [
    "SIGKILL at the end of the time is out of memory when it was",
    signal("SIGKILL", { environment: endOfTime(0), after: ownRose }),
    killed("SIGKILL", outOfMemory)
  ],
  ...(["SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT"] as const).map(
    (crash): Row => [`${crash} is a crash of native code, by its name`, signal(crash), killed(crash, nativeCrash)]
  ),
  ["SIGPIPE ends it, and nobody knows more", signal("SIGPIPE"), killed("SIGPIPE")],
  ["SIGXCPU ends it, and nobody knows more", signal("SIGXCPU"), killed("SIGXCPU")]
]

const tells = (rows: ReadonlyArray<Row>) => {
  for (const [sentence, ended, outcome] of rows) {
    it(`says: ${sentence}`, () => assert.deepStrictEqual(outcomeOf(ended), outcome))
  }
}

describe("outcomeOf, an exit code", () => {
  tells(codes)
})

describe("outcomeOf, a signal to stop", () => {
  tells(stops)
})

describe("outcomeOf, an exit code that says of a stop", () => {
  tells(saidStops)
})

describe("outcomeOf, after a stop that was seen", () => {
  tells(seenStops)
})

describe("outcomeOf, a kill", () => {
  tells(kills)
})

describe("outcomeOf", () => {
  const { constantFrom, integer, nat, option, record } = FastCheck
  // The keys are signals by their own type, which Object.keys forgets.
  const anySignal = constantFrom(...(Object.keys(constants.signals) as Array<Signal>))
  const count = option(nat(), { nil: undefined })
  const counters = record({ own: count, machine: count, limit: count })
  const ended: FastCheck.Arbitrary<Ended> = record({
    end: FastCheck.oneof(
      record({ code: integer({ min: 0, max: 255 }), signal: FastCheck.constant(undefined) }),
      record({ code: FastCheck.constant(undefined), signal: anySignal })
    ),
    before: counters,
    after: counters,
    environment: constantFrom<Environment>({}, slurm, endOfTime(0), torchrun, pod),
    now: FastCheck.constant(now),
    stop: option(record({ signal: anySignal, at: integer({ min: now - 300_000, max: now }) }), { nil: undefined })
  })

  it("is an outcome that a run can hold, a finish only for 0, and never for a signal", () => {
    FastCheck.assert(
      FastCheck.property(ended, (ended) => {
        const outcome = outcomeOf(ended)
        assert.isTrue(Schema.is(Outcome)(outcome))
        assert.isTrue(outcome._tag !== "Finished" || ended.end.code === 0)
      })
    )
  })

  it("is out of memory only where the own counter rose", () => {
    FastCheck.assert(
      FastCheck.property(ended, (ended) => {
        const outcome = outcomeOf(ended)
        const evidence = "evidence" in outcome ? outcome.evidence : undefined
        assert.isTrue(evidence?._tag !== "OutOfMemory" || (ended.after.own ?? 0) > (ended.before.own ?? 0))
      })
    )
  })
})
