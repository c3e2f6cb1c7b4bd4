/** What was seen of why a process ended: never more than that. */
import * as Schema from "effect/Schema"

/**
 * The evidence beside an exit code or a signal.
 *
 * @since 0.1.0
 */
export const Evidence = Schema.Union(
  /** The kernel's out-of-memory counter of the process's own control group rose; `limit` in bytes, where it has one. */
  Schema.TaggedStruct("OutOfMemory", { limit: Schema.optional(Schema.NonNegativeInt) }),
  /** So many processes were killed for memory meanwhile, perhaps this one or one that it needed; more was not seen. */
  Schema.TaggedStruct("PerhapsOutOfMemory", { killed: Schema.NonNegativeInt }),
  /** It was killed, and no out-of-memory counter rose. */
  Schema.TaggedStruct("NotOutOfMemory", {}),
  /** An exit code above 128, with which a shell reports that its child died of this signal. */
  Schema.TaggedStruct("ShellSignal", { signal: Schema.String }),
  /** The exit code 127, with which a shell reports that it did not find a command. */
  Schema.TaggedStruct("CommandNotFound", {}),
  /** The exit code 126, with which a shell reports that it found a command and could not execute it. */
  Schema.TaggedStruct("CommandNotExecutable", {}),
  /** A signal by which native code crashes: SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT. */
  Schema.TaggedStruct("NativeCrash", {}),
  /** It ended at the time at which the scheduler had announced to end it. */
  Schema.TaggedStruct("TimeLimit", { launcher: Schema.String }),
  /** A signal with which this launcher stops its jobs: on cancel, preemption, or when another process of the job failed. */
  Schema.TaggedStruct("StoppedByLauncher", { launcher: Schema.String }),
  /** The launcher took its place back, and was seen to start it again. */
  Schema.TaggedStruct("Requeued", { launcher: Schema.String }),
  /** Its process was gone, and had said no goodbye: that it ended was seen, how was not. */
  Schema.TaggedStruct("Vanished", {}),
  /** It outlived the process that was to see its end. */
  Schema.TaggedStruct("EndedUnseen", {}),
  /** Its process came to an end of its own, with exit code 0, while the run was still under way. */
  Schema.TaggedStruct("EndedEarly", {}),
  /** The machine was started again since. */
  Schema.TaggedStruct("Rebooted", {})
).annotations({ identifier: "Evidence" })

/**
 * @since 0.1.0
 */
export type Evidence = typeof Evidence.Type
