/** The English catalogue. */
import type { Catalogue } from "./Catalogue.ts"
import { pluralOf } from "./plural.ts"

const plural = pluralOf("en")

/**
 * The phrases in English. Spread it to begin a catalogue of your own.
 *
 * @example
 * import { type Catalogue, en } from "runbell"
 * const own: Catalogue = { ...en, started: (name) => `${name} is off` }
 *
 * @since 0.1.0
 */
export const en = {
  started: (name) => `${name} started`,
  progressed: (name) => `${name} is under way`,
  finished: (name) => `${name} finished`,
  failed: (name) => `${name} failed`,
  interrupted: (name) => `${name} was stopped`,
  killed: (name) => `${name} was killed`,
  lost: (name) => `${name} has fallen silent`,
  ranOutOfMemory: (name) => `${name} ran out of memory`,
  reachedTimeLimit: (name) => `${name} reached its time limit`,
  requeued: (name) => `${name} was stopped to be run again`,
  vanished: (name) => `${name} ended without a word`,
  after: (sentence, duration) => `${sentence} after ${duration}`,
  because: (sentence, reason) => `${sentence}: ${reason}`,

  interruptedMeans: "It was stopped on purpose, by a person or by the program around it. This is not a crash.",
  killedMeans: (signal) =>
    signal === undefined
      ? "The system ended it before it could say a word."
      : `The system ended it with ${signal} before it could say a word.`,
  lostMeans: (since) => (since === undefined ? "There is no sign of life." : `No sign of life since ${since}.`),

  project: "Project",
  workspace: "Workspace",
  tags: "Tags",
  host: "Host",
  link: "Link",
  result: "Result",
  lastMetrics: "Last metrics",
  stoppedAt: "Stopped at",
  causedBy: "Caused by",
  run: "run",
  command: "Command",
  commit: "Commit",
  uncommitted: "with uncommitted changes",
  job: "Job",
  task: (task) => `task ${task}`,
  node: (node) => `node ${node}`,
  rank: (rank, world) => (world === undefined ? `rank ${rank}` : `rank ${rank} of ${world}`),
  attempt: (attempt) => `attempt ${attempt}`,
  lastLines: { stderr: "Last lines of stderr", stdout: "Last lines of stdout" },

  exitCode: (code) => `exit code ${code}`,
  endedWith: (exitCode) => `It ended with ${exitCode}.`,
  stoppedBy: (signal) => `It was stopped with ${signal}.`,
  evidence: {
    OutOfMemory: (limit) =>
      limit === undefined
        ? "It ran out of memory: the kernel's counter rose."
        : `It ran out of memory: the kernel's counter rose, and its limit is ${limit}.`,
    PerhapsOutOfMemory: ({ value, written }) =>
      plural(value, {
        one: "Perhaps it ran out of memory: the machine killed one process for it meanwhile.",
        other: `Perhaps it ran out of memory: the machine killed ${written} processes for it meanwhile.`
      }),
    NotOutOfMemory: "The kernel did not kill it for memory: none of its counters rose.",
    ShellSignal: (signal) => `A shell says so when ${signal} ended its command.`,
    CommandNotFound: "A shell says so when it does not find a command.",
    CommandNotExecutable: "A shell says so when it finds a command and cannot execute it.",
    NativeCrash: "This is how native code crashes: a bug in a compiled library, or a faulty driver.",
    TimeLimit: (launcher) => `${launcher} had set its time limit to this moment.`,
    StoppedByLauncher: (launcher) =>
      `${launcher} stops its jobs so: cancelled, preempted, or because another process of the job failed.`,
    Requeued: (launcher) => `${launcher} took its place back, and has started it again since.`,
    Vanished: "Its process is gone and said no goodbye. How it ended was not seen.",
    EndedUnseen: "How it ended was not seen: runbell's own process had been killed before.",
    EndedEarly: "Its process ended by itself with exit code 0, before the run had come to its end.",
    Rebooted: "The machine was restarted meanwhile."
  },

  step: (step) => `step ${step}`,
  stepOf: (step, steps) => `step ${step} of ${steps}`,
  epoch: (epoch) => `epoch ${epoch}`,
  epochOf: (epoch, epochs) => `epoch ${epoch} of ${epochs}`,
  elapsed: "Elapsed",
  remaining: "Remaining",
  between: (atLeast, atMost) => `${atLeast} to ${atMost}`,
  speed: "Speed",
  stepsPer: {
    second: (steps) => `${steps} steps/s`,
    minute: (steps) => `${steps} steps/min`,
    hour: (steps) => `${steps} steps/h`
  },
  best: "Best",
  valueAt: (value, step) => `${value} (step ${step})`,
  curvesOf: (name) => `Curves of ${name}`,
  went: (metric, from, to, firstStep, lastStep) =>
    `${metric} went from ${from} to ${to} between step ${firstStep} and step ${lastStep}.`,
  stepAxis: "step",
  updated: (time) => `updated ${time}`,
  startedAgain: (name, attempt) =>
    attempt === undefined ? `${name} started again` : `${name} started again: attempt ${attempt}`,
  newCard: {
    deleted: "This run's card was deleted; it goes on here.",
    tooOld: "This run's card can no longer be edited; it goes on here.",
    unknown: "This run's card could not be found again; it goes on here."
  },
  wholeError: "The whole error",
  part: (part, parts) => `part ${part} of ${parts}`,
  toldLate: (time) => `told late: this happened at ${time}`,
  linesLeftOut: ({ value, written }) =>
    `… ${plural(value, { one: `${written} line`, other: `${written} lines` })} left out …`,
  fieldsLeftOut: ({ written }) => `and ${written} more`,
  otherErrors: ({ value, written }) =>
    plural(value, { one: `${written} more error came with it.`, other: `${written} more errors came with it.` }),
  alertsHeldBack: ({ value, written }) =>
    plural(value, {
      one: `${written} alert was held back by its cooldown.`,
      other: `${written} alerts were held back by their cooldown.`
    }),

  above: (metric, threshold) => `${metric} rose above ${threshold}`,
  below: (metric, threshold) => `${metric} fell below ${threshold}`,
  notFinite: (metric) => `${metric} is no longer a finite number`,
  condition: "A condition came true",
  stalled: {
    output: (silentFor) => `No output for ${silentFor}`,
    metrics: (silentFor) => `No change in the metrics for ${silentFor}`
  },
  resumed: (silentFor) => `It goes on, after ${silentFor}`,
  wrapperLost: (process) => `runbell's own process was killed; the command goes on as process ${process}`,
  wrapperLostMeans: "Its end will still be told, but not how it ended.",
  now: (metric, value) => `${metric} is ${value}`,
  level: { info: "Info", warn: "Warning", error: "Error" },

  perhapsRepeat: "may be a repeat",
  moreLikeThis: ({ value, written }) =>
    plural(value, { one: "one more like this", other: `${written} more like this` }),
  catchUp: ({ value, written }) =>
    plural(value, {
      one: "One message from while Slack could not be reached",
      other: `${written} messages from while Slack could not be reached`
    }),

  nothing: "(empty)"
} as const satisfies Catalogue
