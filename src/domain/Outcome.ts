/** How a run ended, and the total function that tells it from an Exit. */
import * as Cause from "effect/Cause"
import * as Chunk from "effect/Chunk"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as ErrorReport from "./ErrorReport.ts"
import { Evidence } from "./Evidence.ts"
import { Summary, summarize } from "./Summary.ts"

const signal = Schema.optional(Schema.String)
const exitCode = Schema.optional(Schema.NonNegativeInt)
const evidence = Schema.optional(Evidence)

/**
 * The five ways in which a run ends. `Killed` and `Lost` are told by somebody else than the run: it could not.
 *
 * @example
 * import { Schema } from "effect"
 * import { Outcome } from "runbell"
 * Schema.is(Outcome.Outcome)({ _tag: "Failed", exitCode: 3 }) // true
 *
 * @since 0.1.0
 */
export const Outcome = Schema.Union(
  /** It ran to its end; `summary` is what it returned, when that is a small object of numbers and strings. */
  Schema.TaggedStruct("Finished", { summary: Schema.optional(Summary) }),
  /** It ended by an error, or, as a process, with an exit code that is not 0. */
  Schema.TaggedStruct("Failed", {
    error: Schema.optional(ErrorReport.ErrorReport),
    exitCode,
    evidence
  }),
  /**
   * It was stopped on purpose, by a person or by the program around it; by `signal`, where it was one, after which a
   * process may still end with an exit code. Not a crash.
   */
  Schema.TaggedStruct("Interrupted", { signal, exitCode, evidence }),
  /** It was ended from outside; `signal` is the signal's name where it was seen. */
  Schema.TaggedStruct("Killed", { signal, evidence }),
  /** It fell silent; `lastSignOfLife` is when it was last heard of. */
  Schema.TaggedStruct("Lost", { lastSignOfLife: Schema.optional(Schema.DateTimeUtcFromNumber), evidence })
).annotations({ identifier: "Outcome" })

/**
 * @since 0.1.0
 */
export type Outcome = typeof Outcome.Type

const finished = (value: unknown): Outcome => ({ _tag: "Finished", summary: summarize(value) })

const ended = (cause: Cause.Cause<unknown>): Outcome => {
  const failures = Chunk.toReadonlyArray(Cause.failures(cause))
  const defects = Chunk.toReadonlyArray(Cause.defects(cause))
  const all = failures.length + defects.length
  if (all === 0 && Cause.isInterrupted(cause)) return { _tag: "Interrupted" }
  return {
    _tag: "Failed",
    error:
      failures.length > 0
        ? ErrorReport.fromUnknown(failures[0], "failure", all - 1)
        : ErrorReport.fromUnknown(defects[0] ?? "", "defect", Math.max(0, all - 1))
  }
}

/**
 * The outcome that an Exit means. A success is `Finished`; a cause that is nothing but interruption is `Interrupted`;
 * every other cause is `Failed`, also when an interruption came with it. The first expected failure is the one that is
 * told, before any defect; how many more there were is counted.
 *
 * @example
 * import { Exit } from "effect"
 * import { Outcome } from "runbell"
 * Outcome.fromExit(Exit.succeed(1))._tag // "Finished"
 *
 * @since 0.1.0
 */
export const fromExit: (exit: Exit.Exit<unknown, unknown>) => Outcome = Exit.match({
  onSuccess: finished,
  onFailure: ended
})

/**
 * Whether an outcome is one that somebody should look at: everything but a finish and a stop on purpose.
 *
 * @example
 * import { Outcome } from "runbell"
 * Outcome.isTrouble({ _tag: "Interrupted" }) // false: somebody wanted it so
 *
 * @since 0.1.0
 */
export const isTrouble = (outcome: Outcome): boolean => outcome._tag !== "Finished" && outcome._tag !== "Interrupted"

/**
 * What people call an end: more than the outcome, where the evidence says more.
 *
 * @example
 * import { Outcome } from "runbell"
 * const worthAnotherTry: ReadonlySet<Outcome.Kind> = new Set(["preempted", "killed", "lost"])
 * const isWorthIt = (outcome: Outcome.Outcome) => worthAnotherTry.has(Outcome.kindOf(outcome))
 *
 * @since 0.1.0
 */
export type Kind =
  | "finished"
  | "failed"
  | "interrupted"
  | "preempted"
  | "time limit"
  | "out of memory"
  | "killed"
  | "vanished"
  | "lost"

const kinds = {
  Finished: "finished",
  Failed: "failed",
  Interrupted: "interrupted",
  Killed: "killed",
  Lost: "lost"
} as const satisfies Record<Outcome["_tag"], Kind>

/**
 * What to call an outcome. An exit code of a program's own stays `failed`, whatever was seen beside it.
 *
 * @example
 * import { Outcome } from "runbell"
 * Outcome.kindOf({ _tag: "Killed", signal: "SIGKILL", evidence: { _tag: "OutOfMemory" } }) // "out of memory"
 *
 * @since 0.1.0
 */
export const kindOf = (outcome: Outcome): Kind => {
  if (outcome._tag === "Finished" || outcome._tag === "Failed") return kinds[outcome._tag]
  switch (outcome.evidence?._tag) {
    case "OutOfMemory":
      return "out of memory"
    case "TimeLimit":
      return "time limit"
    case "Requeued":
      return "preempted"
    case "Vanished":
    case "EndedUnseen":
    case "EndedEarly":
      return "vanished"
    case "PerhapsOutOfMemory":
      // Without a signal nobody saw that it was killed.
      return outcome._tag === "Killed" && outcome.signal === undefined ? "vanished" : kinds[outcome._tag]
    default:
      return kinds[outcome._tag]
  }
}
