/** What goes wrong with the journal: a file that cannot be written, or a name that is none. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"

/** `code` is the system's, such as `ENOSPC`. */
export class JournalError extends Data.TaggedError("JournalError")<{ readonly path: string; readonly code: string }> {
  override get message(): string {
    return `The journal cannot be written at ${this.path} (${this.code}).`
  }
}

/** The system's code of a failed call. The message may quote what must not be shown. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown error"

/** Does something with a file at once, and fails with what the system says. */
export const attempt = <A>(path: string, act: () => A): Effect.Effect<A, JournalError> =>
  Effect.try({ try: act, catch: (error) => new JournalError({ path, code: codeOf(error) }) })

/** {@link attempt} of what takes its time. Interrupted, it is left to itself. */
export const attemptLater = <A>(path: string, act: () => Promise<A>): Effect.Effect<A, JournalError> =>
  Effect.tryPromise({ try: act, catch: (error) => new JournalError({ path, code: codeOf(error) }) })
