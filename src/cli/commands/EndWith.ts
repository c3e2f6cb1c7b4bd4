/** A command that has said what is wrong ends with this exit code. */
import * as Data from "effect/Data"

export class EndWith extends Data.TaggedError("EndWith")<{ readonly code: number }> {}
