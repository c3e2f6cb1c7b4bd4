/** A request to a webhook or to the Web API and what became of it: what a test of attempts and refusals wants to see. */
import * as Schema from "effect/Schema"
import { Note } from "./StoredMessage.ts"
import { Problem } from "./validate/Problem.ts"

/**
 * One request. It holds neither the secret of the webhook, nor the token, nor the address of an upload, nor any header.
 *
 * @example
 * import { Effect } from "effect"
 * import { type SandboxRequest, SlackSandbox } from "runbell/testing"
 * const isLimited = ({ status }: SandboxRequest) => status === 429
 * const test = Effect.gen(function* () {
 *   const { requests } = yield* SlackSandbox
 *   return (yield* requests).filter(isLimited).length
 * })
 *
 * @since 0.1.0
 */
export const SandboxRequest = Schema.Struct({
  /** When it came, in milliseconds since the epoch. */
  at: Schema.Number,
  method: Schema.String,
  /** The webhook's id, such as `B00000001`; `unknown`, `trigger`, `workflow`, `api` or `upload` when it went elsewhere. */
  webhook: Schema.String,
  /** The method of the Web API, such as `chat.postMessage`; `upload` when the bytes of a file were sent. */
  call: Schema.optional(Schema.String),
  /** What was sent: the JSON, the arguments of a call without the token, or the id and the size of a file. */
  payload: Schema.optional(Schema.Unknown),
  /** The tag of the fault that it met. */
  fault: Schema.optional(Schema.String),
  /** The status of the answer; none when there was no answer. */
  status: Schema.optional(Schema.Int),
  /** The body of the answer. */
  body: Schema.String,
  /** Why the message was refused, in more detail than Slack gives on a webhook. */
  problems: Schema.Array(Problem),
  notes: Schema.Array(Note)
}).annotations({ identifier: "SandboxRequest" })

/**
 * @since 0.1.0
 */
export type SandboxRequest = typeof SandboxRequest.Type
