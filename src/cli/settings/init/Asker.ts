/** Who answers questions: a person at a terminal, or lines of a script. */
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"

/** No more answers will come: the end of the input, or Ctrl-C. */
export class InputEnded extends Data.TaggedError("InputEnded")<{}> {
  override get message(): string {
    return "The answers ended too early. Nothing was written."
  }
}

export interface Asker {
  readonly say: (line: string) => Effect.Effect<void>
  /** The answer without spaces around it. */
  readonly ask: (question: string) => Effect.Effect<string, InputEnded>
  /** The same; what is typed does not show. */
  readonly askSecretly: (question: string) => Effect.Effect<Redacted.Redacted, InputEnded>
}
