/** The English catalogue. */
import type { Catalogue } from "./Catalogue.ts"
import { pluralOf } from "./plural.ts"

const plural = pluralOf("en")

export const en = {
  started: (name) => `${name} started`,
  progressed: (name) => `${name} is under way`,
  finished: (name) => `${name} finished`,
  failed: (name) => `${name} failed`,
  interrupted: (name) => `${name} was stopped`,
  killed: (name) => `${name} was killed`,
  lost: (name) => `${name} has fallen silent`,
  after: (sentence, duration) => `${sentence} after ${duration}`,

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

  step: (step) => `step ${step}`,
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
  now: (metric, value) => `${metric} is ${value}`,
  level: { info: "Info", warn: "Warning", error: "Error" },

  nothing: "(empty)"
} as const satisfies Catalogue
