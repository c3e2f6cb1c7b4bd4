/** What can go wrong on the way to Slack, on demand. */
import * as Data from "effect/Data"
import type * as Duration from "effect/Duration"

/**
 * A fault that one request meets instead of Slack's good behaviour.
 *
 * - `Delay`: the request is handled as usual, but later, even if the client has gone away in the meantime.
 * - `Hang`: no answer ever comes, and nothing is stored.
 * - `DropBefore`: the connection is cut, and nothing is stored.
 * - `DropAfter`: the request is handled as usual, then the connection is cut instead of an answer: the client cannot
 *   know whether it was accepted.
 * - `ServerError`: default status 500, default body `rollup_error`, as Slack documents it.
 * - `RateLimited`: a 429 that asks for so many seconds, or with `undefined` says nothing of how long to wait.
 * - `Refused`: Slack's own code for whatever is wrong, such as `edit_window_closed`, and nothing is stored.
 * - `Answer`: whatever is given, such as a proxy's page.
 * - `AnswerAfter`: the request is handled as usual, and answered with whatever is given, such as a `fatal_error`.
 *
 * @since 0.1.0
 */
export type Fault = Data.TaggedEnum<{
  Delay: { readonly duration: Duration.DurationInput }
  Hang: {}
  DropBefore: {}
  DropAfter: {}
  ServerError: { readonly status?: number | undefined; readonly body?: string | undefined }
  RateLimited: { readonly retryAfter: number | undefined }
  Refused: { readonly error: string }
  Answer: {
    readonly status: number
    readonly body: string
    readonly headers?: Readonly<Record<string, string>> | undefined
  }
  AnswerAfter: {
    readonly status: number
    readonly body: string
    readonly headers?: Readonly<Record<string, string>> | undefined
  }
}>

/**
 * Makes faults: `Fault.DropAfter()`, `Fault.RateLimited({ retryAfter: 7 })`.
 *
 * @example
 * import { Effect } from "effect"
 * import { Fault, SlackSandbox } from "runbell/testing"
 * const trouble = Effect.flatMap(SlackSandbox, ({ fail }) => fail(Fault.RateLimited({ retryAfter: 7 })))
 *
 * @since 0.1.0
 */
export const Fault = Data.taggedEnum<Fault>()
