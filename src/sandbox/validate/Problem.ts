/** What is wrong with a message, and where. */
import * as Schema from "effect/Schema"

/**
 * One problem, in the words of Slack's own validator (its published hack-json-schema), such as
 * `must be less than 151 characters` at `/blocks/0/text/text`.
 *
 * @example
 * import type { Problem, SandboxRequest } from "runbell/testing"
 * const line = ({ pointer, message }: Problem) => `${pointer} ${message}`
 * const whyRefused = ({ problems }: SandboxRequest) => problems.map(line)
 *
 * @since 0.1.0
 */
export const Problem = Schema.Struct({
  message: Schema.String,
  /** A JSON pointer into the message (RFC 6901). */
  pointer: Schema.String
}).annotations({ identifier: "Problem" })

/**
 * @since 0.1.0
 */
export type Problem = typeof Problem.Type
