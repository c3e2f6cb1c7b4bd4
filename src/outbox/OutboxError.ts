/** The outbox's own trouble: a folder that cannot be written or read. Who has it can still deliver from memory. */
import * as Data from "effect/Data"

/**
 * The outbox cannot be used: the disk is full, the folder is gone or is not ours.
 *
 * @since 0.1.0
 */
export class OutboxError extends Data.TaggedError("OutboxError")<{
  readonly path: string
  /** The system's code, such as `ENOSPC`. */
  readonly code: string
}> {
  override get message(): string {
    return `The outbox cannot use ${this.path} (${this.code}).`
  }
}

/** The system's code of a failed call; its message may quote what was written. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown error"
